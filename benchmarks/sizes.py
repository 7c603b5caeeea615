"""The sizes of the expression model: parameters, bytes, milliseconds a face, accuracy.

    python -m benchmarks.sizes RUNS --data DIR [--node]

Each packaged model as it ships and, from the run's folder in RUNS, with float32 weights and
quantised to eight bits (static, a scale a channel, calibrated on training pictures). DIR holds
fer2013/. `--node` also runs the models in WebAssembly, one thread, in Node.js (V8, as in Chromium);
it fetches onnxruntime-web with npm.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import onnx
from onnxruntime.quantization import (
    CalibrationDataReader,
    QuantFormat,
    QuantType,
    quant_pre_process,
    quantize_static,
)

from roomtone.errors import DataError
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.models import EXPRESSION_MODEL, load_expression_model
from roomtone_train.checkpoint import read_best
from roomtone_train.data import Faces
from roomtone_train.evaluate import evaluate
from roomtone_train.export import Temperatures, export
from roomtone_train.layouts import read_data

_ROOT = Path(__file__).parents[1]
_BATCHES = (1, 25)
_THREADS = (1, 2)
_SCRIPT = """
const ort = require('onnxruntime-web');
ort.env.wasm.numThreads = 1;
(async () => {
  const options = {executionProviders: ['wasm']};
  const session = await ort.InferenceSession.create(process.argv[2], options);
  const found = [];
  for (const n of [1, 25]) {
    const gray = new Float32Array(n * 48 * 48).fill(0.3);
    const crops = new ort.Tensor('float32', gray, [n, 1, 48, 48]);
    const times = [];
    for (let i = 0; i < 60; i++) {
      const began = performance.now();
      await session.run({crops});
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    found.push(times[times.length >> 1] / n);
  }
  console.log(JSON.stringify(found));
  process.exit(0);
})();
"""


@dataclass(frozen=True)
class Size:
    """One variant of one model.

    Attributes:
        name: model and variant.
        parameters: weights, heads and biases.
        bytes_: of the file.
        ms: milliseconds a face, median, by (batch, threads).
        wasm_ms: milliseconds a face in WebAssembly, by batch; empty where it was not measured.
        fer2013, ferplus: accuracy on PublicTest.
    """

    name: str
    parameters: int
    bytes_: int
    ms: dict[tuple[int, int], float]
    wasm_ms: list[float]
    fer2013: float
    ferplus: float


def sizes(runs: Path | None, data: Path, node: bool) -> Iterator[Size]:
    """Measure every packaged model, and its variants where `runs` has the run it comes from."""
    folder = data / "fer2013"
    splits = read_data(folder / "fer2013.csv.gz", folder / "fer2013new.csv").splits
    with tempfile.TemporaryDirectory() as made:
        runner = _node_runner(Path(made)) if node else None
        for shipped in sorted(EXPRESSION_MODEL.parent.glob("*.onnx")):
            variants = {"as it ships": shipped}
            if runs and (runs / shipped.stem).is_dir():
                _expect_its_run(runs / shipped.stem, shipped)
                wide = _wide(runs / shipped.stem, shipped, Path(made) / f"{shipped.stem}-32.onnx")
                variants["float32 weights"] = wide
                variants["int8"] = _quantised(wide, splits["Training"])
            for words, file in variants.items():
                yield _measure(f"{shipped.stem}, {words}", file, splits["PublicTest"], runner)


def table(rows: list[Size]) -> Iterator[str]:
    """The sizes as Markdown."""
    columns = [
        f"{batch} face{'s' * (batch > 1)}, {n} thread{'s' * (n > 1)}"
        for batch in _BATCHES
        for n in _THREADS
    ]
    wasm = [f"{batch} in WebAssembly" for batch in _BATCHES] if rows and rows[0].wasm_ms else []
    heads = ["model", "parameters", "MB", *columns, *wasm, "FER-2013", "FER+"]
    yield f"| {' | '.join(heads)} |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        times = [row.ms[batch, n] for batch in _BATCHES for n in _THREADS] + row.wasm_ms
        cells = [
            row.name,
            f"{row.parameters / 1e6:.2f} M",
            f"{row.bytes_ / 1e6:.2f}",
            *(f"{value:.2f}" for value in times),
            f"{row.fer2013:.1%}",
            f"{row.ferplus:.1%}",
        ]
        yield f"| {' | '.join(cells)} |"


def _measure(name: str, file: Path, test: Faces, runner: Path | None) -> Size:
    model = load_expression_model(file)
    scores = evaluate(ExpressionClassifier(model), test, None)
    return Size(
        name=name,
        parameters=int(model.contract.card["parameters"]),
        bytes_=file.stat().st_size,
        ms={(batch, n): _ms(file, batch, n) for batch in _BATCHES for n in _THREADS},
        wasm_ms=_wasm(runner, file) if runner else [],
        fer2013=scores.fer2013.accuracy,
        ferplus=scores.ferplus.accuracy,
    )


def _ms(file: Path, batch: int, threads: int) -> float:
    classifier = ExpressionClassifier(load_expression_model(file, threads))
    crops = np.random.default_rng(0).integers(0, 256, (batch, 48, 48), np.uint8)
    times = []
    for _ in range(100):
        began = time.perf_counter()
        classifier.classify(crops)
        times.append(time.perf_counter() - began)
    return float(np.median(times)) * 1000 / batch


def _expect_its_run(run: Path, shipped: Path) -> None:
    recipe = load_expression_model(shipped).contract.card["recipe"]
    if json.loads(json.dumps(read_best(run)[1])) != recipe:
        raise DataError(f"{run}: expected the run that {shipped.name} was exported from.")


def _wide(run: Path, shipped: Path, file: Path) -> Path:
    """The run's network with its weights as they were fitted."""
    card = load_expression_model(shipped).contract.card
    network = read_best(run)[0]
    network.options = msgspec.structs.replace(network.options, storage="float32")
    export(network, Temperatures(**card["temperatures"]), card, file)
    return file


def _quantised(wide: Path, training: Faces) -> Path:
    contract = load_expression_model(wide).contract
    chosen = np.random.default_rng(0).permutation(len(training))[:512]
    crops = (training.images[chosen].astype(np.float32) - contract.mean) / contract.std

    class Reader(CalibrationDataReader):  # type: ignore[misc]
        def __init__(self) -> None:
            self.parts = iter(np.array_split(crops[:, None], 8))

        def get_next(self) -> dict[str, Any] | None:
            part = next(self.parts, None)
            return None if part is None else {"crops": part}

    prepared, file = wide.with_suffix(".prepared.onnx"), wide.with_suffix(".int8.onnx")
    quant_pre_process(wide, prepared, skip_symbolic_shape=True)
    quantize_static(
        prepared,
        file,
        Reader(),
        quant_format=QuantFormat.QDQ,
        per_channel=True,
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["Conv"],
    )
    model, stated = onnx.load(file), onnx.load(wide).metadata_props
    del model.metadata_props[:]
    model.metadata_props.extend(stated)
    onnx.save(model, file)
    return file


def _node_runner(folder: Path) -> Path:
    stated = json.loads((_ROOT / "web" / "package.json").read_text(encoding="utf-8"))
    wanted = f"onnxruntime-web@{stated['dependencies']['onnxruntime-web']}"  # what the pages have
    subprocess.run(["npm", "install", "--silent", wanted], cwd=folder, check=True)
    script = folder / "time.cjs"
    script.write_text(_SCRIPT, encoding="utf-8")
    return script


def _wasm(runner: Path, file: Path) -> list[float]:
    done = subprocess.run(
        ["node", str(runner), str(file)],
        cwd=runner.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("runs", type=Path, help="the folder of runs, such as out")
    parser.add_argument("--data", type=Path, default=_ROOT.parent / "shared" / "data")
    parser.add_argument("--node", action="store_true", help="also in WebAssembly")
    wanted = parser.parse_args()
    print("\n".join(table(list(sizes(wanted.runs, wanted.data, wanted.node)))))


if __name__ == "__main__":
    main()
