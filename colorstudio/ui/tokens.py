"""The colors of the window by their role, once for dark and once for light surroundings.

Around the photo all is neutral, because a colored frame falsifies the eye; one restrained accent says focus and choice.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colors of one theme, as ``#rrggbb``; the shades are black of that opacity, 0–1.

    canvas : around the photo
    panel : menu, bars, docks, dialogs, tips
    popup : fan, pills, cards, menus
    raised : buttons, combo boxes
    hover, active : under the pointer; a tool or toggle that is on
    well : fields, empty checks
    plane : the ground of color planes, dark in both themes because there brighter is likelier
    line, line2 : between panes; inside a pane
    border : around fields, combo boxes and buttons
    text, text2, text3 : what is read; labels; steps that were undone
    off : whatever is disabled
    icon, on : a line icon; one whose toggle is on
    accent : focus, the active tab, progress, the chosen blade
    fill, on_fill : the one primary button, checks, selected text; what is written on it
    sel : a selected row
    groove, filled, knob : sliders, neutral
    warn : the icon of the error bar
    dialog_shade : laid over the window under a dialog
    plate_edge : the edge of plates that float over the photo
    """

    canvas: str
    panel: str
    popup: str
    raised: str
    hover: str
    active: str
    well: str
    plane: str
    line: str
    line2: str
    border: str
    text: str
    text2: str
    text3: str
    off: str
    icon: str
    on: str
    accent: str
    fill: str
    on_fill: str
    sel: str
    groove: str
    filled: str
    knob: str
    warn: str
    dialog_shade: float
    plate_edge: float


DARK = Tokens(
    canvas="#2b2b2b",
    panel="#333333",
    popup="#3a3a3a",
    raised="#444444",
    hover="#3f3f3f",
    active="#4c4c4c",
    well="#262626",
    plane="#1f1f1f",
    line="#232323",
    line2="#3f3f3f",
    border="#626262",
    text="#ededed",
    text2="#cccccc",
    text3="#9b9b9b",
    off="#7c7c7c",
    icon="#cfcfcf",
    on="#ffffff",
    accent="#6ea6dc",
    fill="#3a6ea5",
    on_fill="#ffffff",
    sel="#3b4a5a",
    groove="#222222",
    filled="#9a9a9a",
    knob="#dedede",
    warn="#e0b45c",
    dialog_shade=0.50,
    plate_edge=0.55,
)

LIGHT = Tokens(
    canvas="#c8c8c8",
    panel="#ececec",
    popup="#f7f7f7",
    raised="#fbfbfb",
    hover="#dedede",
    active="#d0d0d0",
    well="#f9f9f9",
    plane="#2b2b2b",
    line="#b4b4b4",
    line2="#d6d6d6",
    border="#9a9a9a",
    text="#1c1c1c",
    text2="#474747",
    text3="#6b6b6b",
    off="#929292",
    icon="#3d3d3d",
    on="#000000",
    accent="#2a69ab",
    fill="#2a69ab",
    on_fill="#ffffff",
    sel="#cfdce9",
    groove="#bdbdbd",
    filled="#7d7d7d",
    knob="#ffffff",
    warn="#8a5a00",
    dialog_shade=0.35,
    plate_edge=0.28,
)
