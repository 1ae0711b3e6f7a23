-- Ur vilka dokument kommer siffrorna?
select association_name, document.title, count(*) as siffror
from budget_line
join plan_package using (plan_id)
join document using (document_id)
join association on association.association_id = document.association_id
group by association_name, document.title
order by siffror desc
