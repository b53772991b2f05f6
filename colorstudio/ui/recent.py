"""Recent photos in the window: cards on the empty page, lines in the File menu."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QMenu

from colorstudio.editor.lanes import FILES
from colorstudio.editor.recents import Recent, Recents
from colorstudio.ui.dates import day_in_words
from colorstudio.ui.widgets.recent_card import RecentPhoto

if TYPE_CHECKING:
    from colorstudio.editor.open_photo import OpenPhoto


class RecentPhotos(QObject):
    """The list as it is shown."""

    changed = Signal()

    def __init__(self, recents: Recents, open_path: Callable[[Path], None], parent: QObject) -> None:
        super().__init__(parent)
        self._recents, self._open = recents, open_path
        self.menu = QMenu(self.tr("Open &Recent"))
        self.menu.aboutToShow.connect(self._fill)

    def cards(self) -> list[RecentPhoto]:
        """The newest first."""
        return [
            RecentPhoto(Path(one.path), one.name, self._line(one), QImage(str(self._recents.thumbnail(one))))
            for one in self._recents.all()
        ]

    def remember(self, photo: OpenPhoto) -> None:
        """Put a photo on top, in the background; one that has no file can't be opened again."""
        recent, thumbnail = _recent(photo), photo.thumbnail()
        if recent is not None:
            photo.lanes.io.ask(
                FILES, lambda _: self._recents.add(recent, thumbnail()), done=self._remembered, failed=self._remembered
            )

    def _remembered(self, _: object) -> None:
        """Whether it worked is nothing that a person should be told."""
        self.changed.emit()

    def _fill(self) -> None:
        self.menu.clear()
        for one in self._recents.all():
            action = self.menu.addAction(one.name)
            action.setData(one.path)
            action.setToolTip(one.path)
            action.triggered.connect(self._open_sender)
        if self.menu.isEmpty():
            self.menu.addAction(self.tr("Nothing yet")).setEnabled(False)
        else:
            self.menu.addSeparator()
            self.menu.addAction(self.tr("Clear the list")).triggered.connect(self._recents.clear)

    def _open_sender(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self._open(Path(action.data()))

    def _line(self, one: Recent) -> str:
        match one.hints:
            case 0:
                hints = self.tr("no hints yet")
            case 1:
                hints = self.tr("1 hint")
            case count:
                hints = self.tr("{count} hints").format(count=count)
        return self.tr("{day}, {hints}").format(day=day_in_words(one.at), hints=hints)


def _recent(photo: OpenPhoto) -> Recent | None:
    path = photo.saving.path or photo.photo.source.path
    if path is None:
        return None
    now = datetime.now(UTC).timestamp()
    return Recent(str(path.absolute()), photo.document.photo.name, len(photo.document.hints), now)
