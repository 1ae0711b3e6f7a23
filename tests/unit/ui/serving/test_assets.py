from finsam_metrics.ui.serving.assets import _ON_EVERY_PAGE, STATIC, early_scripts


def test_the_scripts_of_what_every_page_draws_are_known_and_exist():
    scripts = early_scripts()
    for name in _ON_EVERY_PAGE:
        assert any(f"/{name}." in script for script in scripts), name
    assert all((STATIC / script.removeprefix("/")).is_file() for script in scripts)


def test_no_script_is_asked_for_that_streamlits_page_asks_for_already():
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    assert [script for script in early_scripts() if f'".{script}"' in page] == []
