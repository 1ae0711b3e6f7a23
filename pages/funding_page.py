"""Finansiering: who pays, what was asked for and granted, and what covers the rest?"""

from finsam_metrics.metrics import funding
from finsam_metrics.metrics.answers.funding import parties_answer
from finsam_metrics.ui.pages.money import funding_views
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
found = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
components.need_budgets(found, chosen)

lines, rule_values = store["budget_line"], store["rule_value"]
parties = funding.party_contributions(
    lines, rule_values, store["budget_category"], found, chosen.measure
)
means = funding.stated_means(lines, found, chosen.measure)
budgets = funding.with_party_gaps(found, parties, means)
answer = parties_answer(parties, budgets, rule_values)

components.answer(answer or "Ingen av de valda planerna anger vem som betalar")
components.subtitle(funding_views.parties_subtitle(budgets, chosen))
funding_views.draw_parties(parties, budgets, store, chosen, answer)
funding_views.draw_means(means, found, store, chosen)
funding_views.draw_municipalities(found, store)
funding_views.draw_equity(found, store)
funding_views.draw_earlier_money(found, store)
