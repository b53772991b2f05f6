"""ICC profiles: which one a picture is in, and the way from one to another."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Profile:
    """An ICC profile by name and content."""

    name: str
    data: bytes = field(repr=False)
