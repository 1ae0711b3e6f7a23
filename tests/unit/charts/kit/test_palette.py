from itertools import combinations, product

import pytest

from finsam_metrics.charts.kit.palette import (
    MAX_ASSOCIATIONS,
    association_colour,
    association_light_colour,
    part_colours,
)


def test_association_colour_is_fixed_by_sort_order() -> None:
    assert [association_colour(order) for order in (1, 4, 8)] == ["#0784af", "#5c1b88", "#8d5005"]


def test_ninth_association_is_grey() -> None:
    assert association_colour(9) == association_colour(40) == "#5b6875"


def test_light_partner_is_another_colour() -> None:
    assert all(
        association_light_colour(order) != association_colour(order) for order in range(1, 10)
    )


def test_seventh_part_is_refused() -> None:
    with pytest.raises(ValueError, match="7 parts"):
        part_colours([f"part-{number}" for number in range(7)])


def test_known_part_keeps_its_colour_whatever_its_place() -> None:
    alone, among = part_colours(["training"]), part_colours(["individual", "training"])
    assert alone["training"] == among["training"]


def test_unknown_part_takes_a_colour_nobody_has() -> None:
    colours = part_colours(["training", "ny-del", "unallocated", "annan-del"])
    assert len({colour.fill for colour in colours.values()}) == 4


def test_four_areas_have_four_colours() -> None:
    colours = part_colours(["initiatives", "administration", "board", "audit"])
    assert len({colour.fill for colour in colours.values()}) == 4


def test_an_area_has_the_colour_of_a_part_only_where_they_mean_the_same() -> None:
    parts = part_colours(
        ["individual", "structure", "training", "unallocated", "administration", "governance"]
    )
    areas = part_colours(["initiatives", "administration", "board", "audit"])
    assert areas["administration"] == parts["administration"]
    taken = {colour.fill for part, colour in parts.items() if part in ("individual", "structure")}
    assert not {areas["initiatives"].fill, areas["audit"].fill} & taken


SIX = ["individual", "structure", "training", "unallocated", "administration", "governance"]
AREAS = ["initiatives", "administration", "board", "audit"]
# Machado, Oliveira and Fernandes (2009), the whole loss of one kind of cone, on linear sRGB.
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE_POINT = (0.95047, 1.0, 1.08883)
LEAST_APART = 23.0
LEAST_FROM_ASSOCIATION = 24.0
LEAST_CONTRAST = 4.5


def linear(colour: str) -> list[float]:
    """The colour's light, red, green and blue."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]


def times(matrix: tuple, light: list[float]) -> list[float]:
    return [sum(m * part for m, part in zip(row, light, strict=True)) for row in matrix]


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    """The colour as someone sees it, in CIELAB."""
    seen = [min(1.0, max(0.0, part)) for part in times(SIGHTS[sight], linear(colour))]
    x, y, z = (
        share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116
        for share in (p / w for p, w in zip(times(XYZ, seen), WHITE_POINT, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: str, other: str) -> float:
    """CIE76 distance of two colours to the one who sees them least apart."""
    return min(
        sum((a - b) ** 2 for a, b in zip(lab(one, sight), lab(other, sight), strict=True)) ** 0.5
        for sight in SIGHTS
    )


def contrast(one: str, other: str) -> float:
    """Contrast of WCAG 2."""
    lights = sorted(
        (sum(s * p for s, p in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) + 0.05)
        for c in (one, other)
    )
    return lights[1] / lights[0]


def test_distance_is_none_for_one_colour_and_a_hundred_from_black_to_white() -> None:
    assert apart("#0784af", "#0784af") == 0
    assert apart("#000000", "#ffffff") == pytest.approx(100, abs=0.1)
    assert apart("#7ba21f", "#e0822a") < 30  # a green and an orange that protans confuse


@pytest.mark.parametrize("parts", [SIX, AREAS], ids=["parts", "areas"])
def test_parts_of_a_bar_are_told_apart_whatever_colours_one_sees(parts: list[str]) -> None:
    fills = [colour.fill for colour in part_colours(parts).values()]
    close = {pair: apart(*pair) for pair in combinations(fills, 2) if apart(*pair) < LEAST_APART}
    assert close == {}


@pytest.mark.parametrize("parts", [SIX, AREAS], ids=["parts", "areas"])
def test_no_part_has_the_colour_of_an_association(parts: list[str]) -> None:
    fills = [colour.fill for colour in part_colours(parts).values()]
    associations = [association_colour(order) for order in range(1, MAX_ASSOCIATIONS + 1)]
    close = {
        pair: apart(*pair)
        for pair in product(fills, associations)
        if apart(*pair) < LEAST_FROM_ASSOCIATION
    }
    assert close == {}


@pytest.mark.parametrize("part", sorted({*SIX, *AREAS}))
def test_a_text_in_a_part_can_be_read(part: str) -> None:
    colour = part_colours([part])[part]
    assert contrast(colour.fill, colour.text) >= LEAST_CONTRAST
