"""The photos of a measure, one after the other: one that can't be used is left out, counted and said."""

from __future__ import annotations

from collections.abc import Iterator

from colorstudio.evaluation.photos import Photos
from colorstudio.evaluation.protocol import Protocol
from colorstudio.evaluation.truth import Truth
from colorstudio.imaging.source import printable
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput, OutOfMemory, Unsupported


class Series:
    """Goes through photos once; afterwards it knows which of them were used.

    notes : a sentence for each photo that was left out
    """

    def __init__(self, photos: Photos, protocol: Protocol) -> None:
        self._photos = photos
        self._protocol = protocol
        self._used: list[str] = []
        self.notes: tuple[str, ...] = ()

    def truths(self, *, token: CancelToken) -> Iterator[tuple[int, Truth]]:
        """Give each photo that can be used, with its number among all: the hints' places hang on it."""
        for number, name in enumerate(self._photos.names):
            token.report(number / len(self._photos.names))
            try:
                truth = self._protocol.truth(self._photos, number, token=CancelToken())
            except (BadInput, Unsupported, OutOfMemory) as error:
                self.notes = (*self.notes, f"{printable(name)} is left out: {error.sentence}")
                continue
            self._used.append(name)
            yield number, truth
        if not self._used:
            where = printable(str(self._photos.path))
            raise BadInput(f"None of the photos in {where} can be used. {self.notes[0]}", detail="\n".join(self.notes))
        token.report(1.0)

    def described(self) -> dict[str, str | int | float]:
        """Say which photos were used, and the protocol, in words that stand beside a table."""
        facts: dict[str, str | int | float] = {
            "photos": self._photos.path.name,
            "count": len(self._used),
            "left out": len(self.notes),
            "first": self._used[0],
            "last": self._used[-1],
        }
        return facts | self._protocol.described()
