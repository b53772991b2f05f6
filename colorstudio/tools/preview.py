"""What is to be seen of an edit while the hand moves."""

from __future__ import annotations

from colorstudio.document.edits import Edit
from colorstudio.tools.outcome import Draft, Nothing, Staged


def preview(edit: Edit | None) -> Draft:
    return Nothing() if edit is None else Staged(edit)
