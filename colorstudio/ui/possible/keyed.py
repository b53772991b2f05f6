"""The choices in the order in which fan and list show them, and their keys: the colors 1, 2, 3 …, gray under 0.

Gray comes last, out of the way, unless it is the likeliest: then it is first, as any color would be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from colorstudio.document.colors import Gray
from colorstudio.editor.choices import Choice

_DIGITS: Final = 9
_NBSP: Final = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True, eq=False)
class Keyed:
    """A choice as it is shown.

    index : its place in `Possible.choices`
    key : the digit that chooses it; None beyond 9
    """

    index: int
    key: int | None
    choice: Choice

    @property
    def is_gray(self) -> bool:
        return self.choice.color is Gray.KEEP

    @property
    def percent(self) -> str:
        """The probability for reading; what rounds to nothing is possible nevertheless."""
        percent = round(100 * self.choice.probability)
        return f"{percent}{_NBSP}%" if percent else f"<{_NBSP}1{_NBSP}%"


def keyed(choices: tuple[Choice, ...]) -> tuple[Keyed, ...]:
    """Order the choices; the editor has sorted them, the most probable first."""
    colors = [index for index, choice in enumerate(choices) if choice.color is not Gray.KEEP]
    rows = [
        Keyed(index, number if number <= _DIGITS else None, choices[index])
        for number, index in enumerate(colors, start=1)
    ]
    grays = [Keyed(index, 0, choice) for index, choice in enumerate(choices) if choice.color is Gray.KEEP]
    is_first = bool(choices) and choices[0].color is Gray.KEEP
    return (*grays, *rows) if is_first else (*rows, *grays)
