.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 3000
BIN := .venv/bin
# A system's own Python is built optimised, whatever its configure line says; a version manager compiles as it is told.
OPTIMISED := import sys, sysconfig as built; \
	sys.exit(sys.base_prefix != "/usr" and "--enable-optimizations" not in (built.get_config_var("CONFIG_ARGS") or ""))
UV := $(shell command -v uv 2>/dev/null)
ANOTHER = Name another: make setup PYTHON=python3.12
# Whoever is done takes over from who is not: the longest file does not decide how long it all takes.
# A fifth of a test is waiting, for a disk or a browser: one worker more than there are cores does not leave one idle.
WORKERS = $(shell $(BIN)/python -c 'import os; print(os.cpu_count() + 1)')
PYTEST = $(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal
# What Python compiled is kept, whatever the shell says: each of the many processes of a test would compile it anew.
unexport PYTHONDONTWRITEBYTECODE
# Only pip's own progress is noise; its errors are not.
INSTALL = $(if $(UV),$(UV) pip install --python $(BIN)/python --quiet --compile-bytecode,$(BIN)/python -m pip install --quiet --disable-pip-version-check)

# What looks after the page's JavaScript comes from npm, where there is a node, and is no part of what is installed. Each
# is named by its exact version, and npm holds what it fetches against the registry's hash of that. There is no lock
# file: it would name the registry that it was made from.
NPX = npx --yes --prefer-offline --package @biomejs/biome@2.6.8 --package typescript@7.0.2 --call
SCRIPTS = cd playground; if ! command -v npx >/dev/null; \
	then echo "There is no node here: the JavaScript of the page is not checked."; \
	elif ! $(NPX) "biome --version && tsc --version" >/dev/null 2>&1; \
	then echo "npm cannot fetch Biome and TypeScript here: the JavaScript of the page is not checked."; \
	else $(NPX) "biome lint --error-on-warnings && tsc --project ."; fi

.PHONY: help setup demo test chaos simulate coverage check scripts bench docs format lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: .venv/.run ## make .venv and install Trellis into it, as .venv/bin/trellis

demo: .venv/.run ## a bot, a local Slack and a web page, with eight weeks behind them (PORT=3000)
	@exec $(BIN)/trellis demo --port $(PORT)

test: .venv/.dev ## run all tests
	@$(PYTEST) $(ARGS)

simulate: .venv/.dev ## weeks of a workspace per seed, with faults (SEEDS=20 PEOPLE=6 WEEKS=4, SEED=7 alone, BROKEN=yes)
	@$(BIN)/python -m tests.simulation --seeds $(or $(SEEDS),20) --people $(or $(PEOPLE),6) \
		--weeks $(or $(WEEKS),4) $(if $(SEED),--seed $(SEED)) $(if $(BROKEN),--broken)

coverage: .venv/.dev ## the same in twice the time, and which lines no test came by
	@$(PYTEST) --cov --cov-report= $(ARGS)
	@$(BIN)/coverage report --show-missing --skip-covered --skip-empty

chaos: .venv/.dev ## kill, freeze and cut off real processes, then count what people received (ROUNDS=20 SEED=…)
	@$(BIN)/python -m tests.chaos --rounds $(or $(ROUNDS),20) $(if $(SEED),--seed $(SEED)) $(ARGS)

check: .venv/.dev ## format, lint, types, floors, ladder
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/trellis ladder check
	@$(SCRIPTS)

scripts: ## lint and types of the page's JavaScript, where there is node
	@$(SCRIPTS)

bench: .venv/.bench ## measure it beside references (ROWS=help,status ROUNDS=5 OUT=build/bench.json)
	@$(BIN)/python -m bench --rows "$(ROWS)" --rounds $(or $(ROUNDS),5) --out $(or $(OUT),build/bench.json)

docs: .venv/.run ## write each ladder as a page to read, and the schemas of ladders and of an export
	@for ladder in content/ladders/[!_]*/; do $(BIN)/trellis ladder show $$ladder > docs/ladders/$$(basename $$ladder).md; done
	@$(BIN)/trellis ladder schema content/schemas
	@$(BIN)/python -c 'from handlers import FEATURES; from handlers.privacy import schema; schema.write(FEATURES)'

format: .venv/.dev ## put the code in shape
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header --upgrade
# For pip before 23.3 a pin with an extra pins that form alone: what is locked with one is locked without it too.
BARE = awk '/^[^ ]/ { on = sub(/\[[^]]*\]==/, "==") } on && !/\# via|^ +\#/'
lock: ## renew the locked requirement files (needs uv)
	$(COMPILE) pyproject.toml playground/pyproject.toml --group build -o requirements/run.txt
	$(COMPILE) pyproject.toml playground/pyproject.toml --group dev -o requirements/dev.txt
	$(COMPILE) pyproject.toml playground/pyproject.toml --group bench -o requirements/bench.txt
	@for file in run dev bench; do bare=$$($(BARE) requirements/$$file.txt); echo "$$bare" >> requirements/$$file.txt; done

clean: ## remove what the other targets made
	rm -rf .venv build *.egg-info playground/build playground/src/*.egg-info

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Trellis needs Python 3.11 or newer, and there is no $(PYTHON). $(ANOTHER)"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Trellis needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V 2>&1). $(ANOTHER)"; exit 1; }
	@$(if $(UV),true,$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null) \
		|| { echo "$(PYTHON) cannot make a .venv: its module venv or ensurepip is missing. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(PYTHON) -c '$(OPTIMISED)' \
		|| echo "$(PYTHON) was compiled without --enable-optimizations: all will take a seventh longer on it. $(ANOTHER)"
	@echo "Making .venv (once)"
	@$(if $(UV),$(UV) venv --quiet --python $(PYTHON) .venv,$(PYTHON) -m venv .venv)

.venv/.run: .venv/bin/python pyproject.toml playground/pyproject.toml requirements/run.txt
	@echo "Installing what Trellis runs on (once)"
	@$(INSTALL) --require-hashes -r requirements/run.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable . --editable ./playground
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	@echo "Installing what the tests need (once)"
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

.venv/.bench: .venv/.run requirements/bench.txt
	@echo "Installing what the benchmark needs (once)"
	@$(INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@
