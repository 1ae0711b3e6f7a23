"""Answers that are kept: the last ones, and none that are large."""

from finsam_metrics.ui.serving.open_answers import RecentAnswers


def test_an_answer_is_made_once_while_it_is_among_the_last():
    answers, made = RecentAnswers(), []

    def ask(key, size=1):
        return answers.give(key, lambda: (made.append(key), (b"x" * size, "text/csv"))[1])

    assert ask("a") == ask("a") == (b"x", "text/csv")
    assert made == ["a"]
    for number in range(127):
        ask(number)
    ask("a")
    ask("new")
    ask("a")
    assert made.count("a") == 1
    ask(0)
    assert made.count(0) == 2


def test_a_large_answer_is_not_kept():
    answers, made = RecentAnswers(), []
    for _ in range(2):
        answers.give("a", lambda: (made.append(1), (b"x" * 300_000, "text/csv"))[1])
    assert len(made) == 2
