-- Fick förbunden det som de bad om?
select association_name, budget_year, applied_for_sek as sokt, frame_sek as beviljat
from plan
join association using (association_id)
where applied_for_sek is not null
order by budget_year
