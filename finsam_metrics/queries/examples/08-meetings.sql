-- När möts styrelserna?
select association_name, date, place
from meeting
join association using (association_id)
where body = 'styrelse'
order by date
