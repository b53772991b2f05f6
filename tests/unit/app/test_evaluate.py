"""`colorstudio evaluate`, as its words are typed."""

import json
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from skimage.data import astronaut

from colorstudio.app.cli import main

ENDINGS = {"json": "json", "csv": "csv", "plot": "svg"}


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    Image.fromarray(astronaut()[::2, ::2]).save(folder / "astronaut.png")  # type: ignore[no-untyped-call]  # no types
    return folder


@pytest.mark.parametrize("measure", ["spread", "calibration"])
def test_a_measure_is_printed_and_written(
    measure: str, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kinds = ("json", "csv", "plot") if measure == "calibration" else ("json", "csv")
    files = [f"--{kind}={tmp_path / f'scores.{ENDINGS[kind]}'}" for kind in kinds]
    assert main(["evaluate", measure, str(photos), "--device", "cpu", *files]) == 0
    assert "| " in capsys.readouterr().out
    assert json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))["protocol"]["count"] == 1
    assert "," in (tmp_path / "scores.csv").read_text(encoding="utf-8")
    assert (tmp_path / "scores.svg").exists() == ("plot" in kinds)


def test_a_bad_photo_is_one_sentence_and_the_others_are_measured(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (photos / "a letter.jpg").write_text("Dear grandmother,", encoding="utf-8")
    for measure in ("spread", "speed"):
        assert main(["evaluate", measure, str(photos), "--device", "cpu"]) == 0
        captured = capsys.readouterr()
        assert len(captured.err.splitlines()) == 1
        assert "a letter.jpg is left out" in captured.err
        assert ("count: 1; left out: 1" in captured.out) == (measure == "spread")  # speed takes one photo


def test_a_folder_without_photos_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "hints", str(tmp_path)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("taste a", "choose"),
        ("hints", "required"),
        ("hints a --every 0", "from 1 on"),
        ("hints a --prior 2", "from 0 to 1"),
        ("speed a --plot b.svg", "no plot of speed"),
        ("calibration a --plot b.png", "does not end in .svg"),
        ("calibration a --plot b", "does not end in .svg"),
        ("hints a --json b.txt --csv ./b.txt", "a file each"),
    ],
)
def test_a_wrong_usage_is_2(words: str, problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["evaluate", *words.split()])
    assert exit_.value.code == 2
    assert problem in capsys.readouterr().err.splitlines()[-1]


def test_a_file_that_exists_is_refused_before_measuring_unless_overwritten(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old.csv"
    old.write_text("old", encoding="utf-8")
    words = ["evaluate", "spread", str(photos), "--device", "cpu", "--csv", str(old)]
    assert main(words) == 1
    captured = capsys.readouterr()
    assert (captured.out, len(captured.err.splitlines())) == ("", 1)
    assert "--overwrite" in captured.err
    assert old.read_text(encoding="utf-8") == "old"
    assert main([*words, "--overwrite"]) == 0
    assert old.read_text(encoding="utf-8") != "old"


def test_what_could_not_be_written_is_refused_before_measuring(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "photos.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(photos / "astronaut.png", "astronaut.png")
    before = archive.read_bytes()
    for file in (tmp_path / "nowhere" / "scores.json", tmp_path, archive):
        assert main(["evaluate", "hints", str(archive), "--json", str(file), "--overwrite"]) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert archive.read_bytes() == before
