"""Two budgets row by row, with what makes each row hard to compare."""

from itertools import combinations

import polars as pl
import pytest

from finsam_metrics.metrics.answers.pairs import pair_answer, verdict_answer
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.metrics.measures import with_bases
from finsam_metrics.metrics.pairs import compare_pair, most_comparable, side_cells
from finsam_metrics.metrics.selection import list_budgets
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import NBSP

NO_NOTES = pl.DataFrame(
    schema={"plan_id": pl.String, "level": pl.String, "term_id": pl.String, "note_text": pl.String}
)


def plain(text):
    """The text with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def take(tables):
    """Two columns with bases and gaps, each by association and year."""

    def taken(*sides, measure=Measure.TKR, price_year=None):
        listed = list_budgets(
            tables.association,
            tables.plan,
            tables.plan_package,
            tables.budget_line,
            association_ids=[association for association, _ in sides],
        )
        based = with_bases(
            listed, tables.totals, tables.inhabitants, tables.price_index, price_year=price_year
        )
        based = with_cost_gaps(based, tables.initiative, measure)
        return pl.concat(
            based.filter(pl.col("association_id") == association, pl.col("year") == year)
            for association, year in sides
        )

    return taken


@pytest.fixture
def compare(tables, take):
    """A compared pair, by row."""

    def compared(*sides, measure=Measure.TKR, price_year=None, notes=None):
        pair = take(*sides, measure=measure, price_year=price_year)
        return compare_pair(
            tables.by_category,
            tables.budget_area,
            tables.comparison_note if notes is None else notes,
            pair,
            measure,
            price_year=price_year,
        )

    return compared


def row(compared, row_id):
    """One row of a compared pair."""
    return compared.filter(pl.col("row_id") == row_id).row(0, named=True)


VASTERAS, KRAMFORS = ("vasteras", 2014), ("kramfors", 2010)
NEXT_YEAR = ("vasteras", 2015)


def test_the_difference_is_right_minus_left_in_kronor_and_of_left(compare):
    audit = row(compare(VASTERAS, KRAMFORS), "area-audit")
    assert (audit["value_left"], audit["value_right"]) == (40000, 20000)
    assert audit["difference"] == -20000
    assert audit["difference_share"] == pytest.approx(-0.5)


def test_a_share_differs_in_percentage_points_only(compare):
    audit = row(compare(VASTERAS, KRAMFORS, measure=Measure.SHARE), "area-audit")
    assert audit["difference"] == pytest.approx(audit["value_right"] - audit["value_left"])
    assert audit["difference_share"] is None


def test_a_change_of_sign_has_no_share(compare):
    assert row(compare(VASTERAS, KRAMFORS), "financial")["difference_share"] is None


def test_two_years_of_one_association_are_compared(compare):
    compared = compare(VASTERAS, NEXT_YEAR)
    assert row(compared, "total")["value_left"] == 14405000
    assert row(compared, "total")["value_right"] == 11000000


def test_what_one_does_not_state_cannot_be_compared(compare):
    joint = row(compare(VASTERAS, KRAMFORS), "training-joint")
    assert joint["verdict"] == "unknown"
    assert joint["reason_text"] == "ej angivet i Kramfors 2010"
    assert joint["difference"] is None


def test_what_cannot_be_calculated_is_not_called_unstated(compare):
    compared = compare(VASTERAS, ("vastra-malardalen", 2021), measure=Measure.PER_INHABITANT_16_64)
    assert compared.is_empty() or set(compared["verdict"]) == {"unknown"}
    known = compare(("vastra-malardalen", 2019), VASTERAS, measure=Measure.PER_INHABITANT_16_64)
    assert "Antalet invånare" not in " ".join(known["reason_text"].drop_nulls())
    assert any("antalet invånare" in text for text in known["reason_text"])


def test_different_years_in_current_prices_are_a_reason(compare):
    current = row(compare(VASTERAS, KRAMFORS, notes=NO_NOTES), "development")
    assert current["reason_text"].startswith("olika år och löpande priser")
    assert current["verdict"] == "careful"


@pytest.mark.parametrize(
    "choice",
    [{"price_year": 2021, "measure": Measure.PER_INHABITANT}, {"measure": Measure.SHARE}],
    ids=["fixed prices", "share"],
)
def test_fixed_prices_and_shares_take_that_reason_away(compare, choice):
    development = row(compare(VASTERAS, KRAMFORS, notes=NO_NOTES, **choice), "development")
    assert development["verdict"] == "alike"
    assert development["reason_text"] is None


def test_sums_of_associations_of_very_different_size_have_a_proviso(compare):
    in_kronor = row(compare(VASTERAS, KRAMFORS, notes=NO_NOTES, price_year=2021), "development")
    assert in_kronor["verdict"] == "careful"
    said = f"olika stora förbund, 142{NBSP}131 och 19{NBSP}214 invånare"
    assert in_kronor["reason_text"] == said
    same = compare(VASTERAS, NEXT_YEAR, notes=NO_NOTES, price_year=2021)
    assert "olika stora" not in " ".join(same["reason_text"].drop_nulls())


def test_a_budget_and_a_forecast_are_different_kinds(compare):
    board = row(compare(VASTERAS, NEXT_YEAR, notes=NO_NOTES), "area-board")
    assert "olika slags uppgifter, budget och prognos" in board["reason_text"]


def test_entries_of_the_vocabulary_say_what_is_in_a_figure(compare):
    administration = row(compare(VASTERAS, KRAMFORS), "area-administration")
    assert "här ingår samordnarens tjänst på heltid" in administration["reason_text"]
    assert "köpta konsulter" in administration["reason_text"]


def test_our_judgement_and_findings_are_reasons(compare, tables):
    coordination = row(compare(VASTERAS, KRAMFORS, notes=NO_NOTES), "coordination")
    assert "Kramfors 2010: kategorin är vår bedömning" in coordination["reason_text"]
    area = row(compare(VASTERAS, KRAMFORS, notes=NO_NOTES), "area-administration")
    assert "delvis placerat efter vår bedömning" in area["reason_text"]


def test_a_figure_that_a_finding_touches_says_so(tables, take):
    pair = take(VASTERAS, KRAMFORS)
    touched = tables.by_category.with_columns(has_finding=pl.col("category_id") == "audit")
    compared = compare_pair(
        touched, tables.budget_area, NO_NOTES, pair, Measure.SHARE, price_year=None
    )
    assert "berörs av en iakttagelse" in row(compared, "area-audit")["reason_text"]


def test_an_area_that_holds_a_category_the_other_does_not_state_says_so(compare):
    initiatives = row(compare(VASTERAS, KRAMFORS, notes=NO_NOTES), "area-initiatives")
    assert (
        "här ingår ”Utbildning, länsgemensam”, som den andra inte anger"
        in initiatives["reason_text"]
    )


def test_a_plan_that_does_not_divide_its_costs_leaves_nothing_to_compare(compare):
    compared = compare(VASTERAS, ("norra-vastmanland", 2011))
    assert set(compared["verdict"]) == {"unknown"}
    assert set(compared["reason_text"]) == {"ej angivet i Norra Västmanland 2011"}


def test_two_plans_that_do_not_divide_their_costs_have_no_rows(compare):
    compared = compare(("norra-vastmanland", 2011), ("vastra-malardalen", 2012))
    assert compared.is_empty()
    assert verdict_answer(compared) == "Ingen av planerna fördelar kostnaderna"


def test_each_cell_can_be_asked_on_its_side(compare, take):
    pair = take(VASTERAS, KRAMFORS)
    cells = side_cells(compare(VASTERAS, KRAMFORS), pair)
    board = cells.filter(pl.col("row_id") == "area-board")
    assert board["ask"].to_list() == ["left.area-board", "right.area-board"]
    assert board["ask_text"].to_list() == ["Västerås 2014 · Styrelse", "Kramfors 2010 · Styrelse"]
    unstated = cells.filter(pl.col("row_id") == "training-joint")
    assert unstated["ask"].to_list() == ["left.training-joint", None]


def test_the_first_area_that_both_state_is_told(compare, take, tables):
    pair = take(VASTERAS, KRAMFORS)
    said = pair_answer(compare(VASTERAS, KRAMFORS), tables.budget_area, pair, Measure.TKR)
    assert plain(said) == "Insatserna kostar 13 143 tkr i Västerås 2014 och 2 092 i Kramfors 2010"


def test_nothing_is_told_where_no_area_is_stated_by_both(compare, take, tables):
    sides = (VASTERAS, ("norra-vastmanland", 2011))
    said = pair_answer(compare(*sides), tables.budget_area, take(*sides), Measure.TKR)
    assert said is None


def test_rows_are_counted_by_how_far_they_can_be_compared(compare):
    said = verdict_answer(compare(VASTERAS, KRAMFORS))
    assert said == "Av 13 poster: elva med förbehåll och två inte alls"


def test_the_price_year_is_said_with_amounts_in_fixed_prices(compare, take, tables):
    pair = take(VASTERAS, KRAMFORS)
    compared = compare(VASTERAS, KRAMFORS, price_year=2021)
    said = pair_answer(compared, tables.budget_area, pair, Measure.TKR, price_year=2021)
    assert said.endswith(", i 2021 års priser")


def test_the_two_with_most_rows_to_put_side_by_side_are_chosen(compare, take, tables):
    sides = [("vastra-malardalen", 2021), VASTERAS, KRAMFORS]
    counts = {
        pair: compare(*pair, measure=Measure.SHARE)
        .filter(pl.col("level") != "total", pl.col("verdict") == "alike")
        .height
        for pair in combinations(sides, 2)
    }
    budgets = pl.concat([take(side, side, measure=Measure.SHARE).head(1) for side in sides])
    chosen = most_comparable(
        tables.by_category, tables.budget_area, tables.comparison_note, budgets
    )
    found = tuple(chosen.select("association_id", "year").iter_rows())
    assert counts[found] == max(counts.values())
