"""A chosen color becomes a hint: a dab at the place that was asked about, a region where a box was drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from colorstudio.document.colors import HintColor
from colorstudio.document.edits import AddHints, Edit, ReplaceHints, Replacement
from colorstudio.document.hints import RADIUS, Dab, Origin, Region, Stroke
from colorstudio.document.ids import HintId
from colorstudio.document.model import Document
from colorstudio.support.geometry import PhotoPoint, PhotoRect

_SHARE: Final = 0.006  # of the photo's diagonal: the radius of a dab where the object is larger
_HARDNESS: Final = 0.8


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked about.

    place : in the scan
    hint : the id that a chosen color's hint gets, or has: then it is recolored
    inner_radius : of the object there, in photo pixels
    """

    place: PhotoPoint | PhotoRect
    hint: HintId
    inner_radius: float

    def edit(self, color: HintColor, document: Document, label: str) -> Edit:
        """What choosing a color does to a document."""
        there = next((hint for hint in document.hints if hint.id == self.hint), None)
        if isinstance(there, Stroke | Dab | Region):
            return ReplaceHints(label, (Replacement(there.id, (replace(there, color=color),)),))
        return AddHints(label, (self._hint(color, document),))

    def without(self, document: Document) -> Document:
        """The document as it would be asked about: without the hint that is to be chosen anew."""
        kept = tuple(hint for hint in document.hints if hint.id != self.hint)
        return document if len(kept) == len(document.hints) else replace(document, hints=kept)

    def _hint(self, color: HintColor, document: Document) -> Dab | Region:
        match self.place:
            case PhotoPoint():
                usual = _SHARE * document.photo.size.diagonal
                radius = max(min(usual, self.inner_radius), RADIUS.least)
                return Dab(
                    id=self.hint,
                    at=self.place,
                    radius=radius,
                    hardness=_HARDNESS,
                    color=color,
                    strength=1.0,
                    origin=Origin.MODE,
                )
            case PhotoRect(left, top, right, bottom):
                corners = (
                    PhotoPoint(left, top),
                    PhotoPoint(right, top),
                    PhotoPoint(right, bottom),
                    PhotoPoint(left, bottom),
                )
                return Region(id=self.hint, corners=corners, color=color, strength=1.0, origin=Origin.MODE)
