# The whole developer interface. `make run` and `make test` set up everything they need.
.PHONY: setup setup-dev run test check bench format clean

PYTHON ?= python3
BIN := .venv/bin

run:
	@sh packaging/setup.sh run $(PYTHON)
	@sh packaging/run.sh

test:
	@sh packaging/setup.sh test $(PYTHON)
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup

setup:
	@sh packaging/setup.sh test $(PYTHON)

check:
	@sh packaging/setup.sh test $(PYTHON)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	@for room in vault sync app ui; do MYPYPATH=tests/$$room $(BIN)/mypy tests/$$room || exit 1; done
	$(BIN)/lint-imports

format:
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench:
	@sh packaging/setup.sh test $(PYTHON)
	$(BIN)/python -m tests.bench

clean:
	rm -rf .venv build sync/page/dist sync/page/node_modules tests/clients/node_modules
