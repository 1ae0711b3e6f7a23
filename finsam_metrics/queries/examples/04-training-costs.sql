-- Vad kostade de gemensamma utbildningarna?
select association_name, year, count(*) as utbildningar, sum(cost_sek) as kronor
from training
join association using (association_id)
where scope = 'joint'
group by association_name, year
having sum(cost_sek) is not null
order by year
