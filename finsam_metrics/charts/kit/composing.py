"""A picture of layers that follows its own width, and keeps to one beside or among other charts.

Vega knows one width that its parameters may use, and one set of names for them. What stands alone
is therefore left to the browser; what is a part of something else is counted out before.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import altair as alt

from finsam_metrics.charts.kit.expressions import count_all

PADDING_TOP, PADDING_BOTTOM = 4, 4
COMPOSED_WIDTH: Final = 960

_SCALED: Final = "scale('x', "
_HOLD_EXPRESSIONS: Final = frozenset({"expr", "filter"})


class Picture(alt.LayerChart):
    """A chart of layers with expressions that its marks use.

    ``expressions`` holds them by name, in the order in which they use each other; each may use
    ``width``, and ``height`` is that of what is drawn.
    """

    @property
    def parameters(self) -> dict[str, str]:
        """The expressions that the browser counts out, where the picture stands alone."""
        # Vega takes a parameter named height for the chart's own, and Streamlit counts the padding.
        whole = f"ceil({self.expressions['height']}) + {PADDING_TOP + PADDING_BOTTOM}"
        return {**self.expressions, "height": whole}

    def alone(self) -> alt.LayerChart:
        """Give it as a chart that follows its own width, with the expressions as parameters."""
        chart = alt.LayerChart()
        for name, value in self._kwds.items():
            if name != "expressions":
                chart[name] = value
        stated: Any = self.params
        chart.params = [
            *([] if stated is alt.Undefined else stated),
            *(
                alt.VariableParameter(name=name, expr=expr)
                for name, expr in self.parameters.items()
            ),
        ]
        return chart

    def to_dict(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Write it as Altair does, with its expressions counted out where it is a part.

        Raises:
            ValueError: It is laid over a chart of another kind, which has the width then.
        """
        if (kwargs.get("context") or {}).get("top_level", True):
            written: dict[str, Any] = self.alone().to_dict(*args, **kwargs)
            return written
        ignore = [*(kwargs.pop("ignore", None) or []), "expressions"]
        spec: dict[str, Any] = super().to_dict(*args, ignore=ignore, **kwargs)
        if "width" not in spec:
            raise ValueError("a picture cannot be laid over another chart: write picture + chart")
        return _at_width(spec, self.expressions)


def _at_width(spec: Mapping[str, Any], expressions: Mapping[str, str]) -> dict[str, Any]:
    """Count the expressions out for the width that is stated, or else for that of a whole page."""
    stated = spec["width"]
    known = count_all(expressions, stated if isinstance(stated, int | float) else COMPOSED_WIDTH)
    names = re.compile(rf"'[^']*'|(?<![\w.])(?:{'|'.join(known)})\b")
    fixed = _rewritten(spec, lambda text: names.sub(lambda found: _told(found[0], known), text))
    channels = [layer.get("encoding", {}).get("x", {}) for layer in fixed["layer"]]
    scale = next((x["scale"] for x in channels if "range" in (x.get("scale") or {})), None)
    if scale:
        low, high = scale["domain"]
        start, end = (edge["expr"] for edge in scale["range"])
        place = f"(({start}) + (({end}) - ({start})) / {high - low} * (%s - {low}))"
        fixed = _rewritten(fixed, lambda text: _unscaled(text, place))
    return {**fixed, "width": known["width"], "height": known["height"]}


def _rewritten(part: Any, rewrite: Callable[[str], str]) -> Any:
    """Rewrite every expression and every condition in a part of a specification."""
    if isinstance(part, list):
        return [_rewritten(item, rewrite) for item in part]
    if not isinstance(part, Mapping):
        return part
    return {
        name: rewrite(item)
        if name in _HOLD_EXPRESSIONS and isinstance(item, str)
        else _rewritten(item, rewrite)
        for name, item in part.items()
    }


def _told(name: str, known: Mapping[str, Any]) -> str:
    return f"({json.dumps(known[name])})" if name in known else name


def _unscaled(text: str, place: str) -> str:
    """Write places on the scale as sums: Vega names a scale after where its chart stands."""
    while (at := text.find(_SCALED)) >= 0:
        start = end = at + len(_SCALED)
        depth = 1
        while depth:
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        text = text[:at] + place % f"({text[start : end - 1]})" + text[end:]
    return text
