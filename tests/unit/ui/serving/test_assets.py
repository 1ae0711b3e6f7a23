from finsam_metrics.ui.serving.assets import STATIC, first_picture_scripts


def test_the_first_charts_scripts_are_known_and_exist():
    scripts = first_picture_scripts()
    assert any("ArrowVegaLiteChart" in script for script in scripts)
    assert all((STATIC / script.removeprefix("/")).is_file() for script in scripts)


def test_no_script_is_asked_for_that_streamlits_page_asks_for_already():
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    assert [script for script in first_picture_scripts() if f'".{script}"' in page] == []
