-- Var står det vad styrelsen i Västerås kostar?
select line_text, printed_text, amount_sek, column_text, page, line
from budget_line
where plan_id = 'vasteras-2014'
  and category_id = 'board'
  and version = 'budget'
order by line
