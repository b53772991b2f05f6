"""`colorstudio modes`, as its words are typed."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from colorstudio.app.cli import main
from colorstudio.support.resources import resource
from tests.samples.sheets import soft_gray

SAMPLE = str(resource("sample", "astronaut.png"))
FACE = "250,120"


def facts(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    assert main(["modes", SAMPLE, "--at", FACE, "--device", "cpu", "--json", *words]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_the_likeliest_color_of_a_face_is_that_of_skin_and_gray_is_always_offered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    colors = facts(capsys)
    probabilities = [float(str(color["probability"])) for color in colors]
    assert probabilities == sorted(probabilities, reverse=True)
    assert sum(probabilities) == pytest.approx(1, abs=0.01)
    assert float(str(colors[0]["a"])) > 5
    assert float(str(colors[0]["b"])) > 5
    assert [color["gray"] for color in colors].count(True) == 1


def test_a_hint_makes_its_color_likely(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rgba = np.zeros((512, 512, 4), np.uint8)
    rgba[110:130, 240:260] = 60, 140, 220, 255
    Image.fromarray(rgba).save(tmp_path / "hints.png")
    assert float(str(facts(capsys, "--hints", str(tmp_path / "hints.png"))[0]["b"])) < -10


def test_a_hint_that_keeps_gray_makes_gray_likely_there_and_says_little_of_what_is_far(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rgba = np.zeros((512, 512, 4), np.uint8)
    rgba[300:320, 140:160] = 128, 128, 128, 255
    Image.fromarray(rgba).save(tmp_path / "hints.png")
    words = ["--hints", str(tmp_path / "hints.png")]
    assert main(["modes", SAMPLE, "--at", "150,310", "--device", "cpu", "--json", *words]) == 0
    likeliest = json.loads(capsys.readouterr().out)[0]
    assert likeliest["gray"]
    assert likeliest["probability"] > 0.9
    assert not facts(capsys, *words)[0]["gray"]  # the face


def test_what_should_be_known_is_said_on_stderr_and_the_json_stays_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gray = soft_gray((40, 60))
    Image.fromarray(np.dstack([gray] * 4)).save(tmp_path / "aunt.png")
    rgba = np.full((40, 60, 4), (200, 60, 40, 255), np.uint8)
    Image.fromarray(rgba).save(tmp_path / "hints.png")
    words = ["modes", str(tmp_path / "aunt.png"), "--at", "30,20", "--device", "cpu", "--json"]
    assert main([*words, "--hints", str(tmp_path / "hints.png")]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)
    of_photo, of_hints = captured.err.splitlines()
    assert "white was put behind it" in of_photo
    assert "hints.png is opaque everywhere" in of_hints


def test_as_text_there_is_a_line_for_each_color_under_headings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["modes", SAMPLE, "--at", FACE, "--device", "cpu"]) == 0
    headings, *lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 1
    assert all("%" in line and "#" in line for line in lines)
    assert headings.split() == ["probability", "color", "a", "b", "spread"]
    assert headings.index("color") == lines[0].index("#")
    assert all(len(line.removesuffix("  gray")) == len(headings) for line in lines)  # numbers end where headings do


@pytest.mark.parametrize(
    ("place", "code"), [("600,10", 1), ("-1,5", 1), ("-.5,-3", 1), ("5", 2), ("-5", 2), ("a,b", 2)]
)
def test_a_place_that_is_none_is_told(place: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["modes", SAMPLE, "--at", place, "--device", "cpu"]
    if code == 2:
        with pytest.raises(SystemExit):
            main(words)
    else:
        assert main(words) == code
    assert place.replace("-.", "-0.") in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize("words", [["modes", SAMPLE, "--at", FACE], ["evaluate", "hints", "photos"]])
def test_without_a_network_nothing_is_known(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for name, sentence in (("none", "none leaves the network out"), ("", 'no model ""'), ("hint", 'no model "hint"')):
        with pytest.raises(SystemExit) as exit_:
            main([*words, "--model", name])
        assert exit_.value.code == 2
        last = capsys.readouterr().err.splitlines()[-1]
        assert sentence in last
        assert last.endswith("Installed: hintnet.")
