-- Vilka mål har en siffra att mäta mot?
select association_name, goal_summary, target_operator, target_value, target_unit
from goal
join association using (association_id)
where target_value is not null
order by association_name, goal_summary
