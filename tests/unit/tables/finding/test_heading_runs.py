from finsam_metrics.tables.finding.heading_runs import heading_run


def texts(text):
    found = heading_run(text.split(), 0)
    return [one.text for one in found.headings]


def test_headings_that_follow_on_each_other_all_say_what_they_hold_or_none_does():
    assert texts("Budget 2024 Plan 2025 Lön") == ["Budget 2024", "Plan 2025"]
    assert texts("Bokslut 2023 Förslag till budget 2024 Lön")[1] == "Förslag till budget 2024"
    assert texts("2 024 2 025 Lön") == ["2 024", "2 025"]
    assert texts("Budget 2024 2025 Lön") == ["Budget 2024"]


def test_columns_of_other_things_stand_before_and_after():
    found = heading_run(["Konto", "Not", "Budget", "2024", "Plan", "2025", "Förändring", "Lön"], 0)
    assert (found.before, found.after, found.start, found.end) == (2, 1, 0, 7)


def test_other_words_and_units_begin_no_headings():
    assert heading_run(["Lön", "2024"], 0) is None
    assert heading_run(["(tkr)", "2024"], 0) is None
