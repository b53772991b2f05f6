"""Qt's own file dialog, where the system has none: nothing is clipped, and the places are there."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHeaderView, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from colorstudio.support.resources import resource
from colorstudio.ui.file_dialog import file_dialog, folder_for


def test_endings_are_not_listed_and_dates_have_room(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = file_dialog(window, "Open a photo", QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(["Photos (*.jpg *.png)", "All files (*)"])
    assert [box.currentText() for box in dialog.findChildren(QComboBox) if box.currentText().startswith("Photos")] == [
        "Photos"
    ]
    rows = dialog.findChild(QTreeView)
    assert rows is not None
    assert rows.header().sectionResizeMode(3) is QHeaderView.ResizeMode.ResizeToContents
    assert all(Path(url.toLocalFile()).is_dir() for url in dialog.sidebarUrls())
    assert dialog.sidebarUrls()


def test_what_is_made_of_a_photo_goes_beside_it_but_never_among_the_programs_own(tmp_path: Path) -> None:
    assert folder_for(tmp_path / "aunt.png") == tmp_path
    elsewhere = folder_for(None)
    assert elsewhere.is_dir()
    assert folder_for(resource("sample", "astronaut.png")) == elsewhere
    assert folder_for(tmp_path / "gone" / "aunt.png") == elsewhere
