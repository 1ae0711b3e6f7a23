"""The methods by which a cost can be divided: name, formula and what they mean, in Swedish."""

from dataclasses import dataclass

from finsam_metrics.shared_costs.amounts import format_percent
from finsam_metrics.shared_costs.keys import (
    Bounded,
    Equal,
    FixedAmounts,
    FixedShares,
    Key,
    Scrb,
    Shapley,
    StateModel,
    TwoPart,
    Weights,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Method:
    """One method.

    Attributes:
        method: As in a case file.
        name: Swedish name.
        formula: What one party pays.
        explanation: What that means, in plain Swedish.
    """

    method: str
    name: str
    formula: str
    explanation: str


METHODS: dict[type[Key], Method] = {
    Equal: Method(
        method="equal",
        name="Lika delar",
        formula="kostnaden ÷ antalet parter",
        explanation="Allas andel är lika stor.",
    ),
    Weights: Method(
        method="weights",
        name="Efter vikter",
        formula="kostnaden × partens vikt ÷ summan av vikterna",
        explanation="Andelen följer partens vikt, till exempel dess invånare "
        "eller budgetram. Dubbel vikt ger dubbel andel.",
    ),
    FixedShares: Method(
        method="fixed_shares",
        name="Fasta andelar",
        formula="kostnaden × partens andel",
        explanation="Var och en har den andel som parterna har kommit överens om.",
    ),
    FixedAmounts: Method(
        method="fixed_amounts",
        name="Fasta belopp",
        formula="kostnaden (högst taket) × partens belopp ÷ summan av beloppen",
        explanation="Beloppen som parterna har kommit överens om ger förhållandet mellan dem. Blir "
        "det billigare blir allas andel mindre i samma förhållande. Det som överstiger ett tak "
        "delas inte.",
    ),
    Bounded: Method(
        method="bounded",
        name="Vikter med golv och tak",
        formula="samma kronor per vikt för alla, men lägst partens golv och högst dess tak",
        explanation="Andelen följer partens vikt, men är aldrig mindre än partens golv "
        "eller mer än dess tak. De andra delar på skillnaden.",
    ),
    TwoPart: Method(
        method="two_part",
        name="Fast och rörlig del",
        formula="fast del ÷ antalet som deltar + resten × partens deltagare ÷ alla deltagare",
        explanation="Det som kostar lika mycket hur många som än kommer delas lika mellan dem som "
        "deltar. Resten delas efter antalet deltagare.",
    ),
    Shapley: Method(
        method="shapley",
        name="Shapleyvärdet",
        formula="medelvärdet av vad parten ökar kostnaden med, över alla ordningar att komma i",
        explanation="Tänk att parterna kommer en i taget. Var och en står för vad just den gör "
        "utbildningen dyrare, i medeltal över alla ordningar de kan komma i.",
    ),
    Scrb: Method(
        method="scrb",
        name="Särkostnad och återstående nytta",
        formula="särkostnad + resten × partens besparing ÷ summan av besparingarna",
        explanation="Var och en står först för det som bara den orsakar. Resten delas efter vad "
        "var och en sparar på att vara med i stället för att ordna allt själv.",
    ),
    StateModel: Method(
        method="state_model",
        name="Statens fördelningsmodell",
        formula="kostnaden × partens tilldelning enligt modellen ÷ allas tilldelning",
        explanation="Kostnaden delas som staten fördelar sina medel: lika grundbelopp till alla, "
        "sedan tre fjärdedelar efter försörjningsmåttet och en fjärdedel efter invånare 16–64 år.",
    ),
}


def method_of(key: Key) -> Method:
    """The method that a key uses."""
    return METHODS[type(key)]


def key_text(key: Key) -> str:
    """A key's Swedish name: the agreed key's title, or the method and what its weights are."""
    if isinstance(key, FixedAmounts | FixedShares) and key.agreed is not None:
        return key.agreed.title
    name = method_of(key).name
    if isinstance(key, TwoPart) and key.fixed_share is not None:
        return f"{name}: {format_percent(key.fixed_share)} av det som delas är fast"
    if isinstance(key, Weights | Bounded) and key.text:
        return f"{name}: {key.text}"
    return name
