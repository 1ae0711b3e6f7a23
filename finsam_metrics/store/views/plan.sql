-- One row per plan with the amounts it states for its own year.
create view plan as
with named as (
  select
    plan_id,
    concept,
    amount_sek,
    is_approximate,
    figure_id,
    row_number() over (
      partition by plan_id, concept
      order by statement, is_approximate, figure_id
    ) as place
  from budget_line
  join plan_package using (plan_id)
  where year = budget_year
    and version = 'budget'
    and document_kind = 'plan'
    and concept in ('frame', 'applied_for', 'disposable')
),
first_named as (
  select * from named where place = 1
),
amounts as (
  select
    plan_package.plan_id,
    plan_package.association_id,
    plan_package.plan_title,
    plan_package.budget_year,
    plan_package.revision,
    plan_package.phase,
    plan_package.document_id,
    frame.amount_sek as frame_sek,
    frame.figure_id as frame_figure_id,
    applied_for.amount_sek as applied_for_sek,
    applied_for.figure_id as applied_for_figure_id,
    disposable.amount_sek as disposable_sek,
    disposable.is_approximate as disposable_is_approximate,
    disposable.figure_id as disposable_figure_id
  from plan_package
  left join first_named as frame
    on frame.plan_id = plan_package.plan_id and frame.concept = 'frame'
  left join first_named as applied_for
    on applied_for.plan_id = plan_package.plan_id and applied_for.concept = 'applied_for'
  left join first_named as disposable
    on disposable.plan_id = plan_package.plan_id and disposable.concept = 'disposable'
  where plan_package.document_kind = 'plan'
)
select * from amounts;
