"""A color that was chosen becomes a hint: a dab at the place that was asked about, a region where a box was drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from colorstudio.document.colors import HintColor
from colorstudio.document.edits import AddHints, Edit, ReplaceHints, Replacement
from colorstudio.document.hints import RADIUS, ColorHint, Dab, Origin, Region
from colorstudio.document.ids import HintId
from colorstudio.document.model import Document
from colorstudio.support.geometry import PhotoPoint, PhotoRect
from colorstudio.tools.held import Held

_HARDNESS: Final = 0.8


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked about.

    place : in the scan
    hint : the id that a chosen color's hint gets, or has: then it is recolored
    inner_radius : of the object there, in photo pixels: no dab is larger
    """

    place: PhotoPoint | PhotoRect
    hint: HintId
    inner_radius: float

    @property
    def middle(self) -> PhotoPoint:
        match self.place:
            case PhotoRect(left, top, right, bottom):
                return PhotoPoint((left + right) / 2, (top + bottom) / 2)
            case PhotoPoint():
                return self.place

    def hint_in(self, color: HintColor, document: Document, held: Held, *, origin: Origin) -> ColorHint:
        """The hint there in a color: the one that there is, or a new one."""
        there = self._hint_of(document)
        if there is not None:
            return replace(there, color=color, origin=origin)
        match self.place:
            case PhotoPoint():
                radius = max(min(held.dab_radius, self.inner_radius), RADIUS.least)
                return Dab(
                    id=self.hint,
                    at=self.place,
                    radius=radius,
                    hardness=_HARDNESS,
                    color=color,
                    strength=held.dab_strength,
                    origin=origin,
                )
            case PhotoRect(left, top, right, bottom):
                corners = (
                    PhotoPoint(left, top),
                    PhotoPoint(right, top),
                    PhotoPoint(right, bottom),
                    PhotoPoint(left, bottom),
                )
                return Region(id=self.hint, corners=corners, color=color, strength=held.dab_strength, origin=origin)

    def edit(self, hint: ColorHint, document: Document, label: str) -> Edit:
        """What puts that hint into the document."""
        if self._hint_of(document) is not None:
            return ReplaceHints(label, (Replacement(self.hint, (hint,)),))
        return AddHints(label, (hint,))

    def without(self, document: Document) -> Document:
        """The document as it would be asked about: without the hint that is to be chosen anew."""
        kept = tuple(hint for hint in document.hints if hint.id != self.hint)
        return document if len(kept) == len(document.hints) else replace(document, hints=kept)

    def color_in(self, document: Document) -> HintColor | None:
        """The color that the hint has; None as long as there is none."""
        there = self._hint_of(document)
        return None if there is None else there.color

    def _hint_of(self, document: Document) -> ColorHint | None:
        hints = (hint for hint in document.hints if isinstance(hint, ColorHint))
        return next((hint for hint in hints if hint.id == self.hint), None)
