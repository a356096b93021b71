# Everything a newcomer needs. Each target makes what it needs first; a second call is quick.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help

.PHONY: help
help:  ## Say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-8s %s\n", $$1, $$2 }'

$(READY): requirements.lock pyproject.toml
	@echo "Setting up $(VENV) from the hash-checked lock (a minute or two, once)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: run
run: $(READY)  ## Fill the warehouse from the sample articles and show what is in it
	@$(BIN)/sitrep run

.PHONY: test
test: $(READY)  ## Run the tests
	@$(BIN)/pytest

.PHONY: check
check: $(READY)  ## Check format, lint, types and import rules
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# The public benchmarks, where they lie beside this checkout; the page of the documentation needs them.
BENCHMARKS := $(wildcard ../shared/benchmarks)

.PHONY: evaluate
evaluate: $(READY)  ## Measure how good each table is (ACCEPT=1 makes it the level to keep)
	@$(BIN)/sitrep evaluate $(if $(BENCHMARKS),--benchmarks $(BENCHMARKS) --page docs/quality.md) $(if $(ACCEPT),--accept)

.PHONY: ui
ui: $(READY)  ## Open the Dagster UI on this project
	@$(BIN)/sitrep ui

.PHONY: bench
bench: $(READY)  ## Measure speed and memory
	@$(BIN)/python benchmarks/throughput.py

.PHONY: docs
docs: $(READY)  ## Make docs/analysts.md and docs/dictionary.md anew
	@$(BIN)/python -m pipelines.pages

.PHONY: lock
lock: $(READY)  ## Renew requirements.lock (needs uv)
	@uv pip compile pyproject.toml --extra dev --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --no-annotate --quiet --output-file requirements.lock
