"""A person exports the picture while the work goes on."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from colorstudio.document.colors import Chroma
from colorstudio.editor.exporting import ExportWish, _bands
from colorstudio.editor.tool_names import ToolName
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import Format
from colorstudio.imaging.metadata.keeping import Keeping
from colorstudio.imaging.metadata.marks import SENTENCE
from colorstudio.support.atomic import Existing
from tests.robots import StudioRobot

SKIN = Chroma(18.0, 22.0)


@pytest.fixture
def painted(studio: StudioRobot, photo: Path) -> StudioRobot:
    return studio.open(photo).take(ToolName.BRUSH, SKIN, radius=8).stroke((30, 60), (50, 60)).settle()


def png(path: Path) -> ExportWish:
    return ExportWish(path, FileOptions(Format.PNG))


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        return np.asarray(picture)


def test_what_is_shown_is_what_is_written(painted: StudioRobot, tmp_path: Path) -> None:
    heard: list[tuple[Path, tuple[str, ...]]] = []
    painted.photo.exporting.done.connect(lambda path, notes: heard.append((path, notes)))
    painted.photo.exporting.export(png(tmp_path / "out.png"))
    painted.settle()
    assert np.array_equal(pixels(tmp_path / "out.png"), painted.picture())
    assert heard == [(tmp_path / "out.png", ())]
    assert painted.photo.busy is None
    assert SENTENCE.encode() in (tmp_path / "out.png").read_bytes()


def test_editing_goes_on_and_the_file_is_of_the_moment_of_asking(painted: StudioRobot, tmp_path: Path) -> None:
    asked = painted.picture()
    painted.photo.exporting.export(png(tmp_path / "out.png"))
    painted.take(ToolName.BRUSH, Chroma(10.0, -40.0), radius=8).stroke((110, 60), (130, 60)).settle()
    assert np.array_equal(pixels(tmp_path / "out.png"), asked)
    assert not np.array_equal(painted.picture(), asked)


def test_two_exports_are_both_written(painted: StudioRobot, tmp_path: Path) -> None:
    painted.photo.exporting.export(png(tmp_path / "one.png"))
    painted.photo.exporting.export(png(tmp_path / "other.png"))
    painted.settle()
    assert pixels(tmp_path / "one.png").shape == pixels(tmp_path / "other.png").shape


def test_without_a_network_hints_alone_are_written(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    studio.open(photo)
    studio.photo.change_settings(replace(studio.document.settings, model=None), "Model: none")
    studio.take(ToolName.BRUSH, SKIN, radius=8).stroke((30, 60), (50, 60))
    studio.photo.exporting.export(png(tmp_path / "out.png"))
    studio.settle()
    apart = np.abs(pixels(tmp_path / "out.png").astype(int) - studio.picture())
    assert apart.max() <= 4  # a solve of its own, within the tolerance of a Lab unit


def test_cancelled_before_the_colors_are_found_nothing_is_written(painted: StudioRobot, tmp_path: Path) -> None:
    painted.stroke((30, 90), (50, 90))
    painted.photo.exporting.export(png(tmp_path / "out.png"))
    painted.photo.stop()
    painted.settle()
    assert not (tmp_path / "out.png").exists()
    assert painted.photo.busy is None
    assert painted.sentences() == []


def test_cancelled_while_it_waits_for_the_disk_nothing_is_written(painted: StudioRobot, tmp_path: Path) -> None:
    painted.photo.exporting.export(png(tmp_path / "out.png"))
    painted.photo.exporting.cancel()
    painted.settle()
    assert not (tmp_path / "out.png").exists()


def test_a_file_in_the_way_stays_and_the_person_hears_why(painted: StudioRobot, tmp_path: Path) -> None:
    (tmp_path / "out.png").write_bytes(b"mine")
    painted.photo.exporting.export(png(tmp_path / "out.png"))
    painted.settle()
    assert (tmp_path / "out.png").read_bytes() == b"mine"
    assert any("exists already" in sentence for sentence in painted.sentences())
    assert painted.photo.busy is None


def test_again_is_the_same_file_anew(painted: StudioRobot, tmp_path: Path) -> None:
    assert not painted.photo.exporting.export_again()
    painted.photo.exporting.export(png(tmp_path / "out.png"))
    painted.settle().take(ToolName.BRUSH, Chroma(10.0, -40.0), radius=8).stroke((110, 60), (130, 60)).settle()
    assert painted.photo.exporting.export_again()
    painted.settle()
    assert np.array_equal(pixels(tmp_path / "out.png"), painted.picture())


def test_the_first_proposal_is_beside_and_never_the_photo_itself(painted: StudioRobot, tmp_path: Path) -> None:
    wish = painted.photo.exporting.proposal(tmp_path)
    assert wish.path == tmp_path / "aunt-color.jpg"
    assert wish.keeping == Keeping.CAMERA | Keeping.CAPTION
    assert wish.is_marked


def test_the_next_proposal_is_the_last_wish_but_replaces_nothing(painted: StudioRobot, tmp_path: Path) -> None:
    last = ExportWish(tmp_path / "out.png", FileOptions(Format.PNG), Existing.REPLACED, long_side=80)
    painted.photo.exporting.export(last)
    painted.settle()
    proposal = painted.photo.exporting.proposal(Path("/elsewhere"))
    assert (proposal.path, proposal.long_side, proposal.existing) == (last.path, 80, Existing.KEPT)


def test_the_bytes_are_told_before(painted: StudioRobot, tmp_path: Path) -> None:
    told: list[int] = []
    wish = png(tmp_path / "out.png")
    painted.photo.exporting.estimate(wish, told.append)
    painted.settle().photo.exporting.export(wish)
    painted.settle()
    (count,) = told
    assert count == pytest.approx(wish.path.stat().st_size, rel=0.15)  # the marks are not counted


def test_a_large_picture_is_told_by_bands_from_top_to_bottom() -> None:
    bands = _bands((3000, 4000))
    assert sum(band.shape[0] * band.shape[1] for band in bands) <= 2_000_000
    assert all(band.shape == (32, 4000) for band in bands)
    assert bands[0].top < 300
    assert bands[-1].bottom > 2700
    assert _bands((10, 1_000_000))[0].bottom == 10
