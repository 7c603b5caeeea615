# Each target makes .venv by itself. PYTHON chooses the interpreter for it (3.11 to 3.13).
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
ROOMTONE_DATA ?= ../shared/data
DATA ?= $(ROOMTONE_DATA)/fer2013
RUN ?= mobilenet
TRAIN_DATA := --data $(DATA)/fer2013.csv.gz --ferplus $(DATA)/fer2013new.csv

.PHONY: run test check bench train clean

.venv/.run: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	  { echo "roomtone needs Python 3.11 to 3.13; $(PYTHON) is another. Try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up .venv (a minute or two, once) ..."
	@$(PIP) install -c constraints.txt -e '.[window,demo]'
	@touch $@

.venv/.dev: .venv/.run
	@echo "Setting up what training and the tests need ..."
	@$(PIP) install -c constraints.txt -e '.[window,demo,train,dev]'
	@touch $@

run: .venv/.run   ## Start roomtone: the first camera, or a demo clip where there is none.
	@$(BIN)/roomtone watch

test: .venv/.dev  ## All tests and the examples in the documentation.
	@$(BIN)/python -m pytest

check: .venv/.dev ## Style, types, borders between packages, examples in docstrings.
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest --doctest-modules src

bench: .venv/.dev ## The cost of each stage, on this machine.
	@$(BIN)/python -m benchmarks.stages

train: .venv/.dev ## From fer2013.csv to the model file that ships. Stopped, it goes on.
	@$(BIN)/roomtone-train fit runs/$(RUN).toml $(TRAIN_DATA) --out out/$(RUN)
	@$(BIN)/roomtone-train export out/$(RUN) src/roomtone/models/expression.onnx $(TRAIN_DATA)
	@$(BIN)/roomtone-train report src/roomtone/models/expression.onnx out/$(RUN)/report.html $(TRAIN_DATA) --run-folder out/$(RUN)

clean:            ## Remove what the other targets made.
	@rm -rf .venv out dist
