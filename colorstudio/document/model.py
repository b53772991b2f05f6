"""The document: all that a person made of one photo, without the photo's pixels. It never changes; edits make new ones.

Who looks at documents compares the parts by identity: what an edit did not touch is the same object as before.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from colorstudio.document.frame import Frame
from colorstudio.document.hints import Hint
from colorstudio.document.ids import are_distinct
from colorstudio.document.palette import Palette
from colorstudio.document.photo_reference import PhotoReference
from colorstudio.document.plain import Unknown
from colorstudio.document.references import Reference
from colorstudio.document.settings import Settings

MOST_HINTS = 100_000
MOST_REFERENCES = 500


@dataclass(frozen=True, slots=True)
class Document:
    """What the person made.

    hints : in the order in which they are painted, the last on top
    """

    photo: PhotoReference
    hints: tuple[Hint, ...] = ()
    references: tuple[Reference, ...] = ()
    palette: Palette = field(default_factory=Palette)
    frame: Frame = field(default_factory=Frame)
    settings: Settings = field(default_factory=Settings)
    unknown: Unknown = ()

    def __post_init__(self) -> None:
        assert len(self.hints) <= MOST_HINTS, len(self.hints)
        assert len(self.references) <= MOST_REFERENCES, len(self.references)
        assert are_distinct(hint.id for hint in self.hints)
        assert are_distinct(reference.id for reference in self.references)
