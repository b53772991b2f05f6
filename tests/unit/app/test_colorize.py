"""`colorstudio colorize`, as its words are typed."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from colorstudio.app.cli import main
from colorstudio.document.model import Document
from colorstudio.document.photo_reference import PhotoReference
from colorstudio.document.project_file import Project, write
from colorstudio.document.settings import Settings
from colorstudio.engine.warm import warm
from colorstudio.imaging.source import source_from_bytes
from colorstudio.support.cancel import CancelToken
from colorstudio.support.geometry import Size
from colorstudio.support.resources import resource
from tests.samples.pictures import png
from tests.samples.sheets import BLUE, dab, soft_gray

SAMPLE = str(resource("sample", "astronaut.png"))
GRAY = soft_gray((40, 60))


@pytest.fixture(autouse=True)
def warm_machine() -> None:
    warm(CancelToken())


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return saved(GRAY, tmp_path / "aunt.png")


@pytest.fixture
def hints(tmp_path: Path) -> Path:
    return saved(rgba(), tmp_path / "hints.png")


def rgba(color: tuple[int, int, int] = (200, 60, 40)) -> np.ndarray:
    pixels = np.zeros((40, 60, 4), np.uint8)
    pixels[10:20, 10:30] = *color, 255
    return pixels


def saved(pixels: np.ndarray, path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    Image.fromarray(pixels).save(path)
    return path


def mean_color(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        mean: np.ndarray = np.asarray(picture.convert("RGB"), float).mean(axis=(0, 1))
    return mean


def sentences(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def run(*words: object) -> int:
    return main(["colorize", *map(str, words)])


def test_the_sample_is_colored_by_the_hints_that_come_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--sample", "-o", tmp_path / "a.png") == 0
    assert sentences(capsys) == []
    with Image.open(tmp_path / "a.png") as picture:
        suit = np.asarray(picture, int)[300:340, 140:150].mean(axis=(0, 1))
    assert suit[0] > suit[2] + 100  # orange


def test_hints_color_a_photo(photo: Path, hints: Path, tmp_path: Path) -> None:
    assert run(photo, "--hints", hints, "-o", tmp_path / "out.png", "--prior", "0") == 0
    red, _, blue = mean_color(tmp_path / "out.png")
    assert red > blue + 50


def test_a_scribbled_copy_colors_a_photo(photo: Path, tmp_path: Path) -> None:
    copy = np.dstack([GRAY] * 3)
    copy[10:20, 10:30] = 200, 60, 40
    marked = saved(copy, tmp_path / "marked.png")
    assert run(photo, "--hints-marked", marked, "-o", tmp_path / "out.png", "--solver", "levin2004") == 0
    red, _, blue = mean_color(tmp_path / "out.png")
    assert red > blue + 50


def test_many_photos_take_the_hints_named_after_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    photos = [saved(GRAY, tmp_path / name) for name in ("aunt.png", "uncle.bmp", "dog.jpg")]
    saved(rgba(), tmp_path / "hints" / "aunt.png")
    saved(rgba((40, 60, 200)), tmp_path / "hints" / "uncle.bmp.png")
    code = run(*photos, "--hints-dir", tmp_path / "hints", "--out-dir", tmp_path / "new" / "colored")
    assert code == 1  # the dog has no hints
    assert [line for line in sentences(capsys) if "dog.png" in line]
    written = sorted(path.name for path in (tmp_path / "new" / "colored").iterdir())
    assert written == ["aunt.png", "uncle.png"]
    assert mean_color(tmp_path / "new" / "colored" / "aunt.png")[0] > 120
    assert mean_color(tmp_path / "new" / "colored" / "uncle.png")[2] > 120


def test_a_format_may_be_asked_for(photo: Path, hints: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert run(photo, "--hints", hints, "--out-dir", folder, "--format", "tif", "--depth", "16") == 0
    assert [path.name for path in folder.iterdir()] == ["aunt.tif"]


def project(tmp_path: Path, *, linked: bool = False, saturation: float = 1.0) -> Path:
    source = source_from_bytes("aunt.png", png(GRAY))
    reference = PhotoReference.of(source, size=Size(60, 40))
    if linked:
        reference = replace(reference, link=str(saved(GRAY, tmp_path / "album" / "aunt.png")))
        source = source_from_bytes("aunt.png", (tmp_path / "album" / "aunt.png").read_bytes())
        reference = replace(reference, digest=source.digest)
    document = Document(reference, (dab(20, 20, color=BLUE),), settings=Settings(saturation=saturation))
    write(Project(document, None if linked else source), tmp_path / "aunt.colorstudio")
    return tmp_path / "aunt.colorstudio"


@pytest.mark.parametrize("linked", [False, True])
def test_a_project_is_rendered(linked: bool, tmp_path: Path) -> None:
    assert run(project(tmp_path, linked=linked), "-o", tmp_path / "out.png") == 0
    red, _, blue = mean_color(tmp_path / "out.png")
    assert blue > red + 50


def test_a_projects_saturation_holds_unless_another_is_given(tmp_path: Path) -> None:
    path = project(tmp_path, saturation=0.0)
    assert run(path, "-o", tmp_path / "own.png") == 0
    assert run(path, "-o", tmp_path / "given.png", "--saturation", "1") == 0
    assert np.ptp(mean_color(tmp_path / "own.png")) < 1
    assert np.ptp(mean_color(tmp_path / "given.png")) > 50


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["-o", "a.png"], "name a photo"),
        (["a.png"], "required"),
        (["a.png", "--sample", "-o", "b.png"], "not both"),
        (["a.png", "b.png", "-o", "c.png"], "--out-dir"),
        (["a.png", "./a.png", "--out-dir", "d"], "named twice"),
        (["a.png", "b.png", "--out-dir", "d", "--hints", "h.png"], "--hints-dir"),
        (["a.png", "--hints", "h.png", "--hints-marked", "m.png", "-o", "c.png"], "not allowed"),
        (["a.png", "e/a.jpg", "--out-dir", "d", "--format", "png"], "would both become"),
        (["a.png", "-o", "c.png", "--format", "png"], "--format"),
        (["a.png", "-o", "c.png", "--prior", "2"], "from 0 to 1"),
        (["a.png", "-o", "c.png", "--temperature", "0.5"], "--decode annealed"),
        (["a.png", "-o", "c.png", "--saturation", "much"], "from 0 to 2"),
        (["a.png", "-o", "c.png", "--saturation", "nan"], "from 0 to 2"),
        (["a.png", "-o", "c.png", "--solver", "magic"], "choose"),
        *(
            (
                ["a.png", "-o", "c.png", *without.split(), *idle.split()],
                f"{idle.split()[0]} is the network's, which {without}",
            )
            for without in ("--solver levin2004", "--model none")
            for idle in ("--prior 0.5", "--vividness 0", "--decode mode", "--decode annealed")
        ),
        (["a.png", "-o", "c.png", "--solver", "levin2004", "--model", "hintnet"], "--model is the network's"),
    ],
)
def test_a_wrong_usage_is_2(words: list[str], problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        run(*words)
    assert exit_.value.code == 2
    assert problem in sentences(capsys)[-1]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("small.png", np.zeros((9, 9, 4), np.uint8), "small.png has 9 × 9 pixels, but the photo has 60 × 40"),
        ("empty.png", np.zeros((40, 60, 4), np.uint8), "empty.png has no hint"),
        ("plain.png", np.zeros((40, 60, 3), np.uint8), "plain.png has no transparency"),
    ],
)
def test_hints_that_cannot_be_used_get_one_sentence(
    name: str, content: np.ndarray, sentence: str, photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(photo, "--hints", saved(content, tmp_path / name), "-o", tmp_path / "out.png") == 1
    assert len(lines := sentences(capsys)) == 1
    assert sentence in lines[0]
    assert not (tmp_path / "out.png").exists()


def test_hints_that_cannot_be_read_get_one_sentence(
    photo: Path, hints: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = hints.read_bytes()
    (tmp_path / "half.png").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "letter.png").write_text("Dear grandmother,")
    for name in ("half.png", "letter.png", "missing.png"):
        assert run(photo, "--hints", tmp_path / name, "-o", tmp_path / "out.png") == 1
        assert len(lines := sentences(capsys)) == 1
        assert name in lines[0]
    assert not (tmp_path / "out.png").exists()


@pytest.mark.parametrize(
    "words", ["--model none", "--prior 0", "--solver levin2004", "--solver levin2004 --model none"]
)
def test_a_photo_without_hints_or_network_is_told_why_and_what_to_add(
    words: str, photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(photo, "-o", tmp_path / "out.png", *words.split()) == 1
    (sentence,) = sentences(capsys)
    assert " ".join(words.split()[:2]) in sentence
    assert "Add --hints" in sentence


def test_a_project_takes_no_other_hints(hints: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project(tmp_path), "--hints", hints, "-o", tmp_path / "out.png") == 1
    assert "has its hints in it" in sentences(capsys)[0]


def test_what_is_read_is_never_replaced(
    photo: Path, hints: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = photo.read_bytes(), hints.read_bytes()
    for out in (photo, hints):
        assert run(photo, "--hints", hints, "-o", out, "--overwrite") == 1
        assert f"{out.name} itself would be replaced" in sentences(capsys)[0]
    assert (photo.read_bytes(), hints.read_bytes()) == before
    path, linked = project(tmp_path, linked=True), tmp_path / "album" / "aunt.png"
    before_linked = linked.read_bytes()
    assert run(path, "-o", linked, "--overwrite") == 1
    assert run(path, "--out-dir", tmp_path / "album", "--overwrite") == 1
    assert linked.read_bytes() == before_linked


def test_an_existing_picture_is_kept_unless_overwritten(
    photo: Path, hints: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = saved(GRAY, tmp_path / "out.png")
    assert run(photo, "--hints", hints, "-o", out) == 1
    assert "--overwrite" in sentences(capsys)[0]
    assert run(photo, "--hints", hints, "-o", out, "--overwrite") == 0


def test_a_folder_that_cannot_be_made_is_one_sentence(
    photo: Path, hints: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(photo, "--hints", hints, "--out-dir", photo / "inside") == 1
    assert "Can't make the folder" in sentences(capsys)[0]
    assert run(photo, "--hints", hints, "--out-dir", photo) == 1
    assert "aunt.png is a file: name a folder" in sentences(capsys)[0]


def test_a_folder_of_hints_that_is_none_is_one_sentence(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(photo, "--hints-dir", tmp_path / "nowhere", "--out-dir", tmp_path / "out") == 1
    assert "There is no folder" in sentences(capsys)[0]


def test_the_file_is_written_as_asked(photo: Path, hints: Path, tmp_path: Path) -> None:
    for subsampling in ("444", "420"):
        out = tmp_path / f"{subsampling}.jpg"
        assert run(photo, "--hints", hints, "-o", out, "--subsampling", subsampling, "--model", "none") == 0
    with Image.open(tmp_path / "444.jpg") as full, Image.open(tmp_path / "420.jpg") as coarse:
        assert [picture.layer[0][1:3] for picture in (full, coarse)] == [(1, 1), (2, 2)]  # type: ignore[attr-defined]


def test_a_note_says_of_which_photo_it_is_when_there_are_many(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photos = [saved(np.dstack([GRAY] * 3 + [GRAY]), tmp_path / name) for name in ("aunt.png", "uncle.png")]
    saved(rgba(), tmp_path / "hints" / "aunt.png")
    saved(rgba(), tmp_path / "hints" / "uncle.png")
    assert run(*photos, "--hints-dir", tmp_path / "hints", "--out-dir", tmp_path / "out") == 0
    assert [line.split(":")[1].strip() for line in sentences(capsys)] == ["aunt.png", "uncle.png"]


def test_the_network_needs_no_hints(photo: Path, tmp_path: Path) -> None:
    assert run(photo, "-o", tmp_path / "mean.png", "--device", "cpu") == 0
    assert run(photo, "-o", tmp_path / "vivid.png", "--vividness", "1", "--decode", "median") == 0
    assert 0 < np.ptp(mean_color(tmp_path / "mean.png")) < np.ptp(mean_color(tmp_path / "vivid.png"))


def test_an_unknown_model_is_told_which_there_are(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("other", "../models/hintnet", ""):
        with pytest.raises(SystemExit) as exit_:
            run(photo, "-o", tmp_path / "out.png", "--model", name)
        assert exit_.value.code == 2
        assert f'There is no model "{name}". Installed: hintnet.' in sentences(capsys)[-1]


def test_a_smaller_size_is_that_of_the_longer_side(photo: Path, hints: Path, tmp_path: Path) -> None:
    words = ["colorize", str(photo), "--hints", str(hints), "--model", "none", "--size", "30"]
    assert main([*words, "-o", str(tmp_path / "small.png")]) == 0
    with Image.open(tmp_path / "small.png") as picture:
        assert picture.size == (30, 20)


@pytest.mark.parametrize("size", ["0", "-3", "large"])
def test_a_size_that_is_none_is_a_wrong_usage(size: str, photo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["colorize", str(photo), "--size", size, "-o", "small.png"])
    assert ended.value.code == 2
    assert "is not a number from 1 on" in capsys.readouterr().err
