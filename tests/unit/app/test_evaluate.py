"""`colorstudio evaluate`, as its words are typed."""

import json
from pathlib import Path

import pytest
from PIL import Image
from skimage.data import astronaut

from colorstudio.app.cli import main


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
    files = [f"--{kind}={tmp_path / f'scores.{kind}'}" for kind in ("json", "csv", "plot")]
    assert main(["evaluate", measure, str(photos), "--device", "cpu", *files]) == 0
    assert "| " in capsys.readouterr().out
    assert json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))["protocol"]["count"] == 1
    assert "," in (tmp_path / "scores.csv").read_text(encoding="utf-8")
    assert (tmp_path / "scores.plot").exists() == (measure == "calibration")


def test_a_folder_without_photos_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "hints", str(tmp_path)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    "words", [["taste", "a"], ["hints"], ["hints", "a", "--every", "0"], ["hints", "a", "--prior", "2"]]
)
def test_a_wrong_usage_is_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["evaluate", *words])
    assert exit_.value.code == 2
