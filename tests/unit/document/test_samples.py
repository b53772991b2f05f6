"""A project of every format ever released opens, and all that was in it is there."""

from __future__ import annotations

from pathlib import Path

from colorstudio.document.colors import Chroma, Gray
from colorstudio.document.frame import Frame
from colorstudio.document.hints import Barrier, Dab, Kept, Region, Stroke
from colorstudio.document.migrations import newest
from colorstudio.document.plain import thaw
from colorstudio.document.project_file import read
from colorstudio.document.references import Method
from colorstudio.document.settings import Decode
from colorstudio.support.geometry import PhotoPoint, PhotoRect, Size

PROJECTS = Path(__file__).parents[2] / "samples" / "projects"


def test_there_is_a_sample_of_every_format() -> None:
    names = sorted(path.name for path in PROJECTS.glob("*.colorstudio"))
    assert names == [f"version-{number}.colorstudio" for number in range(1, newest() + 1)]


def test_a_project_of_format_1_opens_with_all_that_was_in_it() -> None:
    project = read(PROJECTS / "version-1.colorstudio")
    document = project.document
    stroke, dab, region, kept, barrier = document.hints

    assert (document.photo.name, document.photo.size, document.photo.link) == ("grandparents.png", Size(24, 16), None)
    assert isinstance(stroke, Stroke)
    assert [(point.at.x, point.at.y, point.pressure) for point in stroke.points] == [(1.5, 2.5, 0.25), (10.0, 4.0, 1.0)]
    assert (stroke.radius, stroke.hardness, stroke.strength) == (3.0, 0.75, 0.9)
    assert stroke.color == Chroma(-3.25, -31.0)
    assert stroke.note == "Uniform: field gray, regimental museum"
    assert isinstance(dab, Dab)
    assert dab.at == PhotoPoint(4.5, 6.5)
    assert isinstance(region, Region)
    assert region.color is Gray.KEEP
    assert isinstance(kept, Kept)
    assert kept.grid.ab[1, 2].tolist() == [6.0, 7.5]
    assert isinstance(barrier, Barrier)
    assert len(barrier.points) == 2

    (reference,) = document.references
    assert (reference.method, reference.weight) == (Method.PALETTE, 0.75)
    assert reference.boxes[0].there == PhotoRect(0.0, 0.0, 6.0, 4.0)
    assert project.source(reference.digest) is not None
    assert [swatch.name for swatch in document.palette.swatches] == ["Großvaters Mütze", "空"]
    assert document.frame == Frame(straightening=-1.5, crop=PhotoRect(1.0, 1.0, 23.0, 15.0), quarter_turns=3)
    assert (document.settings.model, document.settings.decode) == (None, Decode.ANNEALED)
    assert thaw(document.unknown) == {"later": {"kept": True}}
    assert project.photo is not None
    assert project.thumbnail is not None
