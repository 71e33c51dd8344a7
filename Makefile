# Alles, was man an diesem Projekt tut. `make` ohne Ziel nennt die Ziele.
# Nothing but Python and make has to be there before; stamps keep repeated runs fast.

PYTHON ?= python3
SITE   ?= site

VENV   := .venv
BIN    := $(VENV)/bin
CACHE  := .cache
LOCKER := $(CACHE)/lock
PIP    := -m pip --disable-pip-version-check --quiet
STAMP  := $(VENV)/.stamp

CHROMIUM := /usr/bin/chromium

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help handbook lint quick test fuzz coverage check serve bench search-eval lock clean browser

help:
	@echo "make handbook   baut das Handbuch nach $(SITE)/"
	@echo "make check      prüft Regeln und Inhalte"
	@echo "make serve      zeigt eine Vorschau, die Änderungen folgt"
	@echo "make lint       prüft Form, Typen und Namen in Python und JavaScript"
	@echo "make quick      führt die schnellen Tests und von jeder anderen Art eine Probe aus"
	@echo "make test       führt alle Tests aus und richtet dafür alles ein"
	@echo "make fuzz      wirft zufällige Eingaben auf alles (FUZZ_SEED=1 FUZZ_CASES=2000)"
	@echo "make coverage   führt alle Tests aus und misst, welche Zeilen sie erreichen"
	@echo "make bench      misst Geschwindigkeit und Größe"
	@echo "make search-eval misst die Suche (QUERIES=Datei mit Suchanfragen)"
	@echo "make lock       erneuert die Sperrdateien der Abhängigkeiten"
	@echo "make clean      entfernt Ergebnisse und Umgebungen"

handbook: $(STAMP)-build
	$(BIN)/weisungswerk build --site-dir $(SITE)

check: $(STAMP)-build
	$(BIN)/weisungswerk check

serve: $(STAMP)-build
	$(BIN)/weisungswerk serve

# The same three questions for Python and for JavaScript: its form, likely mistakes, its types.
lint: $(STAMP)-test $(STAMP)-npm
	$(BIN)/ruff format --check --quiet generator tests
	$(BIN)/ruff check --quiet generator tests
	$(BIN)/mypy
	tests/node_modules/.bin/eslint --config tests/eslint.config.js generator/browser site_templates/theme/assets/javascripts
	tests/node_modules/.bin/tsc --project tests/tsconfig.json

# Whole files go to one process, the longest first: tests/conftest.py.
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

quick: $(STAMP)-test $(STAMP)-npm browser
	$(PYTEST) -m "golden or quick or (unit and not slow)" $(PYTEST_ARGS)

test: $(STAMP)-test $(STAMP)-npm browser
	$(PYTEST) --durations 20 $(PYTEST_ARGS)

# The same seed draws the same cases; a failure names both and the smallest input.
fuzz: $(STAMP)-test $(STAMP)-npm
	FUZZ_SEED=$(or $(FUZZ_SEED),$(shell date +%s)) FUZZ_CASES=$(or $(FUZZ_CASES),2000) $(PYTEST) -m fuzz $(PYTEST_ARGS)

coverage: $(STAMP)-test $(STAMP)-npm browser
	$(PYTEST) --cov --cov-report term --cov-report html:$(CACHE)/coverage $(PYTEST_ARGS)

bench: $(STAMP)-test $(STAMP)-npm browser
	PYTHONPATH=tests $(BIN)/python -m bench.run

# make search-eval QUERIES=../anfragen.yaml EVAL_ARGS="--misses --file"; `EVAL_ARGS=--help` names all switches
search-eval: $(STAMP)-test browser
	PYTHONPATH=tests $(BIN)/python -m support.search.evaluation $(QUERIES) $(EVAL_ARGS)

# --- set-up ---------------------------------------------------------------------------------------

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Es fehlt Python 3.11 oder neuer: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python ist zu alt, nötig ist 3.11 oder neuer: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Es fehlt das Modul venv: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The lock holds the build backend too, so that the editable install asks no registry for it.
$(STAMP)-build: generator/requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python $(PIP) install --require-hashes -r generator/requirements.txt
	$(BIN)/python $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMP)-test: tests/requirements.txt $(STAMP)-build
	$(BIN)/python $(PIP) install --require-hashes -r tests/requirements.txt
	@touch $@

$(STAMP)-npm: tests/package.json tests/package-lock.json | $(BIN)/python
	@command -v npm >/dev/null || { echo "Es fehlen Node.js (ab 18) und npm: apt-get install nodejs npm"; exit 1; }
	cd tests && npm ci --silent
	@touch $@

browser:
	@test -x $(CHROMIUM) || $(MAKE) --no-print-directory $(CHROMIUM)

$(CHROMIUM):
	@if [ "$$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installiere Chromium für die Browsertests …"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else \
	  echo "Für die Browsertests fehlt $(CHROMIUM): sudo apt-get install chromium"; exit 1; \
	fi

# --- locks ----------------------------------------------------------------------------------------

COMPILE = $(LOCKER)/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links $(LOCK_ARGS)

# Solve with the oldest Python that is supported (Debian 12: 3.11.2), newer ones then fit as well:
# make lock PYTHON=/usr/bin/python3.11
# `make lock LOCK_ARGS=--upgrade` takes the newest versions, without it only what changed is solved.
lock: export CUSTOM_COMPILE_COMMAND = make lock
lock: $(LOCKER)/bin/pip-compile
	$(COMPILE) --build-deps-for=editable --output-file generator/requirements.txt pyproject.toml
	$(COMPILE) --build-deps-for=editable --extra test --extra lint --constraint generator/requirements.txt \
	  --output-file tests/requirements.txt pyproject.toml
	cd tests && npm install --package-lock-only --silent

$(LOCKER)/bin/pip-compile:
	$(PYTHON) -m venv $(LOCKER)
	$(LOCKER)/bin/python $(PIP) install pip-tools==7.6.2

clean:
	rm -rf $(SITE) .site-* $(VENV) $(CACHE) build *.egg-info tests/node_modules .pytest_cache .hypothesis
