"""Whether something that the document holds takes part in the picture: the eye in the lists of hints and references."""

from __future__ import annotations

from enum import Enum


class Eye(Enum):
    """Open: it takes part. Closed: it waits."""

    OPEN = "open"
    CLOSED = "closed"
