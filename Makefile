# The two commands of the README, and the ones behind them. Everything that is made goes below .venv and .claimdesk.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOME_DIR := $(CURDIR)/.claimdesk
OUT ?= $(HOME_DIR)/demo
MEASURED := $(wildcard tests/quality/test_public_*.py) tests/quality/test_check_worthiness.py

export CLAIMS_HOME ?= $(HOME_DIR)
export PREFECT_HOME ?= $(HOME_DIR)/prefect
export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup demo test serve check-style lock clean

help: ## Show what there is.
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "%-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.ready $(PREFECT_HOME)/.ready ## Create the environment and prepare Prefect's database.

demo: setup ## Check the seed article; OUT=DIR says where the report goes.
	@$(BIN)/claims demo --out "$(OUT)"

test: setup $(VENV)/.ready-for-tests ## Run the whole test suite; public verdicts are measured beside the rest, and shown last.
	@mkdir -p $(HOME_DIR)
	@$(BIN)/pytest $(MEASURED) > $(HOME_DIR)/measured.log 2>&1 & beside=$$!; \
	  $(BIN)/pytest $(MEASURED:%=--ignore=%); rest=$$?; \
	  wait $$beside; measured=$$?; cat $(HOME_DIR)/measured.log; \
	  test $$rest -eq 0 -a $$measured -eq 0

serve: setup ## Run the Prefect server, a worker and the deployments until interrupted.
	@$(BIN)/claims serve

$(VENV)/.ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-for-tests: $(VENV)/.ready requirements-dev.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

$(PREFECT_HOME)/.ready: $(VENV)/.ready
	@mkdir -p $(PREFECT_HOME)
	$(BIN)/prefect server database upgrade -y > $(PREFECT_HOME)/upgrade.log
	@touch $@

lock: ## Pin the versions anew; needs uv.
	uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --no-annotate --python-version 3.11 \
	  --group build --output-file requirements.txt pyproject.toml
	uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --no-annotate --python-version 3.11 \
	  --group build --group dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	sed -i 's/^sqlalchemy==/sqlalchemy[asyncio]==/' requirements.txt requirements-dev.txt # pip takes prefect's extra for another package

clean: ## Remove everything that was made.
	rm -rf $(VENV) $(HOME_DIR)
