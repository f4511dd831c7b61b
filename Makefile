# `make run` does all set-up and the main job; `make test` all set-up and the tests.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test setup clean

run: setup
	$(BIN)/gongwen run data/raw --archive data

test: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --maxprocesses 8

setup: .venv/ready

.venv/ready: setup.cfg pyproject.toml
	@$(PYTHON) -c "import sys; sys.version_info < (3, 11) and sys.exit('Python 3.11 or later is needed: make PYTHON=python3.12 ...')"
	@echo "setting up .venv: this is done once and takes a minute or two"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev,ocr,train]'
	touch .venv/ready

clean:
	rm -rf .venv build *.egg-info
