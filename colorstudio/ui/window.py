"""The window: it puts the parts together, shows the photo that is open, and gives its commands.

menu
options of the tool, and of the picture
tools | the photo, or the empty page | panels
status
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenuBar, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from colorstudio.editor.notes import Note, Weight
from colorstudio.editor.recents import Recents
from colorstudio.editor.studio import Studio
from colorstudio.editor.tool_names import ToolName
from colorstudio.support.errors import ColorstudioError
from colorstudio.support.preferences import Theme
from colorstudio.support.resources import resource
from colorstudio.ui.clipboard import copy_picture, photo_in, source_of
from colorstudio.ui.commands import TOOL_ICONS, Menu
from colorstudio.ui.deeds import Deeds
from colorstudio.ui.exports import Exports
from colorstudio.ui.files import Files
from colorstudio.ui.help import Help
from colorstudio.ui.hint_colors import shown_color
from colorstudio.ui.hint_menu import HintMenu
from colorstudio.ui.icons import keep_icon, program_icon
from colorstudio.ui.look import Look
from colorstudio.ui.menus import Actions
from colorstudio.ui.messages import Messages, Subject
from colorstudio.ui.options_bar import OptionsBar
from colorstudio.ui.panels import Panels
from colorstudio.ui.photo_view import PhotoView
from colorstudio.ui.recent import RecentPhotos
from colorstudio.ui.status import Status
from colorstudio.ui.tips import Tips
from colorstudio.ui.widgets.empty_page import EmptyPage
from colorstudio.ui.widgets.status_bar import StatusBar
from colorstudio.ui.widgets.tool_column import ToolColumn, ToolItem
from colorstudio.ui.window_place import WindowPlace

if TYPE_CHECKING:
    from colorstudio.editor.open_photo import OpenPhoto
    from colorstudio.imaging.source import Source

FIRST_SIZE: Final = (1440, 900)
LEAST_SIZE: Final = (1024, 700)
_TITLE_BAR: Final = 36  # px that the system may need above the window
_REST_AFTER_MS: Final = 30_000
_TOOL_GROUPS: Final = (
    (ToolName.POSSIBLE,),
    (ToolName.BRUSH, ToolName.POINT, ToolName.GRAY),
    (ToolName.SELECT, ToolName.ERASER, ToolName.EYEDROPPER),
    (ToolName.HAND, ToolName.ZOOM),
)
_BAR_ICONS: Final = {
    "undo": "undo",
    "redo": "redo",
    "compare": "compare",
    "show_hints": "hints",
    "show_unsure": "unsure",
}


class Window(QMainWindow):
    """The one window of the program."""

    theme_chosen = Signal(Theme)

    def __init__(
        self, studio: Studio, look: Look, *, models: Sequence[str], layout: QSettings, recents: Recents
    ) -> None:
        super().__init__()
        self._studio, self._look, self._layout = studio, look, layout
        self._view: PhotoView | None = None
        self._files = Files(studio, self)
        self._recent = RecentPhotos(recents, self._files.open_path, self)
        self._messages = Messages(look, self._files.save, self)
        self._exports = Exports(studio, look, self._messages, self)
        self._deeds = Deeds(lambda: self._view)
        self._help = Help(self, lambda: self._actions.keys_by_group())
        self._actions = Actions(self._all_deeds(), self._take_up, look)
        self._options = OptionsBar(look, models, self._bar_actions())
        self._tools = ToolColumn([[self._tool_item(tool) for tool in group] for group in _TOOL_GROUPS], look)
        self._empty = EmptyPage(look)
        self._pages = QStackedWidget()
        self._status_bar = StatusBar(look)
        self._resting = QTimer(self, singleShot=True, interval=_REST_AFTER_MS)
        self._panels = Panels(self, look, layout)
        self._place = WindowPlace(self, layout)
        self._compose()
        self._hint_menu = HintMenu(lambda: self._view, self._actions.by_name, self._show_color, self)
        self._status = Status(studio, self._status_bar)
        self._tips = Tips(layout, self)
        self._connect()
        self._show_theme()
        self._stand()
        self._show_nothing()

    # The parts

    def _compose(self) -> None:
        self.setWindowIcon(program_icon())
        self.setMinimumSize(*LEAST_SIZE)
        self.setAcceptDrops(True)
        self._menu_bar = QMenuBar()
        menus = self._actions.fill(self._menu_bar)
        open_action = self._actions.by_name["sample"]
        menus[Menu.FILE].insertMenu(open_action, self._recent.menu)
        menus[Menu.WINDOW].insertActions(menus[Menu.WINDOW].actions()[0], self._panels.toggles)
        top = QWidget()
        above = QVBoxLayout(top)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self._menu_bar)
        above.addWidget(self._options)
        self.setMenuWidget(top)
        self._pages.addWidget(self._empty)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages)
        self._messages.float_over(middle)
        center = QWidget()
        row = QHBoxLayout(center)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._tools)
        row.addWidget(middle, 1)
        self.setCentralWidget(center)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setStatusBar(self._status_bar)

    def _bar_actions(self) -> list[QAction]:
        line = QAction(self)
        line.setSeparator(True)
        for name, icon in _BAR_ICONS.items():
            keep_icon(self._actions.by_name[name], icon, self._look)
        named = [self._actions.by_name[name] for name in _BAR_ICONS]
        return [*named[:2], line, *named[2:]]

    def _tool_item(self, tool: ToolName) -> ToolItem:
        action = self._actions.tools[tool]
        return ToolItem(tool, TOOL_ICONS[tool], action.text(), action.shortcut().toString())

    def _connect(self) -> None:
        self._studio.opened.connect(self._show_photo)
        self._studio.closing.connect(self._recent.remember)
        self._studio.closed.connect(self._show_nothing)
        self._recent.changed.connect(self._show_recent)
        self._studio.noted.connect(self._messages.say)
        self._empty.open_asked.connect(self._files.open)
        self._empty.sample_asked.connect(self.open_sample)
        self._empty.recent_chosen.connect(self.open_path)
        self._empty.files_dropped.connect(self._open_dropped)
        self._empty.image_dropped.connect(self._open_image)
        self._options.settings_staged.connect(self._deeds.stage_settings)
        self._options.settings_chosen.connect(self._deeds.set_settings)
        self._options.strength_staged.connect(self._deeds.stage_strength)
        self._options.strength_chosen.connect(self._deeds.set_strength)
        self._tools.chosen.connect(self._take_up)
        self._tools.swap_asked.connect(self._deeds.swap)
        self._tools.color_asked.connect(self._show_color)
        for panel in (self._panels.color, self._panels.possible):
            panel.dismissed.connect(self._focus_photo)
        self._panels.hints.eye_pressed.connect(self._hint_menu.turn_eye)
        self._panels.hints.menu_wanted.connect(self._hint_menu.open_at)
        self._resting.timeout.connect(self._rest)

    def _all_deeds(self) -> dict[str, Callable[[], None]]:
        return {
            **self._deeds.by_name(),
            **self._help.by_name(),
            "open": self._files.open,
            "sample": self.open_sample,
            "close": self._files.close,
            "save": self._files.save,
            "save_as": self._files.save_as,
            "save_copy": self._files.save_copy,
            "export": self._exports.ask,
            "export_again": self._exports.repeat,
            "quit": self._quit,
            "copy": self._copy,
            "paste": self._paste,
            "show_hints": self._show_hints,
            "show_unsure": self._show_unsure,
            "theme_system": partial(self._choose_theme, Theme.SYSTEM),
            "theme_dark": partial(self._choose_theme, Theme.DARK),
            "theme_light": partial(self._choose_theme, Theme.LIGHT),
            "full_screen": self._turn_full_screen,
            "hide_panels": self._turn_panels,
            "next_pane": self._next_pane,
            "reset_layout": self._reset_layout,
        }

    # Photos

    def open_path(self, path: Path) -> None:
        """Open a file; what is open may have to be saved before."""
        self._files.open_path(path)

    def open_sample(self) -> None:
        """Open the photo that comes with the program."""
        self._files.open_path(resource("sample", "astronaut.png"))

    def say(self, note: Note) -> None:
        """Tell the person something about the program."""
        self._messages.say(note, subject=Subject.PROGRAM)

    def _show_photo(self, photo: OpenPhoto) -> None:
        view = PhotoView(photo, self._look)
        self._view = view
        self._pages.addWidget(view)
        self._pages.setCurrentWidget(view)
        photo.noted.connect(self._messages.say)
        photo.document_changed.connect(self._document_changed)
        photo.held_changed.connect(self._held_changed)
        photo.saving.changed.connect(self._saved)
        photo.exporting.done.connect(self._exports.tell)
        self._messages.show_view(view)
        view.other_wanted.connect(self._show_color)
        view.hint_menu_wanted.connect(self._hint_menu.open_at)
        view.canvas.addAction(self._actions.by_name["hide_panels"])
        view.canvas.pointer_moved.connect(self._panels.held.point_at)
        self._options.show_photo(photo)
        self._panels.show_photo(photo)
        self._status.show_view(view)
        self._set_working(working=True)
        self._actions.by_name["show_hints"].setChecked(True)
        self._actions.by_name["show_unsure"].setChecked(False)
        self._held_changed()
        self._document_changed()
        self._recent.remember(photo)
        self._tips.begin(view)
        view.canvas.setFocus()

    def _show_nothing(self) -> None:
        view, self._view = self._view, None
        if view is not None:
            self._panels.save()
        self._options.show_photo(None)
        self._panels.show_photo(None)
        self._status.show_view(None)
        self._messages.show_view(None)
        if view is not None:
            view.let_go()
            self._pages.removeWidget(view)
            view.deleteLater()
        self._show_recent()
        self._pages.setCurrentWidget(self._empty)
        self._set_working(working=False)
        self._document_changed()

    def _show_recent(self) -> None:
        if self._view is None:
            self._empty.show_recent(self._recent.cards())

    def _set_working(self, *, working: bool) -> None:
        """Tools and panels come with the photo."""
        self._tools.setVisible(working)
        self._options.setVisible(working)
        self._panels.set_shown(working and not self._actions.by_name["hide_panels"].isChecked())
        self._actions.enable(has_photo=working, has_selection=False)

    def _document_changed(self) -> None:
        photo = self._studio.photo
        if photo is None:
            self.setWindowTitle("colorstudio")
            self.setWindowModified(False)
            return
        path = photo.saving.path
        name = photo.document.photo.name if path is None else path.name
        self.setWindowTitle(f"{name}[*] – colorstudio")
        self.setWindowModified(not photo.saving.is_saved)
        self._actions.by_name["undo"].setEnabled(photo.history.can_undo)
        self._actions.by_name["redo"].setEnabled(photo.history.can_redo)
        self._resting.start()

    def _held_changed(self) -> None:
        photo = self._studio.photo
        if photo is None:
            return
        self._actions.tools[photo.tool].setChecked(True)
        self._tools.set_tool(photo.tool)
        self._actions.enable(has_photo=True, has_selection=bool(photo.held.selection))
        self._document_changed()
        held = photo.held
        self._tools.set_colors(shown_color(held.color), shown_color(held.previous))

    def _saved(self) -> None:
        self._document_changed()
        self._panels.history.refresh()
        if self._studio.photo is not None:
            self._recent.remember(self._studio.photo)

    def _rest(self) -> None:
        if self._studio.photo is not None:
            self._studio.photo.coloring.rest()

    # Commands

    def _take_up(self, tool: ToolName) -> None:
        if self._studio.photo is not None:
            self._studio.photo.take_up(tool)
            self._focus_photo()

    def _copy(self) -> None:
        """Put the picture on the clipboard, at full size."""
        photo = self._studio.photo
        if photo is not None:
            photo.render(done=copy_picture, failed=self._fail)

    def _paste(self) -> None:
        found = photo_in(QGuiApplication.clipboard().mimeData(), self.tr("Pasted photo"))
        if found is None:
            self._messages.say(Note(self.tr("There is no photo on the clipboard."), Weight.PROBLEM))
        self._open_found(found)

    def _fail(self, error: ColorstudioError) -> None:
        self._messages.say(Note.of(error))

    def _show_hints(self) -> None:
        if self._view is not None:
            self._view.canvas.set_hints_shown(self._actions.by_name["show_hints"].isChecked())

    def _show_unsure(self) -> None:
        if self._view is not None:
            self._view.show_unsure(self._actions.by_name["show_unsure"].isChecked())

    def _choose_theme(self, theme: Theme) -> None:
        self._look.choose(theme)
        self._show_theme()
        self.theme_chosen.emit(theme)

    def _show_theme(self) -> None:
        for theme in Theme:
            self._actions.by_name[f"theme_{theme.value}"].setChecked(self._look.theme is theme)

    def _turn_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _turn_panels(self) -> None:
        shown = not self._actions.by_name["hide_panels"].isChecked()
        self._tools.setVisible(shown)
        self._options.setVisible(shown)
        self._panels.set_shown(shown)  # last: how high they are depends on the bars

    def _next_pane(self) -> None:
        """Give the keyboard to the next pane."""
        panes = [self._options, self._tools, self._pages, *(dock for dock in self._panels.docks if dock.isVisible())]
        focus = QApplication.focusWidget()
        at = next((k for k, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), -1)
        for k in range(1, len(panes) + 1):
            taking = [
                child
                for child in panes[(at + k) % len(panes)].findChildren(QWidget)
                if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled()
            ]
            if taking:
                taking[0].setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _reset_layout(self) -> None:
        self._panels.reset()
        self._show_panels()

    def _show_panels(self) -> None:
        """End the hiding of all panels."""
        if self._actions.by_name["hide_panels"].isChecked():
            self._actions.by_name["hide_panels"].trigger()

    def _show_color(self) -> None:
        self._show_panels()
        self._panels.docks[0].show()
        self._panels.docks[0].raise_()
        self._panels.color.plane.setFocus()

    def _focus_photo(self) -> None:
        if self._view is not None:
            self._view.canvas.setFocus()

    # The window itself

    def _quit(self) -> None:
        self.close()

    def _stand(self) -> None:
        available = self.screen().availableSize() - QSize(0, _TITLE_BAR)
        self._place.restore(first_size=QSize(*FIRST_SIZE).boundedTo(available))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.WindowStateChange:  # by the key, or by the system
            self._actions.by_name["full_screen"].setChecked(self.isFullScreen())
        super().changeEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._studio.photo is not None:
            event.ignore()
            self._files.leave(partial(self._studio.close, self._quit))
            return
        self._place.save()
        event.accept()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._open_found(photo_in(event.mimeData(), self.tr("Dropped photo")))

    def _open_dropped(self, paths: tuple[Path, ...]) -> None:
        self.open_path(paths[0])

    def _open_image(self, image: QImage) -> None:
        self._open_found(source_of(image, self.tr("Dropped photo")))

    def _open_found(self, found: Path | Source | None) -> None:
        if isinstance(found, Path):
            self.open_path(found)
        elif found is not None:
            self._studio.open_source(found)
