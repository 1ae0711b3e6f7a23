from finsam_metrics.tables.finding.block_headings import split_heading


def split(text, *sums, known=("Administration",)):
    return split_heading(text.split(), known, sums)


def test_a_known_word_heads_a_block_before_a_capital_letter():
    assert split("Administration Lön samordnare") == (["Administration"], "Lön samordnare")
    assert split("Administration för unga") == ([], "Administration för unga")
    assert split("Administration") == ([], "Administration")


def test_what_a_sum_below_repeats_heads_its_block():
    found = split("Utbildning och information Frukostmöten", "S:a utbildning och information")
    assert found == (["Utbildning och information"], "Frukostmöten")


def test_a_new_capital_letter_ends_the_heading_of_a_block_whose_sum_does_not_name_it():
    assert split("Gemensamma vägar Grön start", "Summa") == (["Gemensamma vägar"], "Grön start")
    assert split("Gemensamma vägar Grön start", "Summa vägar") == (
        [],
        "Gemensamma vägar Grön start",
    )
    assert split("Telefon och IT", "Summa") == ([], "Telefon och IT")


def test_headings_may_stand_inside_each_other():
    assert split("Kostnader Administration Lön") == (["Kostnader", "Administration"], "Lön")


def test_a_sum_has_no_heading():
    assert split("Summa Administration Lön") == ([], "Summa Administration Lön")


def test_a_heading_that_the_next_sum_names_may_follow_on_one_without_rows():
    found = split("Särskilda satsningar Unga vuxna Lön", "Summa unga vuxna", known=())
    assert found == (["Särskilda satsningar", "Unga vuxna"], "Lön")
    found = split("Särskilda satsningar Administration Lön", "Summa kostnader")
    assert found == (["Särskilda satsningar", "Administration"], "Lön")
