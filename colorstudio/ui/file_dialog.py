"""The dialog that asks for a file or a folder, the system's own or else Qt's made to fit, and where it begins."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QSize, QStandardPaths, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QHeaderView, QSplitter, QTreeView, QWidget

from colorstudio.support.atomic import is_writable
from colorstudio.support.resources import resource

_SIZE: Final = QSize(820, 520)
_SIDEBAR: Final = 168
_PLACES: Final = (
    QStandardPaths.StandardLocation.HomeLocation,
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.PicturesLocation,
    QStandardPaths.StandardLocation.DocumentsLocation,
    QStandardPaths.StandardLocation.DownloadLocation,
)


def file_dialog(parent: QWidget, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
    """A dialog that goes when it is closed; it begins among the pictures."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(mode)
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)  # twenty endings say less than "photos"
    dialog.setDirectory(str(folder_for(None)))
    rows = dialog.findChild(QTreeView)
    if rows is not None:  # Qt's own
        _fit(dialog, rows)
    return dialog


def folder_for(photo: Path | None) -> Path:
    """Where what is made of a photo goes by itself: beside it, unless that is the program's own folder or read-only."""
    if photo is not None and photo.parent != resource("sample") and is_writable(photo.parent):
        return photo.parent
    pictures = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
    return pictures if pictures.is_dir() else Path.home()


def _fit(dialog: QFileDialog, rows: QTreeView) -> None:
    dialog.resize(_SIZE)
    folders = dict.fromkeys(QStandardPaths.writableLocation(place) for place in _PLACES)
    dialog.setSidebarUrls([QUrl.fromLocalFile(folder) for folder in folders if QDir(folder).exists()])
    for splitter in dialog.findChildren(QSplitter):
        splitter.setSizes([_SIDEBAR, _SIZE.width() - _SIDEBAR])
    header = rows.header()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
