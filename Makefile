# The whole developer interface. `make run` and `make test` set up everything they need.
.PHONY: setup run test check bench fuzz attack format clean

PYTHON ?= python3
# Tests at once; the suite is made for two.
JOBS ?= 2
BIN := .venv/bin

run:
	@sh packaging/setup.sh run $(PYTHON)
	@sh packaging/run.sh

test: setup
	# What failed beside others is run once more alone, since machines are shared; twice is red.
	$(BIN)/python -m pytest -q -n $(JOBS) --dist loadgroup \
		|| $(BIN)/python -m pytest -q --last-failed --last-failed-no-failures none

setup:
	@sh packaging/setup.sh test $(PYTHON)

# Test folders are no packages, so each is checked by itself.
check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	@for room in vault sync app ui packaging; do \
		echo mypy tests/$$room; \
		MYPYPATH=tests/$$room $(BIN)/mypy tests/$$room || exit 1; \
	done
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup
	$(BIN)/python -m tests.bench

# Goes on where it stopped; `make fuzz EXECUTIONS=1000000` is the whole of it.
EXECUTIONS ?= 20000
fuzz: setup
	$(BIN)/python -m tests.fuzz --executions $(EXECUTIONS)

# Every attack in its long version; ends with a table and fails if one was silent or lost anything.
attack: setup
	$(BIN)/python -m tests.attacks

clean:
	rm -rf .venv build sync/page/dist sync/page/node_modules tests/clients/node_modules
