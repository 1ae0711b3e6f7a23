import pytest

from finsam_metrics.charts.kit.expressions import evaluate


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 + 2 * 3 - 4 / 2", 5),
        ("-(2 + 3) * 2", -10),
        ("7 % 4", 3),
        ("width < 620 ? 1 : width < 900 ? 2 : 3", 2),
        ("!(width > 700) || width >= 800 && width != 900", True),
        ("max(1, min(width, 5), 2)", 5),
        ("clamp(width, 0, 100) + floor(1.9) + ceil(1.1)", 103),
        ("[10, 20, [30]][2][0] + [1, 2][width == 800 ? 1 : 0]", 32),
        ("1e-9 < 0.5", True),
        ("true && !false", True),
    ],
)
def test_an_expression_comes_to_what_vega_makes_of_it(expression: str, value: float) -> None:
    assert evaluate(expression, {"width": 800}) == value


def test_what_is_divided_by_nothing_is_endless_as_in_vega() -> None:
    assert evaluate("width > 0 ? 1 / 0 : 0", {"width": 1}) == float("inf")


@pytest.mark.parametrize("expression", ["1 +* 2", "(1", "1 2", "'a'", "[1, 2][0", "width ? 1 2"])
def test_what_is_no_expression_is_refused(expression: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        evaluate(expression, {"width": 1})
