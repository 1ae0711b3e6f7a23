"""Words before a number that bound it are known wherever a number may stand."""

import pytest

from finsam_metrics.facts.group_words import find_ages
from finsam_metrics.facts.training_words import find_participants
from finsam_metrics.words.bounds import is_at_least, is_at_most
from finsam_metrics.words.text_amounts import scan_amounts

ABOUT = ["ca", "ca.", "Cirka", "c:a", "omkring", "ungefär", "drygt", "knappt", "runt", "uppemot"]
AT_MOST = ["högst", "max", "max.", "maximalt", "upp till", "som mest", "inte mer än", "inte över"]
AT_LEAST = ["minst", "lägst", "åtminstone", "inte under", "inte mindre än"]


@pytest.mark.parametrize("word", ABOUT)
def test_every_word_for_about_makes_a_number_approximate(word):
    (amount,) = scan_amounts(f"{word} 40 tkr")
    assert amount.is_approximate
    assert find_participants(f"{word} 40 deltagare") == (40, 40)


@pytest.mark.parametrize("words", AT_MOST)
def test_every_word_for_at_most_bounds_a_number_from_above(words):
    assert is_at_most(words)
    assert find_participants(f"{words} 40 deltagare") == (None, 40)
    assert find_ages(f"unga {words} 29 år") == (None, 29)


@pytest.mark.parametrize("words", AT_LEAST)
def test_every_word_for_at_least_bounds_a_number_from_below(words):
    assert is_at_least(words)
    assert find_participants(f"{words} 40 deltagare") == (40, None)
    assert find_ages(f"unga {words} 16 år") == (16, None)
