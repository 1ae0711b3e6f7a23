"""How documents write amounts, units, years and dashes is known in one room: words."""

import ast
import re

import pytest

from finsam_metrics.model.paths import PROJECT_ROOT

ROOT = PROJECT_ROOT / "finsam_metrics"
HOME = "words"
OWN_FILES = {
    "store": "the form of our own CSV files",
    "shared_costs": "the form of our own JSON files",
}
MODULES = sorted(
    path.relative_to(ROOT)
    for path in ROOT.rglob("*.py")
    if path.relative_to(ROOT).parts[0] not in {HOME, *OWN_FILES}
)
UNITS = "tkr|kkr|mkr|mnkr|ksek|msek|kronor|tusental"
SPELLED_UNITS = {"kkr", "mnkr", "ksek", "msek", "kronor", "tusental"}
CODES_OF_UNITS = {"kr", "tkr", "mkr"}
VERSIONS = "bokslut|utfall|prognos"
MONTHS = "januari|februari|augusti|september|oktober|november|december"
RULES = {
    "year": re.compile(r"20(?:\\d|\[0-\d\])|\\d\{4\}|\[0-9\]\{4\}|\(\?:19\|20\)"),
    "dash": re.compile(r"[‐-―−]|\\N\{(?:EN|EM|MINUS|FIGURE|HYPHEN)|\\u20(?:1[0-5])|\\u2212"),
    "unit": re.compile(rf"(?<![a-zåäö])(?:{UNITS})(?![a-zåäö])|[|(:]kr[|)\\]|\|kr$", re.IGNORECASE),
    "amount": re.compile(
        r"\\d\{3\}|\[0-9\]\{3\}|,\]?\)?(?:\\d|\[0-9\])|(?:\\d|\[0-9\])\[[^]]*(?:\\s| )[^]]*\]"
    ),
    "version": re.compile(rf"(?:{VERSIONS})\S*\|", re.IGNORECASE),
    "month": re.compile(MONTHS, re.IGNORECASE),
    "sum": re.compile(r"delsumma|\bs:a\b", re.IGNORECASE),
}
LOOKS_LIKE_A_PATTERN = re.compile(r"\\[dswbDSWBN]|\(\?|\[0-9\]|\[\^|\]\+|\]\{")
METHODS_OF_TEXT = {
    "startswith", "endswith", "strip", "lstrip", "rstrip", "split", "replace", "removesuffix",
    "removeprefix", "partition", "find", "count",
}  # fmt: skip


def strings_in(node):
    """Every text that is written inside a node, also in parts of a formatted one."""
    return [
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]


def docstrings_of(tree):
    """The nodes of texts that are no values: docstrings, and those after constants."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def pattern_texts(tree):
    """Every text that is or may be a part of a pattern."""
    ignored = docstrings_of(tree)
    held = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    waiting = [
        node.args[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and getattr(node.func.value, "id", "") == "re"
        and node.args
    ]
    followed = set()
    while waiting:
        node = waiting.pop()
        yield from strings_in(node)
        names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
        waiting += [held[name] for name in names & held.keys() - followed]
        followed |= names
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in ignored and LOOKS_LIKE_A_PATTERN.search(node.value):
            yield node.value


def compared_texts(tree):
    """The texts that others are compared with: those of a collection, of "in", of a method."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Set, ast.Tuple, ast.List)):
            written = node.elts
        elif isinstance(node, ast.Dict):
            written = node.keys
        elif isinstance(node, ast.Compare):
            written = (node.left, *node.comparators)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in METHODS_OF_TEXT:
            written = node.args
        else:
            continue
        constants = [part.value for part in written if isinstance(part, ast.Constant)]
        yield [text.casefold() for text in constants if isinstance(text, str)]


def grammar_in(source):
    """What of the grammar a module writes itself, as (rule, text)."""
    tree = ast.parse(source)
    found = {
        (rule, text)
        for text in pattern_texts(tree)
        for rule, pattern in RULES.items()
        if pattern.search(text)
    }
    for texts in compared_texts(tree):
        found |= {("unit", text) for text in texts if text in SPELLED_UNITS}
        found |= {("version", text) for text in texts if text in VERSIONS.split("|")}
        found |= {("dash", text) for text in texts if is_of_dashes(text)}
        if len(CODES_OF_UNITS & set(texts)) > 1:
            found.add(("unit", " ".join(texts)))
    return sorted(found)


def is_of_dashes(text):
    """Whether a text has a dash other than a hyphen, and no words."""
    return bool(RULES["dash"].search(text)) and not re.search(r"\w", text)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_no_other_room_writes_an_amount_a_unit_a_year_or_a_dash_of_documents(module):
    assert grammar_in((ROOT / module).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        ("year", 'import re\nre.search(r"20\\d\\d", text)'),
        ("year", 'import re\nYEAR = "20[0-4]"\nPATTERN = re.compile(rf"({YEAR}\\d)")'),
        ("year", 'def f(text):\n    return re.findall(r"\\b(20\\d\\d)\\b", text)'),
        ("year", 'import re\n_DAY = re.compile(r"\\d{4}-\\d\\d-\\d\\d")'),
        ("year", '_YEAR = r"(?:19|20)\\d\\d"'),
        ("dash", 'import re\n_RANGE = re.compile(r"\\d\\s?[-–]\\s?\\d")'),
        ("dash", 'import re\n_MINUS = re.compile(r"[-\\N{MINUS SIGN}]?\\d+")'),
        ("dash", 'import re\n_MINUS = re.compile("[-\\u2212]?5")'),
        ("dash", 'SIGNS = "-–"\nimport re\nPATTERN = re.compile(f"[{SIGNS}]")'),
        ("dash", 'DASHES = ("-", "–")'),
        ("dash", 'def f(cell):\n    return cell in "-–"'),
        ("dash", 'def f(cell):\n    return cell.strip(" ,–")'),
        ("unit", 'import re\n_UNIT = re.compile("kr|tkr|mkr")'),
        ("unit", 'UNIT = "kkr"\nimport re\nPATTERN = re.compile(rf"\\d {UNIT}")'),
        ("unit", '_HEADING = r"(?:belopp|i|kr)\\b"'),
        ("unit", 'UNITS = {"tkr": 1000, "mkr": 1000000}'),
        ("unit", 'WORDS = frozenset({"belopp", "mnkr"})'),
        ("unit", 'def f(text):\n    return text.endswith("kronor")'),
        ("amount", 'import re\n_AMOUNT = re.compile(r"\\d{1,3}(?: \\d{3})+")'),
        ("amount", 'import re\n_DECIMALS = re.compile(r"\\d+(?:,\\d+)?")'),
        ("amount", 'import re\n_AMOUNT = re.compile(r"\\d[\\d\\s.]*")'),
        ("amount", '_NUMBER = r"^[-+]?[0-9][0-9\\s.,]*$"'),
        ("amount", 'import re\n_AMOUNT = re.compile("[0-9]{1,3}( [0-9]{3})*")'),
        ("version", 'import re\n_HEADING = re.compile("bokslut|utfall|prognos|budget")'),
        ("version", 'WORDS = {"bokslut", "plan"}'),
        ("month", 'import re\n_MONTH = re.compile("januari|jan")'),
        ("sum", 'import re\n_SUM = re.compile(r"(?:summa|delsumma)\\b")'),
    ],
)
def test_a_pattern_or_a_list_of_words_is_found_however_it_is_written(rule, source):
    assert rule in [found for found, _ in grammar_in(source)]


@pytest.mark.parametrize(
    "source",
    [
        '"""Amounts of 2014–2016 in tkr, as 1 250."""',
        'TITLE = "Budget 2014–2016, tkr"',
        'def f(unit):\n    return unit == "tkr"',
        'import re\n_PAGE = re.compile(r"\\d{1,3}")',
        'import re\nfrom finsam_metrics.words.years import YEAR\nre.compile(rf"mål {YEAR}")',
        'import re\n_ENDS = re.compile(r"[a-zåäö-]+$")',
    ],
)
def test_words_for_readers_and_what_words_gives_are_no_grammar_of_their_own(source):
    assert grammar_in(source) == []
