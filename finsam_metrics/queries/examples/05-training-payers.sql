-- Vem betalar de gemensamma utbildningarna?
select title, association_name, amount_sek, share
from allocation_key
join allocation_key_share using (key_id)
join association using (association_id)
order by title, association.sort_order
