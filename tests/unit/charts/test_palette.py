import pytest

from finsam_metrics.charts.palette import (
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
