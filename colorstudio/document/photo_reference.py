"""Which photo a document is about. The pixels are never here, nor the bytes: those are a `Source` of imaging."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from colorstudio.document.names import MOST_PATH, as_name, is_digest, is_name, is_text
from colorstudio.document.places import SIDE
from colorstudio.document.plain import Unknown
from colorstudio.imaging.source import Source
from colorstudio.support.geometry import Size


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoReference:
    """The photo by name and digest.

    digest : the SHA-256 of its file, in lower-case hexadecimal
    size : of the scan as it stands upright, which is where hints have their coordinates
    link : the path where the project expects the photo; None if its bytes travel in the project
    """

    name: str
    digest: str
    size: Size
    link: str | None = None
    unknown: Unknown = ()

    def __post_init__(self) -> None:
        assert is_name(self.name), self.name
        assert is_digest(self.digest), self.digest
        assert self.size.width in SIDE, self.size
        assert self.size.height in SIDE, self.size
        assert self.link is None or is_link(self.link), self.link

    @classmethod
    def of(cls, source: Source, *, size: Size) -> Self:
        """Refer to a photo that is open; its bytes travel in the project until somebody links it."""
        return cls(name=as_name(source.name), digest=source.digest, size=size)


def is_link(text: str) -> bool:
    """Whether a document can write this path down."""
    return text != "" and "\0" not in text and is_text(text, most=MOST_PATH)
