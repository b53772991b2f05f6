"""The tools that a person can take up, in the order of the tool column."""

from __future__ import annotations

from enum import Enum


class ToolName(Enum):
    """A tool; the value is what it is called in files and tests."""

    POSSIBLE = "possible colors"
    BRUSH = "brush"
    POINT = "point"
    GRAY = "keep gray"
    SELECT = "select"
    ERASER = "eraser"
    EYEDROPPER = "eyedropper"
    HAND = "hand"
    ZOOM = "zoom"
