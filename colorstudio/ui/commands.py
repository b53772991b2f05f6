"""The commands of the window: one table of names, words, keys and menus. What each does is the window's word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from colorstudio.editor.tool_names import ToolName
from colorstudio.ui.words import QT_TRANSLATE_NOOP


class Menu(Enum):
    """The menus in their order; the value is the word on the bar."""

    FILE = QT_TRANSLATE_NOOP("Commands", "&File")
    EDIT = QT_TRANSLATE_NOOP("Commands", "&Edit")
    HINTS = QT_TRANSLATE_NOOP("Commands", "H&ints")
    VIEW = QT_TRANSLATE_NOOP("Commands", "&View")
    WINDOW = QT_TRANSLATE_NOOP("Commands", "&Window")
    HELP = QT_TRANSLATE_NOOP("Commands", "&Help")


class Needs(Enum):
    """When a command can be given."""

    NOTHING = "nothing"
    PHOTO = "photo"
    SELECTION = "selection"


class Heard(Enum):
    """Where the keys of a command are heard."""

    EVERYWHERE = "everywhere"
    ON_THE_PHOTO = "on the photo"


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    name : what code and settings call it
    text : what the menu says, English; `&` before the letter that the keyboard takes
    keys : as Qt writes them; the first stands in the menu
    checkable : it is a state that is on or off
    begins : a separator stands before it
    heard : where its keys are heard
    """

    name: str
    menu: Menu
    text: str
    keys: tuple[str, ...] = ()
    needs: Needs = Needs.PHOTO
    checkable: bool = False
    begins: bool = False
    heard: Heard = Heard.EVERYWHERE


_tr = QT_TRANSLATE_NOOP
_ALWAYS: Final = Needs.NOTHING

COMMANDS: Final[tuple[Command, ...]] = (
    Command("open", Menu.FILE, _tr("Commands", "&Open…"), ("Ctrl+O",), _ALWAYS),
    Command("sample", Menu.FILE, _tr("Commands", "&Try the Sample"), (), _ALWAYS),
    Command("close", Menu.FILE, _tr("Commands", "&Close Photo"), ("Ctrl+W",)),
    Command("save", Menu.FILE, _tr("Commands", "&Save"), ("Ctrl+S",), begins=True),
    Command("save_as", Menu.FILE, _tr("Commands", "Save &As…"), ("Ctrl+Shift+S",)),
    Command("save_copy", Menu.FILE, _tr("Commands", "Save a Cop&y…")),
    Command("export", Menu.FILE, _tr("Commands", "&Export…"), ("Ctrl+Shift+E",), begins=True),
    Command("export_again", Menu.FILE, _tr("Commands", "Export A&gain"), ("Ctrl+E",)),
    Command("quit", Menu.FILE, _tr("Commands", "&Quit"), ("Ctrl+Q",), _ALWAYS, begins=True),
    Command("undo", Menu.EDIT, _tr("Commands", "&Undo"), ("Ctrl+Z",)),
    Command("redo", Menu.EDIT, _tr("Commands", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("copy", Menu.EDIT, _tr("Commands", "&Copy the Picture"), ("Ctrl+C",), begins=True),
    Command("paste", Menu.EDIT, _tr("Commands", "&Paste a Photo"), ("Ctrl+V",), _ALWAYS),
    Command("select_all", Menu.EDIT, _tr("Commands", "Select &All Hints"), ("Ctrl+A",), begins=True),
    Command("duplicate", Menu.EDIT, _tr("Commands", "&Duplicate"), ("Ctrl+D",), Needs.SELECTION),
    Command("delete", Menu.EDIT, _tr("Commands", "De&lete"), ("Del", "Backspace"), Needs.SELECTION),
    Command("clear", Menu.EDIT, _tr("Commands", "Clear All &Hints")),
    Command("swap", Menu.HINTS, _tr("Commands", "S&wap Colors"), ("X",)),
    Command("hold_gray", Menu.HINTS, _tr("Commands", "Hold &Gray"), ("D",)),
    Command("smaller", Menu.HINTS, _tr("Commands", "&Smaller Brush"), ("[",)),
    Command("larger", Menu.HINTS, _tr("Commands", "&Larger Brush"), ("]",)),
    Command("softer", Menu.HINTS, _tr("Commands", "S&ofter Brush"), ("{",)),
    Command("harder", Menu.HINTS, _tr("Commands", "&Harder Brush"), ("}",)),
    Command("next_unsure", Menu.HINTS, _tr("Commands", "&Next Uncertain Place"), ("N",), begins=True),
    Command("previous_unsure", Menu.HINTS, _tr("Commands", "&Previous Uncertain Place"), ("Shift+N",)),
    Command("zoom_in", Menu.VIEW, _tr("Commands", "Zoom &In"), ("Ctrl++", "Ctrl+=")),
    Command("zoom_out", Menu.VIEW, _tr("Commands", "Zoom &Out"), ("Ctrl+-",)),
    Command("fit", Menu.VIEW, _tr("Commands", "&Fit in the Window"), ("Ctrl+0",)),
    Command("full_size", Menu.VIEW, _tr("Commands", "&100 %"), ("Ctrl+1",)),
    Command("compare", Menu.VIEW, _tr("Commands", "&Compare"), ("Y",), begins=True),
    Command("show_hints", Menu.VIEW, _tr("Commands", "Show &Hints"), ("Q",), checkable=True),
    Command("show_unsure", Menu.VIEW, _tr("Commands", "Where the Colors Are &Unsure"), ("U",), checkable=True),
    Command("theme_system", Menu.VIEW, _tr("Commands", "Colors of the S&ystem"), (), _ALWAYS, True, begins=True),
    Command("theme_dark", Menu.VIEW, _tr("Commands", "&Dark"), (), _ALWAYS, True),
    Command("theme_light", Menu.VIEW, _tr("Commands", "&Light"), (), _ALWAYS, True),
    Command("full_screen", Menu.VIEW, _tr("Commands", "F&ull Screen"), ("F11",), _ALWAYS, True, begins=True),
    Command(
        "hide_panels",
        Menu.WINDOW,
        _tr("Commands", "&Hide Panels"),
        ("Tab",),
        checkable=True,
        begins=True,
        heard=Heard.ON_THE_PHOTO,  # elsewhere Tab goes to the next field
    ),
    Command("next_pane", Menu.WINDOW, _tr("Commands", "&Next Pane"), ("F6",)),
    Command("reset_layout", Menu.WINDOW, _tr("Commands", "&Reset Layout"), (), _ALWAYS),
    Command("guide", Menu.HELP, _tr("Commands", "&Guide"), (), _ALWAYS),
    Command("keys", Menu.HELP, _tr("Commands", "&Keys"), ("F1",), _ALWAYS),
    Command("about", Menu.HELP, _tr("Commands", "&About colorstudio"), (), _ALWAYS, begins=True),
)

# Of the tool column, in the Hints menu; the words are the tools' own.
TOOL_KEYS: Final[dict[ToolName, str]] = {
    ToolName.POSSIBLE: "M",
    ToolName.BRUSH: "B",
    ToolName.POINT: "P",
    ToolName.GRAY: "G",
    ToolName.SELECT: "V",
    ToolName.ERASER: "E",
    ToolName.EYEDROPPER: "I",
    ToolName.HAND: "H",
    ToolName.ZOOM: "Z",
}
TOOL_WORDS: Final[dict[ToolName, str]] = {
    ToolName.POSSIBLE: _tr("Commands", "Possible colors"),
    ToolName.BRUSH: _tr("Commands", "Brush"),
    ToolName.POINT: _tr("Commands", "Point"),
    ToolName.GRAY: _tr("Commands", "Keep gray"),
    ToolName.SELECT: _tr("Commands", "Select"),
    ToolName.ERASER: _tr("Commands", "Eraser"),
    ToolName.EYEDROPPER: _tr("Commands", "Eyedropper"),
    ToolName.HAND: _tr("Commands", "Hand"),
    ToolName.ZOOM: _tr("Commands", "Zoom"),
}
TOOL_ICONS: Final[dict[ToolName, str]] = {
    ToolName.POSSIBLE: "modes",
    ToolName.BRUSH: "brush",
    ToolName.POINT: "point",
    ToolName.GRAY: "gray",
    ToolName.SELECT: "select",
    ToolName.ERASER: "eraser",
    ToolName.EYEDROPPER: "dropper",
    ToolName.HAND: "hand",
    ToolName.ZOOM: "zoom",
}

# What the photo itself hears while it has the keyboard, and with the pointer; for the sheet of keys.
CANVAS_KEYS: Final = (
    (_tr("Commands", "Move the photo"), _tr("Commands", "Space and drag")),
    (_tr("Commands", "Move by steps"), _tr("Commands", "Arrows")),
    (_tr("Commands", "See it as it was"), _tr("Commands", "Hold \\")),
    (_tr("Commands", "Leave, abort a stroke"), "Esc"),
    (_tr("Commands", "Zoom"), _tr("Commands", "Wheel")),
    (_tr("Commands", "Size of the brush"), _tr("Commands", "Shift and wheel")),
    (_tr("Commands", "Take a color while painting"), "Ctrl, Alt"),
    (_tr("Commands", "Straight line from the last point"), _tr("Commands", "Shift and click")),
    (_tr("Commands", "Choose a possible color"), "1 – 9, 0"),
)
