"""Distances, heights, radii and times of the window, in pixels at 1× and milliseconds, each with one home."""

from __future__ import annotations

from typing import Final

# Type, in pixels; weights are those of CSS.
TEXT: Final = 12
NOTE: Final = 11
DIALOG_TITLE: Final = 15
EMPTY_TITLE: Final = 20

# Spacing, on a grid of 4.
TIGHT: Final = 4
GAP: Final = 8
INSET: Final = 12
WIDE: Final = 16
MARGIN: Final = 20
FAR: Final = 32

# Radii.
BAR_RADIUS: Final = 2
SWATCH_RADIUS: Final = 3
CONTROL_RADIUS: Final = 4
CARD_RADIUS: Final = 6
DIALOG_RADIUS: Final = 8

# Heights.
MENU: Final = 28
TOOL_OPTIONS: Final = 40
PICTURE_OPTIONS: Final = 36
STATUS: Final = 28
DOCK_HEAD: Final = 32
TABS: Final = 32
ROW: Final = 28
COLOR_ROW: Final = 32
CONTROL: Final = 24
SWITCH: Final = 22
DIALOG_BUTTON: Final = 28
EMPTY_BUTTON: Final = 32
BAR_BUTTON: Final = 28

# Pieces.
ICON: Final = 20
SMALL_ICON: Final = 16
TOOL_COLUMN: Final = 48
TOOL_BUTTON: Final = 36
TOOL_MARK_WIDTH: Final = 3
TOOL_MARK_HEIGHT: Final = 20
GROOVE: Final = 4
COLOR_GROOVE: Final = 8
KNOB: Final = 12
DOCK_WIDTH: Final = 376

# Motion, in milliseconds; `Look.duration` makes them 0 where a person wants none.
FAN_OPENS: Final = 140
FAN_CLOSES: Final = 90
BLADE: Final = 80
PREVIEW_FADE: Final = 80
FIRST_COLORS: Final = 200
TIP: Final = 120
