# The two commands of the README, and the ones behind them. Everything that is made goes below .venv and .claimdesk.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOME_DIR := $(CURDIR)/.claimdesk
OUT ?= $(HOME_DIR)/demo

# The groups of tests that run beside each other, each in a process of its own; what no other group names is in the last
# one. What has short deadlines comes first: the others give way to it, and those that only count to all others.
GROUPS := desk flows faults verdicts signs units
TESTS_desk := tests/flows/desk
TESTS_flows := tests/flows --ignore=tests/flows/desk
TESTS_faults := tests/faults tests/house tests/servers tests/claims/adapters \
  tests/claims/sources/test_searches_on_servers.py
TESTS_verdicts := tests/quality/test_public_answers.py tests/quality/test_public_verdicts.py
TESTS_signs := $(filter-out $(TESTS_verdicts),$(wildcard tests/quality/test_public_*.py)) \
  tests/quality/test_check_worthiness.py
NAMED := tests/flows $(TESTS_faults) $(TESTS_verdicts) $(TESTS_signs)
TESTS_units := tests $(NAMED:%=--ignore=%)
GIVES_WAY_desk = 5
GIVES_WAY_flows = 5
GIVES_WAY_faults = 0

export CLAIMS_HOME ?= $(HOME_DIR)
export PREFECT_HOME ?= $(HOME_DIR)/prefect
export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup demo test $(GROUPS:%=test-%) serve check-style lock clean

help: ## Show what there is.
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "%-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.ready $(PREFECT_HOME)/.ready ## Create the environment and prepare Prefect's database.

demo: setup ## Check the seed article; OUT=DIR says where the report goes.
	@$(BIN)/claims demo --out "$(OUT)"

test: setup $(VENV)/.ready-for-tests ## Run the whole test suite, in groups; what each of them said is shown when it is done.
	@$(MAKE) --no-print-directory --keep-going --jobs=$(words $(GROUPS)) --output-sync=target $(GROUPS:%=test-%)

$(GROUPS:%=test-%): test-%: setup $(VENV)/.ready-for-tests
	@nice -n $(or $(GIVES_WAY_$*),15) $(BIN)/pytest $(TESTS_$*)

serve: setup ## Run the Prefect server, a worker and the deployments until interrupted.
	@$(BIN)/claims serve

$(VENV)/.ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-for-tests: $(VENV)/.ready requirements-dev.txt
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements-dev.txt
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

clean: ## Remove everything that was made.
	rm -rf $(VENV) $(HOME_DIR)
