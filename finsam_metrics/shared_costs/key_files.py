"""Keys as in a case file."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.shared_costs.amounts import ratio_text, sek_text
from finsam_metrics.shared_costs.fields import Field
from finsam_metrics.shared_costs.json_values import (
    JsonObject,
    read_by_party,
    read_count,
    read_id,
    read_object,
    read_ore,
    read_ratio,
    read_text,
    shown,
)
from finsam_metrics.shared_costs.keys import (
    AgreedKey,
    Bounded,
    Equal,
    FixedAmounts,
    FixedShares,
    Key,
    Scrb,
    Shapley,
    StateModel,
    Steps,
    TwoPart,
    Weights,
)
from finsam_metrics.shared_costs.methods import METHODS, method_of
from finsam_metrics.shared_costs.proportional import Proportional
from finsam_metrics.shared_costs.register import Register

_MOST_EXCESSES: Final = 3

_FIELDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "equal": ((), ()),
    "weights": (("weights",), ("text", "years")),
    "fixed_shares": (("shares",), ("cap_sek", "excess")),
    "fixed_amounts": (("amounts",), ("cap_sek", "excess")),
    "bounded": (("weights",), ("floor_sek", "ceiling_sek", "text")),
    "two_part": ((), ("fixed_sek", "fixed_share", "participants")),
    "shapley": ((), ("coalitions", "steps", "participants")),
    "scrb": (("marginal_sek",), ("alone_sek", "benefit_sek")),
    "state_model": (("allocation_sek", "support", "inhabitants_16_64"), ()),
}


def parse_key(value: object, field: Field, register: Register) -> Key:
    """Read a key: a method with its figures, or the id of an agreed key.

    Raises:
        CaseError: It is none, or too many keys stand in each other.
    """
    if field.path.count("excess") > _MOST_EXCESSES:
        raise field.error(
            f"fler än {_MOST_EXCESSES} nycklar står i varandra; dela det som överstiger taket med "
            "en enda nyckel"
        )
    if "key_id" in read_object(value, field, optional=_names(value)):
        given = read_object(value, field, required=["key_id"], optional=["excess"])
        agreed = _agreed_key(given["key_id"], field.of("key_id"), register)
        return key_of_agreed(agreed, excess=_parse_excess(given, field, register))
    method = read_object(value, field, optional=_names(value)).get("method")
    if method is None:
        raise field.of("method").error("metod saknas; ange den, eller en nyckel i registret")
    if not isinstance(method, str) or method not in _FIELDS:
        raise field.of("method").error(
            f"{shown(method)} är ingen metod; välj bland "
            + format_list([f"{known.name} (”{known.method}”)" for known in METHODS.values()])
        )
    required, optional = _FIELDS[method]
    given = read_object(value, field, required=["method", *required], optional=optional)
    return _PARSERS[method](given, field, register)


def key_of_agreed(agreed: AgreedKey, *, excess: Key | None = None) -> FixedAmounts | FixedShares:
    """Give the key that an agreed key is; ``excess`` divides what exceeds its cap."""
    if agreed.amounts_ore:
        return FixedAmounts(
            amounts_ore=agreed.amounts_ore, cap_ore=agreed.cap_ore, excess=excess, agreed=agreed
        )
    return FixedShares(shares=agreed.shares, cap_ore=agreed.cap_ore, excess=excess, agreed=agreed)


def key_of_today(key: Key | None, register: Register) -> Key | None:
    """Give a key as the register has it now, where it is an agreed one that still is there."""
    if not isinstance(key, FixedAmounts | FixedShares) or key.agreed is None:
        return key
    key_id = key.agreed.key_id
    now = next((agreed for agreed in register.keys if agreed.key_id == key_id), key.agreed)
    return key_of_agreed(now, excess=key_of_today(key.excess, register))


def key_json(key: Key) -> JsonObject:
    """Give a key as in a case file."""
    if isinstance(key, FixedAmounts | FixedShares) and key.agreed is not None:
        return {"key_id": key.agreed.key_id} | _excess(key)
    figures = _proportional_figures(key) if isinstance(key, Proportional) else _figures(key)
    return {"method": method_of(key).method} | figures


def _proportional_figures(key: Proportional) -> JsonObject:
    match key:
        case Weights():
            years = {"years": dict(key.years)} if key.years else {}
            return {"weights": _ratios(key.weights)} | _text(key.text) | years
        case FixedShares():
            return {"shares": _ratios(key.shares)} | _cap(key) | _excess(key)
        case FixedAmounts():
            return {"amounts": _amounts(key.amounts_ore)} | _cap(key) | _excess(key)
        case StateModel():
            return {
                "allocation_sek": sek_text(key.allocation_ore),
                "support": _ratios(key.support),
                "inhabitants_16_64": _ratios(key.inhabitants_16_64),
            }
        case _:
            return {}


def _figures(key: Bounded | TwoPart | Shapley | Scrb) -> JsonObject:
    match key:
        case Bounded():
            return (
                {"weights": _ratios(key.weights)}
                | _given("floor_sek", _amounts(key.floor_ore))
                | _given("ceiling_sek", _amounts(key.ceiling_ore))
                | _text(key.text)
            )
        case TwoPart():
            if key.fixed_share is not None:
                return {"fixed_share": ratio_text(key.fixed_share)} | _heads(key)
            return {"fixed_sek": sek_text(key.fixed_ore)} | _heads(key)
        case Shapley():
            return _costs(key.costs) | _heads(key)
        case _:
            alone = {} if key.alone_ore is None else {"alone_sek": _amounts(key.alone_ore)}
            return (
                alone
                | {"marginal_sek": _amounts(key.marginal_ore)}
                | _given("benefit_sek", _amounts(key.benefit_ore))
            )


def _costs(costs: Mapping[frozenset[str], int] | Steps) -> JsonObject:
    if isinstance(costs, Steps):
        return {
            "steps": {
                "size": costs.size,
                "step_sek": sek_text(costs.step_ore),
                "per_head_sek": sek_text(costs.per_head_ore),
            }
        }
    by_members = {"+".join(sorted(coalition)): sek_text(cost) for coalition, cost in costs.items()}
    return {"coalitions": by_members}


def _agreed_key(value: object, field: Field, register: Register) -> AgreedKey:
    for agreed in register.keys:
        if value == agreed.key_id:
            return agreed
    known = format_list([f"{key.title} (”{key.key_id}”)" for key in register.keys]) or "inga"
    raise field.error(f"{shown(value)} är ingen nyckel i registret; de som finns är {known}")


def _parse_excess(given: JsonObject, field: Field, register: Register) -> Key | None:
    if "excess" not in given:
        return None
    return parse_key(given["excess"], field.of("excess"), register)


def _parse_shapley(given: JsonObject, field: Field) -> Shapley:
    if ("coalitions" in given) == ("steps" in given):
        raise field.of("coalitions").error(
            "ange antingen kostnaden för varje grupp av parter eller trappsteg, en av dem"
        )
    costs: Mapping[frozenset[str], int] | Steps
    if "steps" in given:
        at = field.of("steps")
        steps = read_object(given["steps"], at, required=["size", "step_sek", "per_head_sek"])
        costs = Steps(
            size=read_count(steps["size"], at.of("size")),
            step_ore=read_ore(steps["step_sek"], at.of("step_sek")),
            per_head_ore=read_ore(steps["per_head_sek"], at.of("per_head_sek")),
        )
    else:
        costs = _parse_coalitions(given["coalitions"], field.of("coalitions"))
    return Shapley(costs=costs, participants=_parse_counts(given, field, "participants"))


def _parse_two_part(given: JsonObject, field: Field) -> TwoPart:
    heads = _parse_counts(given, field, "participants")
    if ("fixed_sek" in given) == ("fixed_share" in given):
        raise field.of("fixed_sek").error(
            "ange den fasta delen antingen i kronor eller som andel av det som delas, en av dem"
        )
    if "fixed_share" in given:
        share = read_ratio(given["fixed_share"], field.of("fixed_share"))
        return TwoPart(fixed_share=share, participants=heads)
    fixed_ore = read_ore(given["fixed_sek"], field.of("fixed_sek"))
    return TwoPart(fixed_ore=fixed_ore, participants=heads)


def _parse_coalitions(value: object, field: Field) -> dict[frozenset[str], int]:
    costs: dict[frozenset[str], int] = {}
    for name, cost in read_object(value, field, optional=_names(value)).items():
        at = field.of_parties(name)
        members = [read_id(member, at) for member in name.split("+")]
        coalition = frozenset(members)
        if len(coalition) < len(members):
            raise at.error("en part står två gånger i gruppen; varje part ska stå en gång")
        if coalition in costs:
            raise at.error(
                f"kostnaden för {at.name_of('+'.join(sorted(coalition)))} anges två gånger; "
                "ange den en gång"
            )
        costs[coalition] = read_ore(cost, at)
    return costs


def _parse_counts(given: JsonObject, field: Field, name: str) -> dict[str, int] | None:
    return read_by_party(given[name], field.of(name), read_count) if name in given else None


def _parse_amounts(given: JsonObject, field: Field, name: str) -> dict[str, int]:
    return read_by_party(given[name], field.of(name), read_ore) if name in given else {}


def _parse_ratios(given: JsonObject, field: Field, name: str) -> dict[str, Fraction]:
    return read_by_party(given[name], field.of(name), read_ratio)


def _parse_text(given: JsonObject, field: Field) -> str | None:
    return read_text(given["text"], field.of("text")) if "text" in given else None


def _parse_cap(given: JsonObject, field: Field) -> int | None:
    return read_ore(given["cap_sek"], field.of("cap_sek")) if "cap_sek" in given else None


_PARSERS: dict[str, Callable[[JsonObject, Field, Register], Key]] = {
    "equal": lambda _given, _field, _register: Equal(),
    "weights": lambda given, field, _: Weights(
        weights=_parse_ratios(given, field, "weights"),
        text=_parse_text(given, field),
        years=_parse_counts(given, field, "years") or {},
    ),
    "fixed_shares": lambda given, field, register: FixedShares(
        shares=_parse_ratios(given, field, "shares"),
        cap_ore=_parse_cap(given, field),
        excess=_parse_excess(given, field, register),
    ),
    "fixed_amounts": lambda given, field, register: FixedAmounts(
        amounts_ore=_parse_amounts(given, field, "amounts"),
        cap_ore=_parse_cap(given, field),
        excess=_parse_excess(given, field, register),
    ),
    "bounded": lambda given, field, _: Bounded(
        weights=_parse_ratios(given, field, "weights"),
        floor_ore=_parse_amounts(given, field, "floor_sek"),
        ceiling_ore=_parse_amounts(given, field, "ceiling_sek"),
        text=_parse_text(given, field),
    ),
    "two_part": lambda given, field, _: _parse_two_part(given, field),
    "shapley": lambda given, field, _: _parse_shapley(given, field),
    "scrb": lambda given, field, _: Scrb(
        marginal_ore=_parse_amounts(given, field, "marginal_sek"),
        alone_ore=_parse_amounts(given, field, "alone_sek") if "alone_sek" in given else None,
        benefit_ore=_parse_amounts(given, field, "benefit_sek"),
    ),
    "state_model": lambda given, field, _: StateModel(
        allocation_ore=read_ore(given["allocation_sek"], field.of("allocation_sek")),
        support=_parse_ratios(given, field, "support"),
        inhabitants_16_64=_parse_ratios(given, field, "inhabitants_16_64"),
    ),
}


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, Mapping) else []


def _ratios(values: Mapping[str, Fraction]) -> dict[str, str]:
    return {party: ratio_text(value) for party, value in values.items()}


def _amounts(values: Mapping[str, int]) -> dict[str, str]:
    return {party: sek_text(amount) for party, amount in values.items()}


def _given(name: str, values: Mapping[str, str]) -> JsonObject:
    return {name: values} if values else {}


def _text(text: str | None) -> JsonObject:
    return {} if text is None else {"text": text}


def _cap(key: FixedAmounts | FixedShares) -> JsonObject:
    return {} if key.cap_ore is None else {"cap_sek": sek_text(key.cap_ore)}


def _excess(key: FixedAmounts | FixedShares) -> JsonObject:
    return {} if key.excess is None else {"excess": key_json(key.excess)}


def _heads(key: TwoPart | Shapley) -> JsonObject:
    return {} if key.participants is None else {"participants": dict(key.participants)}
