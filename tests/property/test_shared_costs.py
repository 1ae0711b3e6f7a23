"""A cost that is divided is divided whole, whatever the order, and everybody is settled."""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from math import factorial

from hypothesis import assume, given
from hypothesis import strategies as st

from finsam_metrics.shared_costs.case_files import (
    case_json,
    parse_case,
    read_case_file,
    write_case_file,
)
from finsam_metrics.shared_costs.cases import (
    Basis,
    Case,
    CostLine,
    Rounding,
    Settlement,
    VatRecovered,
)
from finsam_metrics.shared_costs.cooperative import shapley_values
from finsam_metrics.shared_costs.keys import (
    Bounded,
    Equal,
    FixedAmounts,
    FixedShares,
    Scrb,
    Shapley,
    StateModel,
    Steps,
    TwoPart,
    Weights,
)
from finsam_metrics.shared_costs.register import Register
from finsam_metrics.shared_costs.rounding import round_shares
from finsam_metrics.shared_costs.settlement import settle
from finsam_metrics.shared_costs.splits import split
from finsam_metrics.shared_costs.whole_matrices import round_matrix

NOBODY = Register(associations={}, keys=())
ORE = st.integers(min_value=0, max_value=10**9)
COUNTS = st.integers(min_value=0, max_value=200)
WEIGHTS = st.fractions(min_value="1/100", max_value=1000, max_denominator=100)
PARTIES = st.integers(min_value=1, max_value=6).map(lambda n: tuple("fbdace"[:n]))


def each(parties, values):
    """One value per party."""
    return st.fixed_dictionaries(dict.fromkeys(parties, values))


def proportional_keys(parties):
    """Keys that divide any cost in the same proportions."""
    amounts = each(parties, ORE.map(lambda ore: ore + 1))
    caps = st.none() | ORE
    plain = st.one_of(
        st.just(Equal()),
        st.builds(Weights, weights=each(parties, WEIGHTS), text=st.none() | st.just("invånare")),
        each(parties, WEIGHTS).map(
            lambda w: FixedShares(shares={p: v / sum(w.values()) for p, v in w.items()})
        ),
        st.builds(
            StateModel,
            allocation_ore=st.just(len(parties) * 500_000_00),
            support=each(parties, WEIGHTS),
            inhabitants_16_64=each(parties, WEIGHTS),
        ),
    )
    return plain | st.builds(
        FixedAmounts, amounts_ore=amounts, cap_ore=caps, excess=st.none() | plain
    )


def attended(parties):
    """Participants of which there is at least one."""
    return each(parties, COUNTS).filter(lambda counts: any(counts.values()))


@st.composite
def one_cost_keys(draw, parties, cost):
    """Keys that speak of one cost, such that they can divide this one."""
    method = draw(st.sampled_from(["bounded", "two_part", "steps", "coalitions", "scrb"]))
    heads = draw(attended(parties))
    below = st.integers(min_value=0, max_value=cost // len(parties))
    above = st.integers(min_value=-(-cost // len(parties)), max_value=2 * 10**9)
    if method == "bounded":
        return Bounded(
            weights=draw(each(parties, WEIGHTS)),
            floor_ore=draw(each(parties, below)),
            ceiling_ore=draw(each(parties, above)),
        )
    if method == "two_part":
        if draw(st.booleans()):
            share = draw(st.fractions(min_value=0, max_value=1, max_denominator=20))
            return TwoPart(fixed_share=share, participants=heads)
        return TwoPart(fixed_ore=draw(st.integers(0, cost)), participants=heads)
    if method == "steps":
        steps = Steps(size=draw(st.integers(1, 50)), step_ore=1 + draw(ORE), per_head_ore=draw(ORE))
        return Shapley(costs=steps, participants=heads)
    if method == "coalitions":
        own = draw(each(parties, ORE.map(lambda ore: ore + 1)))
        members = [frozenset()]
        for party in parties:
            members += [one | {party} for one in members]
        return Shapley(costs={one: max(own[p] for p in one) for one in members if one})
    marginal = draw(each(parties, below))
    saved = draw(each(parties, ORE))
    alone = {party: marginal[party] + saved[party] for party in parties}
    benefit = {party: marginal[party] + saved[party] // 2 for party in parties[1:]}
    return Scrb(marginal_ore=marginal, alone_ore=alone, benefit_ore=benefit)


@st.composite
def cost_lines(draw, parties, *, is_paid):
    """A line that can be divided, with everything that it may have."""
    amount = draw(ORE)
    vat = draw(st.integers(0, amount // 5))
    recovered = draw(st.sampled_from(VatRecovered))
    income = draw(st.integers(0, amount - vat))
    among = draw(st.just(()) | st.lists(st.sampled_from(parties), unique=True).map(tuple))
    line = CostLine(
        title="Rad",
        amount_ore=amount,
        vat_ore=vat,
        vat_recovered=recovered,
        income_ore=income,
        among=among,
        participants={Basis.ACTUAL: draw(attended(among or parties))},
        basis=Basis.ACTUAL,
        date=draw(st.sampled_from([None, "2014", "2014-10", "2014-10-01"])),
    )
    if is_paid:
        first = draw(st.integers(0, amount))
        payers = {parties[0]: first} | {parties[-1]: amount - first * (len(parties) > 1)}
        line = replace(line, payers=payers)
    members = among or parties
    own = proportional_keys(members) | one_cost_keys(members, line.cost_ore)
    return replace(line, key=draw(st.none() | own))


@st.composite
def cases(draw):
    """A case that can be divided."""
    parties = draw(PARTIES)
    is_paid = draw(st.booleans())
    return Case(
        title="Ett fall",
        parties=parties,
        names={party: f"Förbund {party}" for party in parties},
        lines=tuple(draw(st.lists(cost_lines(parties, is_paid=is_paid), min_size=1, max_size=5))),
        key=draw(proportional_keys(parties)),
        year=draw(st.none() | st.just(2014)),
        rounding=draw(st.sampled_from(Rounding)),
        settlement=draw(st.sampled_from(Settlement)),
        alone_ore=draw(st.just({}) | each(parties, ORE)),
    )


@given(cases())
def test_shares_and_what_is_unallocated_make_the_cost(case):
    done = split(case)
    assert done.total_ore == sum(line.cost_ore for line in case.lines)
    assert sum(share.share_ore for share in done.shares) + done.unallocated_ore == done.total_ore
    assert done.unallocated_ore >= 0
    assert all(share.share_ore >= 0 for share in done.shares)


@given(cases())
def test_what_each_pays_of_the_lines_makes_its_exact_share(case):
    done = split(case)
    for share in done.shares:
        of_lines = [line.shares.get(share.party, Fraction(0)) for line in done.lines]
        assert sum(of_lines, Fraction(0)) == share.exact_ore
    for line in done.lines:
        assert sum(line.shares.values(), line.unallocated_ore) == line.cost_ore


@given(cases())
def test_a_rounded_share_differs_from_the_exact_one_by_less_than_a_unit(case):
    unit = 100 if case.rounding is Rounding.KRONA else 1
    for share in split(case).shares:
        assert abs(share.share_ore - share.exact_ore) < unit
        assert share.share_ore % unit == 0


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_parties_and_lines_does_not_matter(case, random):
    parties, lines = list(case.parties), list(case.lines)
    random.shuffle(parties)
    random.shuffle(lines)
    other = split(replace(case, parties=tuple(parties), lines=tuple(lines)))
    done = split(case)
    by_party = {share.party: share for share in done.shares}
    assert {share.party: share for share in other.shares} == by_party
    assert amounts_of(other.transfers) == amounts_of(done.transfers)
    assert other.unallocated_ore == done.unallocated_ore


@given(cases())
def test_settling_leaves_nobody_owing(case):
    done = split(case)
    assume(all(share.net_ore is not None for share in done.shares))
    left = {share.party: share.net_ore for share in done.shares}
    assert sum(left.values()) == 0
    for transfer in done.transfers:
        assert transfer.amount_ore > 0
        left[transfer.payer] += transfer.amount_ore
        left[transfer.receiver] -= transfer.amount_ore
    assert not any(left.values())
    if case.settlement is Settlement.FEWEST:
        payers = {t.payer for t in done.transfers}
        assert payers.isdisjoint({t.receiver for t in done.transfers})


@given(cases())
def test_outlay_less_compensation_less_income_is_what_is_paid_of_the_cost(case):
    for line, paid in zip(case.lines, split(case).paid, strict=True):
        if paid is None:
            continue
        for party in paid.outlay_ore:
            lowered = paid.compensation_ore[party] + paid.income_ore[party]
            assert paid.outlay_ore[party] - lowered == paid.basis_ore[party]
            assert min(paid.compensation_ore[party], paid.income_ore[party]) >= 0
            assert 0 <= paid.retained_ore[party] <= paid.basis_ore[party]
        assert sum(paid.compensation_ore.values()) == line.compensation_ore * bool(paid.outlay_ore)


@given(cases())
def test_who_is_paid_for_a_cost_has_paid_it_and_gets_no_more_than_that(case):
    done = split(replace(case, settlement=Settlement.PAIRS))
    for index, paid in enumerate(done.paid):
        for party in case.parties:
            got = sum(
                one.amount_ore
                for one in done.transfers
                if one.line == index and one.receiver == party
            )
            assert got <= (0 if paid is None else paid.basis_ore.get(party, 0))


def amounts_of(transfers):
    """Who pays whom how much, without which line it is for."""
    return sorted((one.payer, one.receiver, one.amount_ore) for one in transfers)


@given(st.data())
def test_a_matrix_is_rounded_so_that_rows_and_columns_keep_their_sums(data):
    exact = data.draw(
        st.dictionaries(
            st.tuples(st.sampled_from("abcd"), st.integers(0, 3)),
            st.fractions(min_value=0, max_value=9, max_denominator=9),
            min_size=1,
        )
    )
    rows = {row: sum(v for (r, _), v in exact.items() if r == row) for row, _ in exact}
    columns = {c: sum(v for (_, one), v in exact.items() if one == c) for _, c in exact}
    whole_rows = round_shares(rows)
    whole_columns = round_shares({str(column): value for column, value in columns.items()})
    rounded = round_matrix(exact, whole_rows, {int(c): v for c, v in whole_columns.items()})
    assert all(amount > 0 for amount in rounded.values())
    for row, total in whole_rows.items():
        assert sum(v for (r, _), v in rounded.items() if r == row) == total
    for column, total in whole_columns.items():
        assert sum(v for (_, c), v in rounded.items() if c == int(column)) == total


@given(cases())
def test_a_case_that_is_written_reads_as_the_same_case(case):
    assert parse_case(case_json(case), register=NOBODY) == case
    assert read_case_file(write_case_file(case), register=NOBODY) == case


def pool(key, parties, amount, **fields):
    """A case of one line."""
    names = {party: party for party in parties}
    line = CostLine(title="Rad", amount_ore=amount)
    return Case(title="x", parties=parties, names=names, lines=(line,), key=key, **fields)


def exact_of(key, parties, amount):
    """Exact shares by party."""
    return {s.party: s.exact_ore for s in split(pool(key, parties, amount)).shares}


@given(PARTIES.flatmap(lambda p: each(p, WEIGHTS)), WEIGHTS, ORE)
def test_scaling_the_weights_changes_nothing(weights, scale, amount):
    scaled = {party: weight * scale for party, weight in weights.items()}
    parties = tuple(weights)
    floors = dict.fromkeys(parties[:1], amount // 2)
    for key in (Weights(weights=weights), Bounded(weights=weights, floor_ore=floors)):
        other = replace(key, weights=scaled)
        assert exact_of(key, parties, amount) == exact_of(other, parties, amount)


@given(PARTIES.flatmap(lambda p: each(p, COUNTS)), ORE, st.integers(0, 10**6), st.booleans())
def test_more_weight_never_pays_less_and_no_weight_pays_nothing(weights, amount, fixed, is_krona):
    assume(any(weights.values()))
    parties = tuple(weights)
    rounding = Rounding.KRONA if is_krona else Rounding.ORE
    as_weights = {party: Fraction(weight) for party, weight in weights.items()}
    for key in (
        Weights(weights=as_weights),
        FixedAmounts(amounts_ore=weights, cap_ore=amount // 2),
        Bounded(weights=as_weights, ceiling_ore=dict.fromkeys(parties, amount)),
        TwoPart(fixed_ore=min(fixed, amount), participants=weights),
        Shapley(costs=Steps(size=7, step_ore=fixed, per_head_ore=1), participants=weights),
    ):
        done = split(pool(key, parties, amount, rounding=rounding))
        shares = {share.party: (share.exact_ore, share.share_ore) for share in done.shares}
        for one in parties:
            assert weights[one] or shares[one] == (0, 0)
            for other in parties:
                if weights[one] > weights[other]:
                    assert shares[one][0] >= shares[other][0]
                    assert shares[one][0] == shares[other][0] or shares[one][1] >= shares[other][1]


@given(PARTIES.flatmap(lambda p: each(p, WEIGHTS)), st.data(), st.integers(0, 10**6))
def test_bounded_shares_keep_their_bounds_and_the_others_pay_the_same_per_weight(
    weights, data, amount
):
    parties = tuple(weights)
    floors = data.draw(each(parties, st.integers(0, amount // len(parties))))
    ceilings = data.draw(each(parties, st.integers(-(-amount // len(parties)), amount + 1)))
    key = Bounded(weights=weights, floor_ore=floors, ceiling_ore=ceilings)
    shares = exact_of(key, parties, amount)
    assert sum(shares.values()) == amount
    assert all(floors[p] <= shares[p] <= ceilings[p] for p in parties)
    free = {shares[p] / weights[p] for p in parties if floors[p] < shares[p] < ceilings[p]}
    assert len(free) <= 1
    for scale in free:
        open_between = [p for p in parties if floors[p] < ceilings[p]]
        assert all(scale * weights[p] <= floors[p] for p in open_between if shares[p] == floors[p])
        assert all(
            scale * weights[p] >= ceilings[p] for p in open_between if shares[p] == ceilings[p]
        )


@given(PARTIES.flatmap(attended), ORE, st.integers(0, 10**6))
def test_two_part_equals_shapley_for_a_fixed_cost_and_one_per_head(heads, fixed, per_head):
    parties, whole = tuple(heads), sum(heads.values())
    amount = fixed + per_head * whole
    two_part = TwoPart(fixed_ore=fixed, participants=heads)
    steps = Steps(size=whole, step_ore=fixed, per_head_ore=per_head)
    shapley = Shapley(costs=steps, participants=heads)
    assume(amount)
    assert exact_of(two_part, parties, amount) == exact_of(shapley, parties, amount)


@given(st.integers(1, 5).flatmap(lambda n: st.lists(ORE, min_size=2**n - 1, max_size=2**n - 1)))
def test_the_shapley_value_is_the_average_over_all_orders(costs):
    by_coalition = [0, *costs]
    count = len(by_coalition).bit_length() - 1
    parties = "abcde"[:count]
    added = [0] * count
    for order in permutations(range(count)):
        coalition = 0
        for one in order:
            added[one] += by_coalition[coalition | 1 << one] - by_coalition[coalition]
            coalition |= 1 << one
    expected = [Fraction(total, factorial(count)) for total in added]
    assert list(shapley_values(by_coalition, parties).values()) == expected


@given(st.lists(st.integers(-20, 20), min_size=1, max_size=6))
def test_no_fewer_payments_could_settle(nets):
    nets = [*nets, -sum(nets)]
    by_party = dict(zip("abcdefg", nets, strict=False))
    open_nets = [net for net in nets if net]
    assert len(settle(by_party)) == len(open_nets) - most_zero_groups(open_nets)


def most_zero_groups(nets):
    """The most groups that each sum to zero, tried one by one."""
    if not nets:
        return 0
    first, *others = nets
    best = 0
    for chosen in range(1 << len(others)):
        inside = [net for i, net in enumerate(others) if chosen >> i & 1]
        outside = [net for i, net in enumerate(others) if not chosen >> i & 1]
        if first + sum(inside) == 0:
            best = max(best, 1 + most_zero_groups(outside))
    return best


def test_a_larger_sum_may_give_somebody_less_after_rounding():
    weights = {"a": 6, "b": 6, "c": 2}

    def rounded(total):
        return round_shares({p: Fraction(total * w, 14) for p, w in weights.items()})

    assert rounded(10) == {"a": 4, "b": 4, "c": 2}
    assert rounded(11) == {"a": 5, "b": 5, "c": 1}
