-- Vilka insatser nämner planerna, och med vilka pengar?
select association_name, budget_year, name, amount_sek, page, line
from initiative
join plan_package using (plan_id, association_id)
join association using (association_id)
order by amount_sek desc nulls last, association_name, name
