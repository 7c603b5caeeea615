"""Data sets in the layouts that circulate, read or refused in words."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import cv2
import numpy as np
import pytest

from roomtone.errors import DataError
from roomtone.labels import FER2013, FERPLUS
from roomtone_train.data import NO_LABEL
from roomtone_train.layouts import WHOLE, read_data
from tests.train.conftest import HEADER

PIXELS = " ".join(["12"] * 2304)
ROWS = [(0, PIXELS, "Training"), (3, PIXELS, "PublicTest"), (6, PIXELS, "PrivateTest")]
PLAIN = f"{HEADER}\n" + "".join(f"{a},{b},{c}\n" for a, b, c in ROWS)


def shown(folder, split, names, count=2):
    for name in names:
        place = folder / split / name
        place.mkdir(parents=True)
        for index in range(count):
            cv2.imwrite(str(place / f"{index}.png"), np.full((60, 50, 3), 40 + index, np.uint8))


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "\ufeff" + PLAIN,
        PLAIN + "\n  \n",
        PLAIN.replace("\n0,", "\n0.0,"),
        PLAIN.replace("\n", "\r\n"),
        f"{HEADER}\n" + "".join(f'{a},"{b}",{c}\n' for a, b, c in ROWS),
        f",{HEADER}\n" + "".join(f"{i},{a},{b},{c}\n" for i, (a, b, c) in enumerate(ROWS)),
        "emotion, Usage, pixels\n" + "".join(f"{a}, {c}, {b}\n" for a, b, c in ROWS),
        PLAIN.replace("\n3,", "\nHappy,").replace("PublicTest", "validation"),
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        "sep=,\n" + PLAIN,
        PLAIN.replace("\n", "\r"),
        PLAIN + "\x1a",
        PLAIN.replace(HEADER, "label,image,split"),
        PLAIN.replace("12 ", "12.0 "),
        f"{HEADER}\n" + "".join(f'{a},"[{b.replace(" ", ", ")}]",{c}\n' for a, b, c in ROWS),
        ",".join(["emotion", "Usage", *(f"pixel{place}" for place in range(2304))])
        + "".join(f"\n{a},{c},{b.replace(' ', ',')}" for a, b, c in ROWS),
        PLAIN.partition("\n")[2],
        "".join(f"{i},{c},{b},{a}\n" for i, (a, b, c) in enumerate(ROWS)),
        "'emotion','pixels','Usage'\n" + "".join(f"'{a}','{b}','{c}'\n" for a, b, c in ROWS),
        f"{HEADER}\n" + "".join(f"{a},'[{b.replace(' ', ', ')}]',{c}\n" for a, b, c in ROWS),
    ],
    ids=[
        *("plain", "bom", "blank", "float", "crlf", "quoted", "index", "icml", "words"),
        *("semicolons", "tabs", "excel", "cr", "dos-end", "columns", "float-pixels", "list"),
        *("column-a-pixel", "headless", "headless-index", "single-quotes", "quoted-list"),
    ],
)
def test_variants_of_the_challenges_csv_are_read_alike(tmp_path, text):
    path = tmp_path / "data.csv"
    path.write_text(text, "utf-8")
    found = read_data(path)
    assert {split: faces.labels.tolist() for split, faces in found.splits.items()} == {
        "Training": [0],
        "PublicTest": [3],
        "PrivateTest": [6],
    }
    assert (found.splits["Training"].images == 12).all()
    assert "Training: no picture of disgust, fear, happy, sad, surprise, neutral." in found.notes


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("fer2013.tsv", PLAIN.replace(",", "\t").encode()),
        ("fer2013.txt", PLAIN.encode("utf-16")),
        (
            "fer2013",
            PLAIN.replace("Test\n", "Test,\xe9\n").encode("cp1252"),
        ),
        ("fer2013.csv.bz2", bz2.compress(PLAIN.encode())),
        ("fer2013.csv.xz", lzma.compress(PLAIN.encode())),
    ],
)
def test_a_csv_is_read_under_any_name_in_any_code_page_and_compression(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    assert set(read_data(tmp_path / name).splits) == {"Training", "PublicTest", "PrivateTest"}


def test_of_a_competitions_archive_the_labelled_table_is_read(tmp_path):
    packed = tmp_path / "challenge.txz"
    with tarfile.open(packed, "w:xz") as archive:
        for name, text in (("test.csv", f"pixels\n{PIXELS}\n"), ("train.csv", PLAIN)):
            entry = tarfile.TarInfo(name)
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text.encode()))
    assert read_data(packed).splits["Training"].labels.tolist() == [0]


def test_a_csv_that_was_not_fetched_whole_is_read_without_its_last_row(tmp_path):
    path = tmp_path / "data.csv"
    for lines in (
        PLAIN[:-3000],
        "emotion,Usage,pixels\n3,Training," + PIXELS + "\n0,Training,12 1",
    ):
        path.write_text(lines)
        found = read_data(path)
        assert "its last row is cut off" in found.notes[0]
        assert sum(len(faces) for faces in found.splits.values()) == lines.count(PIXELS)
    path.write_text(PLAIN[:-3000].replace("Training", ""))
    with pytest.raises(DataError, match="row 2: expected a split"):
        read_data(path)


def test_the_competitions_archive_with_archives_in_it_is_read(tmp_path):
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w:gz") as archive:
        entry = tarfile.TarInfo("fer2013/fer2013.csv")
        entry.size = len(PLAIN)
        archive.addfile(entry, io.BytesIO(PLAIN.encode()))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("train.csv", f"emotion,pixels\n0,{PIXELS}\n")
    path = tmp_path / "challenges.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("fer2013.tar.gz", inner.getvalue())
        archive.writestr("example_submission.csv", "emotion\n0\n")
        archive.writestr("train.csv.zip", packed.getvalue())
    assert set(read_data(path).splits) == {"Training", "PublicTest", "PrivateTest"}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("train.csv.zip", packed.getvalue()[:90])
    with pytest.raises(DataError, match=r"challenges\.zip"):
        read_data(path)
    unpacked = tmp_path / "unpacked"  # beside the archive that its pictures came in
    shown(unpacked, "train", ("happy", "sad"))
    with zipfile.ZipFile(unpacked / "archive.zip", "w") as archive:
        for file in (unpacked / "train").rglob("*.png"):
            archive.write(file, file.relative_to(unpacked))
    assert len(read_data(unpacked).splits["Training"]) == 4


def test_a_class_in_a_files_own_name_is_read_where_no_folder_is_a_class(tmp_path):
    picture = cv2.imencode(".png", np.full((60, 50, 3), 40, np.uint8))[1].tobytes()
    for name in ("train/happy_001.png", "train/S5-joy.png", "test/sad (2).png", "test/sadie.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(picture)
    found = read_data(tmp_path)
    assert {split: faces.labels.tolist() for split, faces in found.splits.items()} == {
        "PublicTest": [FER2013.index("sad")],
        "Training": [3, 3],
    }
    assert "Classes are read from files' names; 1 picture left out." in found.notes


def test_folders_by_number_are_the_challenges_only_when_they_begin_at_zero(tmp_path):
    shown(tmp_path / "from-0", "train", [str(number) for number in range(7)])
    found = read_data(tmp_path / "from-0")
    assert sorted(set(found.splits["Training"].labels.tolist())) == list(range(7))
    assert "Folders by number are read as FER-2013's: 0 angry to 6 neutral." in found.notes
    shown(tmp_path / "from-1", "train", [str(number) for number in range(1, 8)])
    with pytest.raises(DataError, match="found none"):
        read_data(tmp_path / "from-1")


def test_a_split_below_its_class_and_words_beside_it_are_understood(tmp_path):
    for name in ("Angry faces", "happy_images"):
        shown(tmp_path, name, ("train", "val"))
    found = read_data(tmp_path).splits
    assert {split: sorted(set(faces.labels.tolist())) for split, faces in found.items()} == {
        "Training": [0, 3],
        "PublicTest": [0, 3],
    }


def test_archives_are_read_as_they_are(tmp_path):
    packed = tmp_path / "fer2013.tar.gz"
    with tarfile.open(packed, "w:gz") as archive:
        for name in ("fer2013/README", "fer2013/fer2013.csv"):
            entry, text = tarfile.TarInfo(name), (PLAIN if name.endswith("csv") else "words")
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text.encode()))
    zipped = tmp_path / "archive.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("fer2013.csv", PLAIN)
        archive.writestr("__MACOSX/._fer2013.csv", "\0\0")
    gzipped = tmp_path / "fer2013.csv.gz"
    gzipped.write_bytes(gzip.compress(PLAIN.encode()))
    for path in (packed, zipped, gzipped):
        assert set(read_data(path).splits) == {"Training", "PublicTest", "PrivateTest"}, path
    with zipfile.ZipFile(zipped, "w") as archive:
        picture = cv2.imencode(".png", np.full((48, 48), 9, np.uint8))[1].tobytes()
        archive.writestr("archive/train/Happy/1.png", picture)
        archive.writestr("archive/test/3_sad/1.png", picture)
    found = read_data(zipped).splits
    assert found["Training"].labels.tolist() == [FER2013.index("happy")]
    assert found["PublicTest"].labels.tolist() == [FER2013.index("sad")]
    for damaged in (packed, zipped, gzipped):
        damaged.write_bytes(damaged.read_bytes()[:60])
        with pytest.raises(DataError, match=damaged.name) as refused:
            read_data(damaged)
        assert "\0" not in str(refused.value)


@pytest.mark.parametrize(
    ("splits", "names", "expected"),
    [
        (("Training", "PublicTest"), "angry disgusted fearful Happy neutral sad surprised", 7),
        (("train", "test"), "ANGRY disgust fear happy neutral sad surprise", 7),
        (("images/train", "images/validation"), "anger joy", 2),
        (("train", "val"), "0_angry 6-neutral", 2),
    ],
)
def test_folders_are_read_in_any_case_and_with_synonyms(tmp_path, splits, names, expected):
    for split in splits:
        shown(tmp_path, split, names.split())
    found = read_data(tmp_path)
    assert set(found.splits) == {"Training", "PublicTest"}
    for faces in found.splits.values():
        assert len(faces) == 2 * expected
        assert len(set(faces.labels.tolist()) - {NO_LABEL}) == expected
        assert faces.images.shape[1:] == (48, 48)


def test_what_is_left_out_is_named_and_a_missing_class_is_said(tmp_path):
    shown(tmp_path, "train", ("happy", "contempt", "confused"))
    shown(tmp_path, "test", ("happy",))
    (tmp_path / "train" / "happy" / "broken.jpg").write_bytes(b"no picture")
    (tmp_path / "train" / "happy" / ".hidden.jpg").write_bytes(b"no picture")
    found = read_data(tmp_path)
    training = found.splits["Training"]
    assert sorted(training.labels.tolist()) == [NO_LABEL, NO_LABEL, 3, 3]
    assert training.votes[:, FERPLUS.index("contempt")].sum() == 20
    assert "confused: not a class of this model; 2 pictures left out." in found.notes
    assert "1 damaged picture left out: train/happy/broken.jpg." in found.notes
    assert any(note.startswith("PublicTest: no picture of angry, disgust") for note in found.notes)


def test_where_nobody_voted_there_is_no_majority(tmp_path, data):
    shown(tmp_path, "happy", (".",))
    whole = read_data(tmp_path).splits
    assert set(whole) == {WHOLE}
    assert (whole[WHOLE].strict_majority() == -1).all()
    csv_alone = read_data(data / "fer2013.csv.gz").splits["PublicTest"]
    assert (csv_alone.strict_majority() == -1).all()
    assert csv_alone.votes.sum() == 1400, "the label counts as votes while fitting"


def test_the_challenges_file_and_the_votes_are_read_row_for_row(splits):
    training = splits["Training"]
    assert (len(training), len(splits["PublicTest"])) == (350, 140)
    assert training.labels[:7].tolist() == list(range(7))
    assert training.votes.sum() == 9 * 350
    assert (training.discarded == (1, 0)).all()
    targets, weights = training.distributions()
    np.testing.assert_allclose(targets.sum(axis=1), 1)
    np.testing.assert_allclose(weights, 0.9)
    assert FERPLUS[training.strict_majority()[3]] == "happiness"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it has no emotion"),
        ("label,picture\n", "it has no pixels, but label, picture"),
        (HEADER + "\n", "expected rows below the first line"),
        (HEADER + "\n3,1 2 3,Training\n", "row 2.*got 3 gray values"),
        (HEADER + "\nx," + PIXELS + ",Training\n", "row 2.*got label 'x'"),
        (HEADER + "\n7," + PIXELS + ",Training\n", "row 2.*got label '7'"),
        (HEADER + "\n2.5," + PIXELS + ",Training\n", "row 2.*got label '2.5'"),
        (HEADER + "\n3," + PIXELS.replace("12", "300") + ",Training\n", "gray value 300"),
        (HEADER + "\n3," + PIXELS + ",Trainning\n", "got 'Trainning'"),
        (HEADER + "\n3," + PIXELS + "\n", "row 2: expected 3 cells"),
        ("\0\0PK", "csv file|no emotion"),
    ],
)
def test_other_formats_are_refused_in_words(tmp_path, text, words):
    path = tmp_path / "fer2013.csv"
    path.write_text(text)
    with pytest.raises(DataError, match=words):
        read_data(path)


def test_votes_of_other_rows_and_missing_files_are_refused(data, tmp_path):
    csv, votes = data / "fer2013.csv.gz", tmp_path / "fer2013new.csv"
    whole = (data / "fer2013new.csv").read_text()
    for other, words in (
        (
            "\n".join(whole.splitlines()[:-3]),
            "row 489: expected votes .* got one of 'no split'",
        ),
        (whole + whole.splitlines()[-1], "row 492: expected votes on a picture of no split"),
        (whole.replace("Training", "PublicTest", 1), "expected votes on a picture of Training"),
        (whole.replace(",9,", ",-9,", 1), "negative"),
        (whole.replace(",9,", ",nan,", 1), "no numbers"),
    ):
        votes.write_text(other)
        with pytest.raises(DataError, match=words):
            read_data(csv, votes)
    with pytest.raises(DataError, match=r"none\.csv"):
        read_data(tmp_path / "none.csv")
    with pytest.raises(DataError, match=r"none\.csv"):
        read_data(csv, tmp_path / "none.csv")
    shown(tmp_path / "folder", "train", ("happy",))
    with pytest.raises(DataError, match="expected no --ferplus with a folder"):
        read_data(tmp_path / "folder", data / "fer2013new.csv")
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError, match="found none"):
        read_data(tmp_path / "empty")


def test_a_damaged_csv_is_read_or_refused_in_words(tmp_path):
    random = np.random.default_rng(20261128)
    rows = [f"{label},{' '.join(['12'] * 2304)},Training" for label in range(7)]
    whole = "\n".join(["emotion,pixels,Usage", *rows]).encode()
    pieces = [
        b'"',
        b",",
        b"\n",
        b"\r",
        b"\x00",
        b"\xff",
        b"\xef\xbb\xbf",
        b"1e999",
        b"-1",
        b"nan",
        b"9" * 40,
    ]
    refused = 0
    for number in range(120):
        damaged = bytearray(whole)
        for _ in range(random.integers(0, 5)):
            at = int(random.integers(0, 60 if random.random() < 0.4 else len(damaged)))
            piece = pieces[random.integers(len(pieces))]
            damaged[at : at + int(random.integers(0, 3))] = piece
        if number % 5 == 0:
            damaged = damaged[: random.integers(len(damaged))]
        data = bytes(damaged)
        path = tmp_path / ("fer2013.csv.gz" if number % 7 == 0 else "fer2013.csv")
        if number % 7 == 0:
            packed = bytearray(gzip.compress(data, 1))
            packed[random.integers(len(packed))] ^= 1 << random.integers(8)
            data = bytes(packed)
        path.write_bytes(data)
        try:
            read = read_data(path)
        except DataError as error:
            assert str(path) in str(error)
            refused += 1
        else:
            assert all(faces.images.shape[1:] == (48, 48) for faces in read.splits.values())
    assert 0 < refused < 120
