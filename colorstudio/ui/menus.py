"""Menus and keys: an action for each command and each tool, enabled when it can be given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from colorstudio.editor.tool_names import ToolName
from colorstudio.ui.commands import (
    CANVAS_KEYS,
    COMMANDS,
    TOOL_ICONS,
    TOOL_KEYS,
    TOOL_WORDS,
    Command,
    Heard,
    Menu,
    Needs,
)
from colorstudio.ui.icons import keep_icon
from colorstudio.ui.look import Look
from colorstudio.ui.widgets.shortcut_sheet import Shortcut, ShortcutGroup
from colorstudio.ui.words import translated

Deeds: TypeAlias = Mapping[str, Callable[[], None]]

_CONTEXT: Final = "Commands"


class Actions(QObject):
    """All actions of the window by the names of their commands."""

    def __init__(
        self, deeds: Mapping[str, Callable[[], None]], take_up: Callable[[ToolName], None], look: Look
    ) -> None:
        """Make the actions; `deeds` says what each command does."""
        super().__init__()
        self._take_up = take_up
        self.by_name: dict[str, QAction] = {}
        self.tools: dict[ToolName, QAction] = {}
        for command in COMMANDS:
            self.by_name[command.name] = self._action(command, deeds[command.name])
        group = QActionGroup(self)
        for tool in ToolName:
            self.tools[tool] = self._tool(tool, group, look)

    def enable(self, *, has_photo: bool, has_selection: bool) -> None:
        """Let only those be given that make sense now."""
        for command in COMMANDS:
            able = {Needs.NOTHING: True, Needs.PHOTO: has_photo, Needs.SELECTION: has_photo and has_selection}
            self.by_name[command.name].setEnabled(able[command.needs])
        for action in self.tools.values():
            action.setEnabled(has_photo)

    def fill(self, bar: QMenuBar) -> dict[Menu, QMenu]:
        """Fill the menu bar, and give the menus for those that add more."""
        menus = {menu: bar.addMenu(translated(_CONTEXT, menu.value)) for menu in Menu}
        for command in COMMANDS:
            menu = menus[command.menu]
            if command.begins:
                menu.addSeparator()
            menu.addAction(self.by_name[command.name])
        tools = QMenu(translated(_CONTEXT, "&Tool"), menus[Menu.HINTS])
        tools.addActions(list(self.tools.values()))
        first = menus[Menu.HINTS].actions()[0]
        menus[Menu.HINTS].insertMenu(first, tools)
        menus[Menu.HINTS].insertSeparator(first)
        return menus

    def keys_by_group(self) -> list[ShortcutGroup]:
        """All commands and their keys, for the sheet that F1 shows."""
        tools = tuple(Shortcut(action.text(), _keys(action)) for action in self.tools.values())
        groups = (
            ShortcutGroup(translated(_CONTEXT, menu.value).replace("&", ""), self._keys_of(menu)) for menu in Menu
        )
        in_the_photo = tuple(
            Shortcut(translated(_CONTEXT, words), (translated(_CONTEXT, keys),)) for words, keys in CANVAS_KEYS
        )
        return [
            ShortcutGroup(translated(_CONTEXT, "Tools"), tools),
            *(group for group in groups if group.shortcuts),
            ShortcutGroup(translated(_CONTEXT, "In the photo"), in_the_photo),
        ]

    def _keys_of(self, menu: Menu) -> tuple[Shortcut, ...]:
        actions = (self.by_name[command.name] for command in COMMANDS if command.menu is menu and command.keys)
        return tuple(Shortcut(action.text().replace("&", "").rstrip("…"), _keys(action)) for action in actions)

    def _action(self, command: Command, deed: Callable[[], None]) -> QAction:
        action = QAction(translated(_CONTEXT, command.text), self)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setShortcutContext(_CONTEXTS[command.heard])
        action.setCheckable(command.checkable)
        action.setAutoRepeat(command.name in _REPEATED)
        action.triggered.connect(deed)
        return action

    def _tool(self, tool: ToolName, group: QActionGroup, look: Look) -> QAction:
        action = QAction(translated(_CONTEXT, TOOL_WORDS[tool]), self)
        action.setObjectName(f"tool {tool.value}")
        action.setShortcut(QKeySequence(TOOL_KEYS[tool]))
        action.setCheckable(True)
        action.setData(tool)
        keep_icon(action, TOOL_ICONS[tool], look)
        group.addAction(action)
        action.triggered.connect(self._take_up_the_sender)
        return action

    def _take_up_the_sender(self) -> None:
        sender = self.sender()
        assert isinstance(sender, QAction)
        self._take_up(sender.data())


# What is heard on the photo alone has to be added to it.
_CONTEXTS: Final = {
    Heard.EVERYWHERE: Qt.ShortcutContext.WindowShortcut,
    Heard.ON_THE_PHOTO: Qt.ShortcutContext.WidgetShortcut,
}

# Held down, they go on.
_REPEATED: Final = frozenset(("undo", "redo", "smaller", "larger", "softer", "harder", "zoom_in", "zoom_out"))


def _keys(action: QAction) -> tuple[str, ...]:
    return tuple(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())
