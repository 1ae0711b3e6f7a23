# make run      the dashboard, from a fresh clone
# make test     lint, types, contracts, all tests, browser tests
# make check    lint, types, contracts and the tests of what changed: a quick look
# make build    the database
# make lint, make format, make requirements
# make docs     the generated parts of the documents
# make audit    known vulnerabilities of what users install; needs a network
# make pictures the pictures of the documents
# make benchmark               EFFORT=--quick for a short one

PYTHON ?= python3
RUN := .venv
TEST := .venv-test
DICTIONARIES := /usr/share/hunspell /usr/share/myspell/dicts /Library/Spelling
CHROMIUMS := chromium chromium-browser google-chrome google-chrome-stable

.PHONY: run build test check lint format requirements docs audit pictures benchmark chromium dictionary nginx

run: build
	$(RUN)/bin/python -m streamlit run dashboard.py

build: $(RUN)/installed
	$(RUN)/bin/python -m finsam_metrics build

test: lint chromium dictionary nginx
	$(TEST)/bin/python -m pytest -n 2 -m "not browser"
	$(TEST)/bin/python -m pytest -n 2 --dist loadfile -m browser

check: lint
	PYTHONPATH=. $(TEST)/bin/python tests/of_change.py

lint: $(TEST)/installed
	$(TEST)/bin/ruff format --check .
	$(TEST)/bin/ruff check .
	$(TEST)/bin/mypy
	$(TEST)/bin/lint-imports

format: $(TEST)/installed
	$(TEST)/bin/ruff check --fix .
	$(TEST)/bin/ruff format .

docs: $(TEST)/installed
	$(TEST)/bin/python -m finsam_metrics build
	$(TEST)/bin/python -m docs.write_generated

audit: $(TEST)/installed
	$(TEST)/bin/uv tool run pip-audit==2.10.1 --strict --disable-pip -r requirements.txt
	$(TEST)/bin/uv tool run pip-audit==2.10.1 --strict --disable-pip -r requirements-ocr.txt

pictures: $(TEST)/installed chromium
	$(TEST)/bin/python -m finsam_metrics build
	$(TEST)/bin/python -m docs.take_pictures

benchmark: $(TEST)/installed chromium
	$(TEST)/bin/python -m finsam_metrics build
	$(TEST)/bin/python -m benchmarks.shared_costs
	$(TEST)/bin/python -m benchmarks.invoices
	$(TEST)/bin/python -m benchmarks.packs
	$(TEST)/bin/python -m benchmarks.serving $(EFFORT)

requirements: $(TEST)/installed
	$(TEST)/bin/uv pip compile -q --generate-hashes --no-strip-extras --universal --python-version 3.11 pyproject.toml \
		--custom-compile-command "make requirements" -o requirements.txt
	$(TEST)/bin/uv pip compile -q --generate-hashes --no-strip-extras --universal --python-version 3.11 pyproject.toml --extra ocr \
		-c requirements.txt --custom-compile-command "make requirements" -o requirements-ocr.txt
	$(TEST)/bin/uv pip compile -q --generate-hashes --no-strip-extras --universal --python-version 3.11 --group dev \
		-c requirements.txt --custom-compile-command "make requirements" -o requirements-dev.txt

chromium:
	@for name in $(CHROMIUMS); do command -v $$name >/dev/null && exit 0; done; \
	[ -n "$$CHROMIUM" ] && exit 0; \
	echo "No Chromium found; installing one"; \
	(apt-get update -qq && apt-get install -y -qq chromium) \
	|| (sudo -n apt-get update -qq && sudo -n apt-get install -y -qq chromium) \
	|| $(TEST)/bin/python -m playwright install chromium

# The tests of several workers are skipped where there is none.
nginx:
	@command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] \
	|| (apt-get update -qq && apt-get install -y -qq --no-install-recommends nginx) \
	|| (sudo -n apt-get update -qq && sudo -n apt-get install -y -qq --no-install-recommends nginx) \
	|| echo "No nginx found, and none could be installed"

dictionary:
	@for folder in $(DICTIONARIES); do [ -f $$folder/sv_SE.dic ] && exit 0; done; \
	echo "No Swedish dictionary found; installing one"; \
	(apt-get update -qq && apt-get install -y -qq hunspell-sv) \
	|| (sudo -n apt-get update -qq && sudo -n apt-get install -y -qq hunspell-sv) \
	|| [ -z "$$CI" ]

$(RUN)/installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed: make PYTHON=python3.12 run"; exit 1; }
	$(PYTHON) -m venv $(RUN)
	$(RUN)/bin/python -m pip install -q --disable-pip-version-check -r requirements.txt
	@touch $@

$(TEST)/installed: requirements.txt requirements-ocr.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed: make PYTHON=python3.12 test"; exit 1; }
	$(PYTHON) -m venv $(TEST)
	$(TEST)/bin/python -m pip install -q --disable-pip-version-check \
		-r requirements.txt -r requirements-ocr.txt -r requirements-dev.txt
	@touch $@
