"""The toolbox: which function a tool is, and what a gesture with it comes to."""

from __future__ import annotations

from typing import Final

from colorstudio.editor.tool_names import ToolName
from colorstudio.tools.brush import brush
from colorstudio.tools.eraser import eraser
from colorstudio.tools.eyedropper import eyedropper
from colorstudio.tools.gray import gray
from colorstudio.tools.hand import hand
from colorstudio.tools.outcome import Tool
from colorstudio.tools.point import point
from colorstudio.tools.possible import possible
from colorstudio.tools.select import select
from colorstudio.tools.zoom import zoom

TOOLS: Final[dict[ToolName, Tool]] = {
    ToolName.POSSIBLE: possible,
    ToolName.BRUSH: brush,
    ToolName.POINT: point,
    ToolName.GRAY: gray,
    ToolName.SELECT: select,
    ToolName.ERASER: eraser,
    ToolName.EYEDROPPER: eyedropper,
    ToolName.HAND: hand,
    ToolName.ZOOM: zoom,
}
