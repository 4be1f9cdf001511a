# What people and machines run. `make` alone tells what there is.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
SCALE ?= small
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c requirements.lock
CORE := $(VENV)/.installed-core
DEV := $(VENV)/.installed-dev
BENCH := $(VENV)/.installed-bench

.PHONY: help
help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

.PHONY: run
run: $(CORE) ## Prepare the hub and serve it at http://127.0.0.1:8000 (PORT=… for another)
	@HUB_BASE_URL=$${HUB_BASE_URL:-http://127.0.0.1:$(PORT)} $(BIN)/python manage.py run_hub --port $(PORT)

.PHONY: test
test: $(DEV) ## Run every test, those in a real browser too (TESTS=… for some)
	@.ci/chromium
	@.ci/postgresql
	@.ci/pango
	@# loadgroup hands tests out one by one, so that slow ones in a browser are shared evenly.
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(TESTS)

.PHONY: soak
soak: $(DEV) ## Kill, fill, damage and crowd the search index for minutes; `make test` has a short form
	@.ci/pango
	@.ci/libreoffice
	@SOAK=long $(BIN)/python -m pytest tests/soak

.PHONY: conformance
conformance: $(DEV) ## Run modelsearch's own suite against our search backend
	@FIXTURE_DIRS="$(FIXTURE_DIRS)" $(BIN)/python -m tests.search.backend.conformance

.PHONY: bench
bench: $(BENCH) ## Measure search beside four other engines (SCALE=full for more documents)
	@$(BIN)/python -m tests.benchmarks $(SCALE)

.PHONY: relevance
relevance: $(BENCH) ## Ask search the judged questions, beside four other engines (CRANFIELD=folder for that collection)
	@$(BIN)/python -m tests.relevance $(if $(CRANFIELD),--cranfield "$(CRANFIELD)")

.PHONY: lint
lint: $(DEV) ## Check code, layers, templates, migrations and a server's settings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	@# D018 wants {% url %}; pages that editors make, such as /about/, have no name for it.
	$(BIN)/djlint templates --lint --quiet --ignore D018
	@.ci/check-settings

.PHONY: format
format: $(DEV) ## Format the code and mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: lock
lock: $(DEV) ## Write requirements.lock anew from pyproject.toml
	$(BIN)/python -m pip --disable-pip-version-check install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --upgrade --no-header \
	  --no-annotate --python-version 3.11 --quiet --output-file requirements.lock

.PHONY: clean
clean: ## Remove what was built; the data in var/ stays
	rm -rf $(VENV) build *.egg-info .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- The environment -------------------------------------------------------------------------

$(BIN)/python:
	@.ci/make-venv "$(PYTHON)" $(VENV)

$(CORE): pyproject.toml requirements.lock | $(BIN)/python
	@echo "Installing packages (a minute or two, the first time)"
	@$(PIP) -e .
	@touch $(CORE)

$(DEV): pyproject.toml requirements.lock | $(BIN)/python
	@echo "Installing packages for tests and checks (a minute or two, the first time)"
	@$(PIP) -e '.[dev]'
	@touch $(CORE) $(DEV)

$(BENCH): pyproject.toml requirements.lock | $(BIN)/python
	@echo "Installing packages for comparing engines (a minute or two, the first time)"
	@$(PIP) -e '.[dev,bench]'
	@touch $(CORE) $(DEV) $(BENCH)
