-- Hur stor del av budgeten går till insatser?
with items as (
  select association_name, year, area_id, amount_sek
  from budget_line
  join plan_package using (plan_id)
  join association on association.association_id = budget_line.association_id
  join budget_category using (category_id)
  where statement = 'budget'
    and row_kind = 'item'
    and version = 'budget'
    and year = budget_year
    and area_id is not null
)
select
  association_name,
  year,
  round(100.0 * sum(amount_sek) filter (where area_id = 'initiatives') / sum(amount_sek)) as procent
from items
group by association_name, year
having count(distinct area_id) > 1
order by association_name
