"""Small documents and projects, built by hand; the digests are those of pictures made on the spot."""

from __future__ import annotations

from typing import Any

import numpy as np

from colorstudio.document.chroma_grid import ChromaGrid
from colorstudio.document.colors import Chroma, Gray
from colorstudio.document.edits import AddHints
from colorstudio.document.eye import Eye
from colorstudio.document.frame import Frame
from colorstudio.document.hints import (
    Barrier,
    Dab,
    Hint,
    Kept,
    Origin,
    PressureSets,
    Region,
    Stroke,
    StrokePoint,
)
from colorstudio.document.ids import HintId, ReferenceId
from colorstudio.document.model import Document
from colorstudio.document.palette import Palette, Swatch
from colorstudio.document.photo_reference import PhotoReference
from colorstudio.document.project_file import Project
from colorstudio.document.references import BoxPair, Method, Reference
from colorstudio.document.settings import Decode, Settings
from colorstudio.imaging.source import Source, source_from_bytes
from colorstudio.support.geometry import PhotoPoint, PhotoRect, Size
from tests.samples.pictures import gray, pillow, png, scene

PHOTO = source_from_bytes("grandparents.png", png(gray(24, 16)))
POSTCARD = source_from_bytes("postcard.jpg", pillow(scene(12, 8), "JPEG"))
THUMBNAIL = pillow(scene(12, 8), "WEBP")

BROWN = Chroma(12.5, 24.0)
BLUE = Chroma(-3.25, -31.0)
TRIANGLE = (PhotoPoint(2.0, 1.0), PhotoPoint(9.5, 1.0), PhotoPoint(5.0, 8.25))


def photo(source: Source = PHOTO) -> PhotoReference:
    return PhotoReference.of(source, size=Size(24, 16))


def document(*hints: Hint, **changes: Any) -> Document:
    return Document(photo(), hints, **changes)


def dab(id_: str, **changes: Any) -> Dab:
    fields: dict[str, Any] = {
        "at": PhotoPoint(4.5, 6.5),
        "radius": 1.5,
        "hardness": 0.5,
        "color": BROWN,
        "strength": 1.0,
        "origin": Origin.MODE,
    }
    return Dab(id=HintId(id_), **fields | changes)


def stroke(id_: str, **changes: Any) -> Stroke:
    fields: dict[str, Any] = {
        "points": (StrokePoint(PhotoPoint(1.5, 2.5), 0.25), StrokePoint(PhotoPoint(10.0, 4.0), 1.0)),
        "radius": 3.0,
        "hardness": 0.75,
        "color": BLUE,
        "strength": 0.9,
        "origin": Origin.PAINTED,
    }
    return Stroke(id=HintId(id_), **fields | changes)


def reference(id_: str = "postcard", source: Source = POSTCARD, **changes: Any) -> Reference:
    return Reference(id=ReferenceId(id_), name=source.name, digest=source.digest, **changes)


def paint(id_: str) -> AddHints:
    """The edit of one gesture with the brush."""
    return AddHints("Brush, blue", (stroke(id_),))


def everything() -> Document:
    """A document that has one of everything."""
    return Document(
        photo(),
        hints=(
            stroke("stroke", pressure_sets=PressureSets.STRENGTH, note="Uniform: field gray, regimental museum"),
            dab("dab", eye=Eye.CLOSED),
            Region(id=HintId("region"), corners=TRIANGLE, color=Gray.KEEP, strength=0.5, origin=Origin.SUGGESTED),
            Kept(id=HintId("kept"), corners=TRIANGLE, grid=grid(), strength=1.0),
            Barrier(id=HintId("barrier"), points=TRIANGLE[:2]),
        ),
        references=(
            reference(
                weight=0.75,
                method=Method.PALETTE,
                boxes=(BoxPair(PhotoRect(1.0, 2.0, 8.0, 9.0), PhotoRect(0.0, 0.0, 6.0, 4.0)),),
                settled=(PhotoPoint(3.5, 4.5),),
            ),
        ),
        palette=Palette("Grandparents", (Swatch("Großvaters Mütze", 42.0, BROWN), Swatch("空", 70.5, BLUE))),
        frame=Frame(straightening=-1.5, crop=PhotoRect(1.0, 1.0, 23.0, 15.0), quarter_turns=3),
        settings=Settings(0.25, 1.5, -0.5, 0.75, None, Decode.ANNEALED, 0.5),
    )


def grid() -> ChromaGrid:
    return ChromaGrid.of(np.arange(-6, 6, dtype=np.float64).reshape(2, 3, 2) * 1.5)


def project(document_: Document | None = None) -> Project:
    return Project(document_ or everything(), PHOTO, (POSTCARD,), THUMBNAIL)
