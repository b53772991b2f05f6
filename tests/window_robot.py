"""The robot of `robots`, with its hand on the real window: the same verbs become mouse, keys, menus and fields.

What a story says of the editor must hold here too: the window adds nothing and loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Self, TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMenuBar,
    QMessageBox,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from colorstudio.document.colors import Chroma, Gray, HintColor
from colorstudio.editor.recents import Recents
from colorstudio.editor.tool_names import ToolName
from colorstudio.engine.models import model_names
from colorstudio.support.cancel import CancelToken
from colorstudio.support.geometry import PhotoPoint
from colorstudio.support.preferences import Preferences, Theme
from colorstudio.tools.gesture import Modifier
from colorstudio.ui.canvas.canvas import Canvas
from colorstudio.ui.color.dock import ColorPanel
from colorstudio.ui.look import Look, Motion
from colorstudio.ui.options_bar import OptionsBar
from colorstudio.ui.possible.fan import FanOverlay
from colorstudio.ui.possible.fan_geometry import INNER, OUTER
from colorstudio.ui.widgets.message_bar import MessageBar
from colorstudio.ui.window import Window
from tests.robots import StudioRobot

T = TypeVar("T", bound=QWidget)

_LEFT = Qt.MouseButton.LeftButton
_NO_BUTTON = Qt.MouseButton.NoButton
_QT_MODIFIERS = {
    Modifier.SHIFT: Qt.KeyboardModifier.ShiftModifier,
    Modifier.CONTROL: Qt.KeyboardModifier.ControlModifier,
    Modifier.ALT: Qt.KeyboardModifier.AltModifier,
}


class WindowRobot(StudioRobot):
    """Drives the window as a person would."""

    def __init__(
        self,
        home: Path,
        *,
        preferences: Preferences = Preferences(),  # noqa: B008 - it can't change
        prepare: Callable[[CancelToken], None] = lambda _: None,
    ) -> None:
        super().__init__(home, preferences=preferences, prepare=prepare)
        look = Look(Theme.DARK, motion=Motion.REDUCED)
        layout = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
        self.window = Window(
            self.studio, look, models=model_names(), layout=layout, recents=Recents(home / "state" / "recent")
        )
        look.setParent(self.window)
        self.window.show()
        self.window.activateWindow()

    @override
    def end(self) -> None:
        super().end()
        self.studio.closed.fire()  # PySide keeps windows that are gone; this one at least without its photo
        self._delete()
        self.window.close()
        self.window.deleteLater()
        self._delete()

    def _delete(self) -> None:
        """What waits for Qt's own loop, which no test has."""
        self._hear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # What is there

    @property
    def canvas(self) -> Canvas:
        return self.part(Canvas)

    @property
    def fan(self) -> FanOverlay:
        return self.part(FanOverlay)

    def part(self, kind: type[T]) -> T:
        """The part of the window that is of this kind and can be seen, if any can."""
        found = self.window.findChildren(kind)
        assert found, f"the window has no {kind.__name__}"
        return next((one for one in found if one.isVisible()), found[0])

    def named(self, kind: type[T], name: str) -> T:
        """The part that a screen reader calls so."""
        return next(one for one in self.window.findChildren(kind) if one.accessibleName() == name)

    def menu_bar(self) -> QMenuBar:
        return self.part(QMenuBar)

    def action(self, name: str) -> QAction:
        """A command, wherever it is in the menus."""
        return next(action for action in _actions_in(self.menu_bar().actions()) if action.objectName() == name)

    def message(self) -> str:
        """What the bar over the photo says; empty without one."""
        bar = self.part(MessageBar)
        return bar.accessibleName() if bar.isVisible() else ""

    def dialog(self, kind: type[T]) -> T:
        """The dialog that stands before the window."""
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        assert len(found) == 1, f"{len(found)} of {kind.__name__}"
        return found[0]

    def has_dialog(self) -> bool:
        return any(dialog.isVisible() for dialog in self.window.findChildren(QDialog))

    # What the person does

    def give(self, command: str) -> Self:
        """Give a command by its menu; one that is gray does nothing."""
        self.action(command).trigger()
        return self

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Self:
        """Strike a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        return self

    def keys(self, keys: str) -> Self:
        """Strike keys as a menu writes them."""
        QTest.keySequence(QApplication.focusWidget() or self.window, QKeySequence(keys))
        return self

    def answer(self, words: str) -> Self:
        """Press a button of the question that is asked."""
        question = self.dialog(QMessageBox)
        button = next(button for button in question.buttons() if button.text() == words)
        QTest.mouseClick(button, _LEFT)
        return self

    def choose_file(self, path: Path) -> Self:
        """Name a file in the dialog that asks for one."""
        dialog = self.dialog(QFileDialog)
        dialog.fileSelected.emit(str(path))  # what is typed and listed in it is Qt's own affair
        dialog.close()
        return self

    def press_button(self, words: str, *, of: QWidget) -> Self:
        """Press a button of a dialog by what is written on it."""
        button = next(one for one in of.findChildren(QPushButton) if one.text() == words)
        QTest.mouseClick(button, _LEFT)
        return self

    @override
    def take(self, tool: ToolName, color: HintColor | None = None, *, radius: float | None = None) -> Self:
        self.action(f"tool {tool.value}").trigger()
        if color is not None:
            self._take_color(color)
        if radius is not None:
            write_into(self.part(OptionsBar).tool.size_slider.field, f"{2 * radius:g}")
        return self

    @override
    def zoom(self, zoom: float) -> Self:
        self.canvas.set_zoom(zoom)
        return self

    @override
    def hold(self, modifiers: Modifier) -> Self:
        self._modifiers = modifiers
        return self

    @override
    def press(self, x: float, y: float, *, pressure: float = 1.0) -> Self:
        self._at = PhotoPoint(x, y)
        self._mouse(QEvent.Type.MouseMove, _NO_BUTTON, held=_NO_BUTTON)
        self.canvas.setFocus(Qt.FocusReason.MouseFocusReason)  # as Qt itself does when a real button is pressed
        self._mouse(QEvent.Type.MouseButtonPress, _LEFT, held=_LEFT)
        return self

    @override
    def drag(self, x: float, y: float, *, pressure: float = 1.0, steps: int = 8) -> Self:
        start = self._at
        for k in range(1, steps + 1):
            self._at = PhotoPoint(start.x + (x - start.x) * k / steps, start.y + (y - start.y) * k / steps)
            self._mouse(QEvent.Type.MouseMove, _NO_BUTTON, held=_LEFT)
        return self

    @override
    def release(self) -> Self:
        self._mouse(QEvent.Type.MouseButtonRelease, _LEFT, held=_NO_BUTTON)
        return self

    @override
    def escape(self) -> Self:
        return self.key(Qt.Key.Key_Escape)

    @override
    def delete(self) -> Self:
        return self.give("delete")

    @override
    def undo(self) -> Self:
        return self.give("undo")

    @override
    def redo(self) -> Self:
        return self.give("redo")

    @override
    def choose(self, index: int) -> Self:
        """Click the blade of a choice."""
        blade = self.fan.blade_of(index)
        assert blade is not None, "the fan does not show it"
        return self.click_blade(blade)

    @override
    def want_another(self) -> Self:
        """Click the blade that leads to the color dock."""
        return self.click_blade(self.fan.blades - 1)

    @override
    def try_color(self, color: HintColor) -> Self:
        plane = self.part(ColorPanel).plane
        QTest.mousePress(plane, _LEFT, pos=plane.rect().center())
        QTest.mouseMove(plane, self._on_plane(color))
        return self

    @override
    def pick_color(self, color: HintColor) -> Self:
        plane = self.part(ColorPanel).plane
        QTest.mouseClick(plane, _LEFT, pos=self._on_plane(color))
        return self

    @override
    def take_color_back(self) -> Self:
        return self.key(Qt.Key.Key_Escape)

    @override
    def give_up_color(self) -> Self:
        return self.key(Qt.Key.Key_Escape)

    def right_click(self, x: float, y: float) -> Self:
        self._at = PhotoPoint(x, y)
        self._mouse(QEvent.Type.MouseButtonPress, Qt.MouseButton.RightButton, held=Qt.MouseButton.RightButton)
        self._mouse(QEvent.Type.MouseButtonRelease, Qt.MouseButton.RightButton, held=_NO_BUTTON)
        return self

    def click_blade(self, at: int) -> Self:
        QTest.mouseClick(self.fan, _LEFT, pos=self.blade(at))
        return self

    def blade(self, at: int) -> QPoint:
        """The middle of a blade, in pixels of the fan."""
        return self.fan.point_of(at, radius=(INNER + OUTER) / 2).toPoint()

    @override
    def leave(self) -> Self:
        return self.key(Qt.Key.Key_Escape)

    @override
    def settle(self) -> Self:
        super().settle()
        QApplication.processEvents()  # the window's own timers of 0 ms
        return super().settle()

    def _on_plane(self, color: HintColor) -> QPoint:
        assert isinstance(color, Chroma)
        return self.part(ColorPanel).plane.point_of(color).toPoint()

    def _take_color(self, color: HintColor) -> None:
        if isinstance(color, Gray):
            self.give("hold_gray")
            return
        numbers = self.part(ColorPanel).numbers
        write_into(numbers.a, f"{color.a:g}")
        write_into(numbers.b, f"{color.b:g}")

    def _mouse(self, kind: QEvent.Type, button: Qt.MouseButton, *, held: Qt.MouseButton) -> None:
        """Move, press or release, at a place of the photo to a fraction of a pixel."""
        canvas = self.canvas
        at = canvas.screen_of(self._at)
        there = QPointF(canvas.mapToGlobal(QPoint(0, 0))) + at
        modifiers = Qt.KeyboardModifier.NoModifier
        for ours, theirs in _QT_MODIFIERS.items():
            if ours in self._modifiers:
                modifiers |= theirs
        QApplication.sendEvent(canvas, QMouseEvent(kind, at, there, button, held, modifiers))


def write_into(field: QLineEdit, words: str) -> None:
    """Write into a field and finish there, as Tab would."""
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, words)
    field.editingFinished.emit()


def _actions_in(actions: list[QAction]) -> list[QAction]:
    found: list[QAction] = []
    for action in actions:
        menu = action.menu()
        found += _actions_in(menu.actions()) if isinstance(menu, QMenu) else [action]
    return found
