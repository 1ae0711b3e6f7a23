-- Vilka grupper prioriterar flera förbund?
with prioritised as (
  select distinct association_id, group_id
  from priority_group
  where context = 'priority'
)
select
  group_name,
  count(*) as forbund,
  string_agg(association_name, ', ' order by association.sort_order) as vilka
from prioritised
join common_group using (group_id)
join association using (association_id)
group by group_name
having count(*) > 1
order by forbund desc, group_name
