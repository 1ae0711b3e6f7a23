from finsam_metrics.documents.formats.aligned import cells_by_place


def test_amounts_under_each_other_are_a_column_and_a_blank_place_an_empty_cell():
    assert cells_by_place(
        [
            "            Utfall 2023    Budget 2024",
            "Arvoden           1 250             20",
            "Styrelse",
            "Hyra                                 7",
        ]
    ) == [
        ("", "Utfall 2023", "Budget 2024"),
        ("Arvoden", "1 250", "20"),
        ("Styrelse", "", ""),
        ("Hyra", "", "7"),
    ]


def test_dots_between_label_and_amount_are_no_text():
    dots = "Bil\N{HORIZONTAL ELLIPSIS}\N{HORIZONTAL ELLIPSIS}            3"
    assert cells_by_place(["Arvoden ........ 12", "Resor m.m. . . .  7", dots]) == [
        ("Arvoden", "12"),
        ("Resor m.m.", "7"),
        ("Bil", "3"),
    ]


def test_dots_at_the_end_of_a_line_are_text():
    assert cells_by_place(["Det blir mer..."]) == [()]


def test_running_text_has_no_cells():
    assert cells_by_place(["Förbundet har 12 medlemmar.", "", "Det är bra."]) == [(), (), ()]


def test_a_heading_far_in_above_the_first_amounts_belongs_to_them():
    assert cells_by_place(
        ["Budget", "                 Budget 2024", "Styrelse", "Lön              2 000 000"]
    )[1:] == [
        ("", "Budget 2024"),
        ("Styrelse", ""),
        ("Lön", "2 000 000"),
    ]


def test_a_title_at_the_margin_just_above_is_no_row():
    assert cells_by_place(["Budget", "Lön      20"])[0] == ()


def test_two_tables_with_text_between_have_columns_of_their_own():
    rows = cells_by_place(
        ["Lön      20", "", "Text emellan.", "", "Hyra                 30     40"]
    )
    assert rows == [("Lön", "20"), (), (), (), ("Hyra", "30", "40")]


def test_parts_that_fall_in_the_same_column_are_kept_in_their_order():
    assert cells_by_place(["Ett      två      tre"]) == [("Ett", "två", "tre")]


def test_amounts_with_their_unit_are_amounts_too():
    rows = cells_by_place(["Arvoden        1 250 kr    20:-", "Hyra                       7 kr"])
    assert rows == [("Arvoden", "1 250 kr", "20:-"), ("Hyra", "", "7 kr")]
