"""A person exports: the dialog asks once, the picture is written meanwhile, and nothing is replaced unasked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QMessageBox

from colorstudio.document.colors import Chroma
from colorstudio.editor.exporting import Exported, ExportWish
from colorstudio.editor.tool_names import ToolName
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import Format
from colorstudio.support.atomic import Existing
from colorstudio.ui.clipboard import source_of
from colorstudio.ui.export.dialog import ExportDialog
from colorstudio.ui.file_dialog import folder_for
from colorstudio.ui.widgets.message_bar import MessageBar
from tests.robots import StudioRobot
from tests.window_robot import WindowRobot, write_into

BRICK = Chroma(35.0, 30.0)


def asked(window: WindowRobot, photo: Path) -> ExportDialog:
    """The dialog for a painted photo."""
    window.open(photo).take(ToolName.BRUSH, BRICK, radius=8).stroke((30, 60), (50, 60)).settle().give("export")
    return window.settle().dialog(ExportDialog)


def footer(dialog: ExportDialog) -> str:
    return dialog._footer.text()


def test_a_name_is_proposed_and_the_picture_written_beside_the_photo(window: WindowRobot, photo: Path) -> None:
    dialog = asked(window, photo)
    assert dialog.name.text() == "aunt-color.jpg"
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    window.settle()
    with Image.open(photo.parent / "aunt-color.jpg") as written:
        assert written.size == (160, 120)
        red, _, blue = written.getpixel((40, 60))  # type: ignore[misc]
    assert red > blue + 40
    assert "aunt-color.jpg is written" in window.message()


def test_what_is_there_is_replaced_only_when_asked(window: WindowRobot, photo: Path) -> None:
    there = photo.parent / "aunt-color.jpg"
    there.write_bytes(b"an older picture")
    dialog = asked(window, photo)
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    window.settle()
    assert there.read_bytes() == b"an older picture"
    assert dialog.isVisible()
    assert dialog.export.text() == "Replace"
    assert "is there already" in footer(dialog)
    write_into(dialog.name, "another.jpg")
    assert dialog.export.text() == "Export"
    write_into(dialog.name, "aunt-color.jpg")
    assert dialog.export.text() == "Export"  # which replaces nothing, also not what was named before
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert there.read_bytes() == b"an older picture"
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    window.settle()
    assert there.read_bytes()[:2] == b"\xff\xd8"


@pytest.mark.parametrize(
    ("name", "words"),
    [("", "Give the picture a name"), ("aunt.xyz", "xyz"), ("aunt.png", "That is the photo itself")],
)
def test_a_name_that_does_not_do_is_said_at_once(window: WindowRobot, photo: Path, name: str, words: str) -> None:
    dialog = asked(window, photo)
    write_into(dialog.name, name)
    assert words in footer(dialog)
    assert not dialog.export.isEnabled()
    write_into(dialog.name, "good.jpg")
    assert dialog.export.isEnabled()


def test_a_folder_that_is_not_there_is_said_and_another_can_be_chosen(
    window: WindowRobot, photo: Path, tmp_path: Path
) -> None:
    dialog = asked(window, photo)
    write_into(dialog.place, str(tmp_path / "nowhere"))
    assert "There is no folder" in footer(dialog)
    assert not dialog.export.isEnabled()
    QTest.mouseClick(dialog.browse, Qt.MouseButton.LeftButton)
    browser = dialog.findChild(QFileDialog)
    assert browser is not None
    browser.fileSelected.emit(str(tmp_path))
    browser.close()
    assert dialog.export.isEnabled()
    assert dialog.place.text() == str(tmp_path)


def test_format_and_name_follow_each_other(window: WindowRobot, photo: Path) -> None:
    dialog = asked(window, photo)
    box = dialog.options.format
    box.setCurrentIndex(box.findData(Format.TIFF))
    assert dialog.name.text() in ("aunt-color.tif", "aunt-color.tiff")
    assert not dialog.options.quality.isEnabled()
    assert dialog.options.bits.count() == 2
    write_into(dialog.name, "aunt-color.webp")
    assert box.currentData() is Format.WEBP
    assert dialog.options.quality.isEnabled()
    assert dialog.options.bits.count() == 1


def test_the_bytes_are_estimated(window: WindowRobot, photo: Path) -> None:
    dialog = asked(window, photo)
    dialog._estimating.timeout.emit()
    window.settle()
    assert "about" in dialog.options.bytes.text()
    assert "1 file, about" in footer(dialog)
    dialog.options.quality.setValue(dialog.options.quality.minimum())
    write_into(dialog.options.quality_field, "70")
    assert dialog.options.choices().options.quality == 70
    dialog.options.mark.click()
    assert not dialog.options.choices().is_marked


def test_the_preview_is_dragged_and_so_is_its_divider(window: WindowRobot, photo: Path) -> None:
    dialog = asked(window, photo)
    preview = dialog.preview
    before = preview.grab().toImage()
    middle = preview.height() // 2
    for start, end in ((round(0.42 * preview.width()), preview.width() - 30), (60, 90)):
        QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=QPoint(start, middle))
        QTest.mouseMove(preview, QPoint(end, middle))
        QTest.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=QPoint(end, middle))
    window.settle()
    assert preview.grab().toImage() != before or preview.width() == 0


def test_a_profile_that_is_none_is_refused(window: WindowRobot, photo: Path, tmp_path: Path) -> None:
    dialog = asked(window, photo)
    combo = dialog.options.profile_row.combo
    combo.activated.emit(combo.count() - 1)
    chooser = dialog.options.profile_row.findChild(QFileDialog)
    assert chooser is not None
    no_profile = tmp_path / "no.icc"
    no_profile.write_bytes(b"nothing")
    chooser.fileSelected.emit(str(no_profile))
    chooser.close()
    assert "no.icc" in footer(dialog)
    assert combo.currentIndex() == 0
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert dialog.options.choices().options.profile.name == combo.itemText(1)
    assert isinstance(combo, QComboBox)


def test_export_again_asks_the_first_time_and_then_replaces(window: WindowRobot, photo: Path) -> None:
    window.open(photo).give("export_again").settle()
    dialog = window.dialog(ExportDialog)
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    window.settle()
    first = (photo.parent / "aunt-color.jpg").read_bytes()
    window.take(ToolName.BRUSH, BRICK, radius=8).stroke((30, 60), (50, 60)).settle().give("export_again").settle()
    assert (photo.parent / "aunt-color.jpg").read_bytes() != first
    assert not window.has_dialog()
    assert window.message() == f"Exported again to {photo.parent / 'aunt-color.jpg'}."


def test_the_folder_of_an_exported_picture_is_shown_when_asked(
    window: WindowRobot, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    dialog = asked(window, photo)
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    window.settle().press_button("Show in Folder", of=window.part(MessageBar))
    assert shown == [str(photo.parent)]
    assert window.message() == ""


def test_editing_goes_on_while_a_picture_is_written(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, BRICK, radius=8).stroke((30, 60), (50, 60)).settle()
    done: list[Exported] = []
    studio.photo.exporting.done.connect(done.append)
    wanted = studio.picture()
    studio.photo.exporting.export(ExportWish(tmp_path / "out.png", FileOptions(Format.PNG)))
    assert studio.photo.busy is not None
    studio.take(ToolName.BRUSH, Chroma(-5, -25)).stroke((100, 60), (140, 60)).settle()
    assert [exported.path for exported in done] == [tmp_path / "out.png"]
    with Image.open(tmp_path / "out.png") as written:
        assert np.abs(np.asarray(written.convert("RGB")).astype(int) - wanted).max() <= 2


def test_an_export_that_fails_says_why_and_leaves_nothing(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    (tmp_path / "out.png").write_bytes(b"something")
    studio.open(photo).photo.exporting.export(ExportWish(tmp_path / "out.png", FileOptions(Format.PNG), Existing.KEPT))
    studio.settle()
    assert "out.png" in studio.sentences()[0]
    assert (tmp_path / "out.png").read_bytes() == b"something"
    assert len(list(tmp_path.glob("*out*"))) == 1


def test_an_export_can_be_stopped_also_while_its_colors_are_found(
    studio: StudioRobot, photo: Path, tmp_path: Path
) -> None:
    studio.open(photo).take(ToolName.BRUSH, BRICK, radius=8).stroke((30, 60), (50, 60))
    studio.photo.exporting.export(ExportWish(tmp_path / "out.png", FileOptions(Format.PNG)))
    studio.photo.stop()
    studio.settle()
    assert not (tmp_path / "out.png").exists()
    assert studio.photo.busy is None


def test_before_the_kernels_are_ready_a_sentence_asks_for_patience(tmp_path: Path, photo: Path) -> None:
    studio = StudioRobot(tmp_path / "home").open(photo)
    studio.photo.exporting.export(ExportWish(tmp_path / "out.png", FileOptions(Format.PNG)))
    assert "prepared" in studio.settle().sentences()[0]
    studio.end()


def test_without_a_network_ones_own_hints_are_exported(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    from dataclasses import replace

    studio.open(photo)
    studio.photo.change_settings(replace(studio.document.settings, model=None), "Model: none")
    studio.photo.exporting.export(ExportWish(tmp_path / "out.png", FileOptions(Format.PNG), is_marked=False))
    studio.settle()
    with Image.open(tmp_path / "out.png") as written:
        pixels = np.asarray(written.convert("RGB"))
    assert (np.ptp(pixels, axis=2) == 0).all()


def test_a_dialog_that_is_gone_is_told_no_bytes(window: WindowRobot, photo: Path) -> None:
    dialog = asked(window, photo)
    dialog._estimating.timeout.emit()  # the answer is on its way
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.settle()
    assert not window.has_dialog()


def test_closing_while_a_picture_is_written_asks_and_going_on_writes_it(window: WindowRobot, photo: Path) -> None:
    dialog = asked(window, photo)
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    window.give("close")
    assert "still being written" in window.dialog(QMessageBox).text()
    window.answer("Go on writing").settle()
    assert window.has_photo()
    assert (photo.parent / "aunt-color.jpg").exists()


def test_closing_while_a_picture_is_written_can_stop_it(window: WindowRobot, photo: Path) -> None:
    window.open(photo).give("export").settle()
    QTest.mouseClick(window.dialog(ExportDialog).export, Qt.MouseButton.LeftButton)
    window.give("close").answer("Stop it").settle()
    assert not window.has_photo()
    assert not (photo.parent / "aunt-color.jpg").exists()


def test_the_next_picture_is_proposed_where_the_last_one_went(window: WindowRobot, photo: Path, tmp_path: Path) -> None:
    album = tmp_path / "album"
    album.mkdir()
    dialog = asked(window, photo)
    write_into(dialog.place, str(album))
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    window.settle().give("export").settle()
    assert window.dialog(ExportDialog).place.text() == str(album)


def test_a_photo_without_a_file_is_exported_among_the_pictures(window: WindowRobot) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.gray)
    window.studio.open_source(source_of(image, "Pasted photo"))
    window.settle().give("export").settle()
    assert window.dialog(ExportDialog).place.text() == str(folder_for(None))
