"""Who pays: the parties, what was asked for and granted, the municipalities, earlier money."""

import polars as pl

from finsam_metrics.charts.funding_shares import contribution_bars
from finsam_metrics.charts.stated_bars import stated_bars
from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.funding_bars import (
    earlier_money_bars,
    equity_bars,
    means_bars,
    municipal_bars,
    with_amount_texts,
    with_line_asks,
)
from finsam_metrics.exhibits.marks import gap_mark
from finsam_metrics.exhibits.plots import Form, Plot
from finsam_metrics.exhibits.subtitles import amounts_subtitle
from finsam_metrics.exhibits.tables import Column, Table, with_origins_of_row
from finsam_metrics.memo import remembered
from finsam_metrics.metrics import funding
from finsam_metrics.metrics.answers.funding import (
    disposable_note,
    earlier_money_answer,
    equity_answer,
    law_note,
    limits_note,
    means_answer,
    municipalities_answer,
    parties_answer,
)
from finsam_metrics.metrics.contributions import equity_share
from finsam_metrics.metrics.selection import COLUMN


def contributions_of_parties(data: Data, found: pl.DataFrame, chosen: Chosen) -> Exhibit:
    """Show what each party pays, beside the law.

    Args:
        data: The tables.
        found: The chosen budgets.
        chosen: The choices.
    """
    measure, rule_values = chosen.measure, data["rule_value"]
    parties = funding.party_contributions(
        data["budget_line"], rule_values, data["budget_category"], found, measure
    )
    means = funding.stated_means(data["budget_line"], found, measure)
    budgets = funding.with_party_gaps(found, parties, means)
    answer = parties_answer(parties, budgets, rule_values)
    has_shares = parties["contribution_share"].count() > 0
    rows = _with_heads(parties, budgets)
    return Exhibit(
        key="parties",
        title=answer or "Ingen av de valda planerna anger vem som betalar",
        subtitle=f"{amounts_subtitle(budgets, chosen)} · andelar i procent av parternas bidrag",
        chart=contribution_bars(with_amount_texts(parties, measure), budgets),
        alt_text=f"Parternas bidrag mot lagens fördelning. {answer or ''}.",
        plans=budgets,
        asks=parties,
        marks=tuple(gap_mark(budgets)),
        notes=(law_note(data["rule"]) if has_shares else None,),
        table=Table(
            frame=rows,
            columns=[
                Column(name="association_year", title="Förbund"),
                Column(name="party_name", title="Part"),
                Column(name="amount_sek", title="Bidrag, löpande priser", kind="sek"),
                Column(name="value", title=f"Bidrag, {measure}", kind=measure),
                Column(name="contribution_share", title="Andel", kind="share"),
                Column(name="law_share", title="Lagen", kind="share"),
            ],
            name="parternas-bidrag",
            alt="Parternas bidrag och lagens fördelning",
        ),
        plot=Plot.of_rows(
            rows,
            categories="association_year",
            series="party_name",
            value="contribution_share",
            kind="share",
            form=Form.STACKED,
        ),
    )


def means_to_use(data: Data, budgets: pl.DataFrame, chosen: Chosen) -> Exhibit:
    """Show what was asked of the members, what they contribute and what there is to use.

    Args:
        data: The tables.
        budgets: The chosen budgets.
        chosen: The choices.
    """
    measure = chosen.measure
    means = funding.stated_means(data["budget_line"], budgets, measure)
    answer = means_answer(means, budgets, measure)
    subtitle = amounts_subtitle(budgets, chosen)
    if answer is None:
        return Exhibit(
            key="means",
            title="Planerna anger inte vad medlemmarna bidrar med",
            subtitle=subtitle,
            absent=("Det är inte samma sak som att inget bidrag ges.",),
        )
    table = Table(
        frame=_means_table(means, budgets),
        columns=[
            Column(name="association_year", title=f"Förbund, {measure}"),
            *(
                Column(name=concept, title=name, kind=measure)
                for concept, name in funding.MEANS.items()
            ),
        ],
        name="sokta-och-beviljade-medel",
        alt="Sökta medel, medlemmarnas bidrag och disponibla medel",
    )
    return Exhibit(
        key="means",
        title=answer,
        subtitle=subtitle,
        chart=stated_bars(means_bars(means, measure), budgets),
        alt_text=f"Sökta medel, medlemmarnas bidrag och disponibla medel. {answer}.",
        plans=budgets,
        asks=means,
        notes=(disposable_note(funding.disposable_parts(data["budget_line"], budgets)),),
        table=table,
        plot=Plot.of_table(table, names=["association_year"], values=list(funding.MEANS)),
    )


def contributions_of_municipalities(data: Data, budgets: pl.DataFrame) -> Exhibit:
    """Show each municipality's contribution beside its inhabitants.

    Args:
        data: The tables.
        budgets: The chosen budgets.
    """
    shares = funding.municipal_contributions(
        data["budget_line"],
        data["spelling"],
        data["association_municipality"],
        data["population"],
        budgets,
    )
    if shares.is_empty():
        return Exhibit(
            key="municipalities",
            title="Fördelningen mellan kommunerna är ej angiven",
            subtitle="",
            absent=(
                "Ingen av de valda planerna anger vad var och en av flera kommuner betalar. "
                "Ett förbund med en enda kommun har inget att fördela.",
            ),
        )
    answer = municipalities_answer(shares)
    years = sorted(shares["population_year"].unique().to_list())
    shown = _columns_with(shares, budgets)
    table = Table(
        frame=_with_heads(shares, budgets),
        columns=[
            Column(name="association_year", title="Förbund"),
            Column(name="municipality_name", title="Kommun"),
            Column(name="amount_sek", title="Bidrag, löpande priser", kind="sek"),
            Column(name="contribution_share", title="Andel av bidraget", kind="share"),
            Column(name="population_share", title="Andel av invånarna", kind="share"),
        ],
        name="kommunernas-bidrag",
        alt="Kommunernas bidrag och invånare",
    )
    return Exhibit(
        key="municipalities",
        title=answer or "Kommunernas andel av bidraget och av invånarna",
        subtitle="Procent av kommunernas bidrag och av invånarna den 31 december "
        + ", ".join(str(year) for year in years),
        chart=stated_bars(municipal_bars(shares), shown),
        alt_text=f"Kommunernas bidrag och invånare. {answer or ''}.",
        plans=shown,
        asks=shares,
        table=table,
        plot=Plot.of_table(
            table,
            names=["association_year", "municipality_name"],
            values=["contribution_share", "population_share"],
        ),
    )


def equity_and_limit(data: Data, budgets: pl.DataFrame) -> Exhibit:
    """Show equity against the contributions and its limit.

    Args:
        data: The tables.
        budgets: The chosen budgets.
    """
    equity = _equity_of(budgets, equity_share(data["budget_line"], data["goal"]))
    answer = equity_answer(equity)
    title = answer or "Eget kapital mot årets bidrag är ej angivet"
    subtitle = (
        "Eget kapital vid årets slut i procent av medlemmarnas bidrag · belopp i löpande priser"
    )
    bars = with_line_asks(equity_bars(equity), budgets)
    if bars["value"].count() == 0:
        return Exhibit(
            key="equity",
            title=title,
            subtitle=subtitle,
            absent=(
                "De valda planerna anger inte eget kapital. "
                "Det är inte samma sak som att inget finns.",
            ),
        )
    table = Table(
        frame=_with_heads(equity, budgets),
        columns=[
            Column(name="association_year", title="Förbund"),
            Column(name="equity_sek", title="Eget kapital", kind="sek"),
            Column(name="equity_share", title="Andel av bidragen", kind="share"),
            Column(name="limit_share", title="Egen gräns", kind="share", absent="ej känd"),
        ],
        name="eget-kapital",
        alt="Eget kapital mot årets bidrag",
    )
    return Exhibit(
        key="equity",
        title=title,
        subtitle=subtitle,
        chart=stated_bars(bars, budgets),
        alt_text=f"Eget kapital. {answer or ''}.",
        plans=budgets,
        asks=bars,
        notes=(limits_note(equity),),
        table=table,
        plot=Plot.of_table(
            table, names=["association_year"], values=["equity_share", "limit_share"]
        ),
    )


def money_of_earlier_years(data: Data, budgets: pl.DataFrame) -> Exhibit:
    """Show what earlier years' money covers of the costs.

    Args:
        data: The tables.
        budgets: The chosen budgets.
    """
    used = funding.earlier_money(data["budget_line"], budgets)
    answer = earlier_money_answer(used, budgets)
    title = answer or "Medel från tidigare år är ej angivna"
    subtitle = "Medel från tidigare år i procent av årets kostnader · belopp i löpande priser"
    bars = with_line_asks(earlier_money_bars(used), budgets)
    if bars["value"].count() == 0:
        return Exhibit(
            key="earlier-money",
            title=title,
            subtitle=subtitle,
            absent=(
                "De valda planerna anger inte medel från tidigare år. "
                "Det är inte samma sak som att inget finns.",
            ),
        )
    table = Table(
        frame=_with_heads(used, budgets),
        columns=[
            Column(name="association_year", title="Förbund"),
            Column(name="used_sek", title="Från tidigare år", kind="sek"),
            Column(name="used_share", title="Andel av kostnaderna", kind="share"),
        ],
        name="medel-fran-tidigare-ar",
        alt="Medel från tidigare år mot årets kostnader",
    )
    return Exhibit(
        key="earlier-money",
        title=title,
        subtitle=subtitle,
        chart=stated_bars(bars, budgets),
        alt_text=f"Medel från tidigare år. {answer or ''}.",
        plans=budgets,
        asks=bars,
        table=table,
        plot=Plot.of_table(table, names=["association_year"], values=["used_share"]),
    )


@remembered
def _means_table(means: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    headed = _with_heads(means, budgets)
    wide = headed.pivot("concept", index="association_year", values="value", maintain_order=True)
    return with_origins_of_row(wide, headed, on=["association_year"])


@remembered
def _columns_with(shares: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    return budgets.join(shares, on="association_id", how="semi", maintain_order="left")


@remembered
def _equity_of(budgets: pl.DataFrame, equity: pl.DataFrame) -> pl.DataFrame:
    return budgets.select(*COLUMN, "association_name").join(
        equity, on=COLUMN, how="left", maintain_order="left"
    )


@remembered
def _with_heads(rows: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    heads = budgets.select(
        "association_id", association_year=pl.format("{} {}", "association_name", "year")
    )
    return rows.join(heads, on="association_id", maintain_order="left")
