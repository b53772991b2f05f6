"""The export dialog, over a real photo: what a person chooses is what is wished."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from colorstudio.editor.exporting import ExportWish
from colorstudio.imaging.file_options import FileOptions, Subsampling
from colorstudio.imaging.formats import Format
from colorstudio.imaging.metadata.keeping import Keeping
from colorstudio.imaging.profiles import P3
from colorstudio.support.atomic import Existing
from colorstudio.support.preferences import Theme
from colorstudio.ui.export.destination import Folder, folder_of, state_of
from colorstudio.ui.export.dialog import ExportDialog
from colorstudio.ui.export.naming import finished, with_suffix
from colorstudio.ui.export.options import in_words
from colorstudio.ui.look import Look, Motion
from tests.robots import StudioRobot
from tests.samples.pictures import linear_light_profile

SIDES = (900, 700)


class Opened:
    """A dialog and what it wished."""

    def __init__(self, robot: StudioRobot, folder: Path, qtbot: QtBot) -> None:
        self.robot, self.folder, self._qtbot = robot, folder, qtbot
        self.wishes: list[ExportWish] = []
        self.look = Look(Theme.DARK, motion=Motion.REDUCED)
        self.dialog = self.again()

    def again(self) -> ExportDialog:
        """Open it anew."""
        self.dialog = ExportDialog(self.robot.photo, self.folder, self.look)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.dialog.wished.connect(self.wishes.append)
        self._qtbot.addWidget(self.dialog)
        self.dialog.resize(910, 550)  # whatever fonts another test left
        self.dialog.show()
        return self.dialog

    def name(self, text: str) -> None:
        self.dialog.name.setFocus()
        self.dialog.name.selectAll()
        QTest.keyClicks(self.dialog.name, text)

    def press(self) -> None:
        QTest.mouseClick(self.dialog.export, Qt.MouseButton.LeftButton)

    @property
    def wish(self) -> ExportWish:
        return self.wishes[-1]

    @property
    def says(self) -> str:
        return self.dialog._footer.text()


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Opened]:
    pixels = np.random.default_rng(11).integers(90, 110, (SIDES[1], SIDES[0]), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "aunt.png")
    robot = StudioRobot(tmp_path / "home").prepare()
    robot.open(tmp_path / "aunt.png")
    yield Opened(robot, tmp_path, qtbot)
    robot.studio.end()


def move_to(opened: Opened, kind: QEvent.Type, x: float, y: float) -> None:
    button = Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else button
    at = QPointF(x, y)
    event = QMouseEvent(kind, at, opened.dialog.preview.mapToGlobal(at), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(opened.dialog.preview, event)


def drag(opened: Opened, start: tuple[float, float], end: tuple[float, float]) -> None:
    move_to(opened, QEvent.Type.MouseButtonPress, *start)
    move_to(opened, QEvent.Type.MouseMove, *end)
    move_to(opened, QEvent.Type.MouseButtonRelease, *end)


def test_enter_exports_as_proposed(opened: Opened) -> None:
    assert opened.dialog.name.hasFocus()
    assert opened.dialog.name.selectedText() == "aunt-color"
    QTest.keyClick(opened.dialog.name, Qt.Key.Key_Return)
    assert opened.wish == ExportWish(
        opened.folder / "aunt-color.jpg", FileOptions(Format.JPEG, 8), keeping=Keeping.CAMERA | Keeping.CAPTION
    )
    assert not opened.dialog.isVisible()


def test_escape_wishes_nothing(opened: Opened) -> None:
    QTest.keyClick(opened.dialog, Qt.Key.Key_Escape)
    assert opened.wishes == []
    assert not opened.dialog.isVisible()


def test_all_that_is_chosen_is_wished(opened: Opened) -> None:
    options = opened.dialog.options
    options.format.setCurrentIndex(options.format.findData(Format.AVIF))
    options.bits.setCurrentIndex(options.bits.findText("12 bit"))
    options.subsampling.setCurrentIndex(1)
    options.quality.setValue(70)
    options.size_row.combo.setCurrentIndex(1)
    options.profile_row.combo.setCurrentIndex(1)
    options.profile_row.combo.activated.emit(1)
    options.keep[Keeping.CAPTION].click()
    options.keep[Keeping.PLACE].click()
    options.mark.click()
    opened.press()
    assert opened.wish == ExportWish(
        opened.folder / "aunt-color.avif",
        FileOptions(Format.AVIF, 16, 70, Subsampling.QUARTER, P3),
        Existing.KEPT,
        640,
        Keeping.CAMERA | Keeping.PLACE,
        is_marked=False,
    )


@pytest.mark.parametrize(
    ("format_", "quality", "bits", "sharing"),
    [
        (Format.JPEG, True, False, True),
        (Format.PNG, False, True, False),
        (Format.TIFF, False, True, False),
        (Format.WEBP, True, False, False),
        (Format.AVIF, True, True, True),
    ],
)
def test_what_a_format_lacks_is_off(opened: Opened, format_: Format, quality: bool, bits: bool, sharing: bool) -> None:
    options = opened.dialog.options
    options.format.setCurrentIndex(options.format.findData(format_))
    assert (options.quality.isEnabled(), options.quality_field.isEnabled()) == (quality, quality)
    assert options.bits.isEnabled() == bits
    assert options.subsampling.isEnabled() == sharing


def test_the_name_follows_the_format_and_the_format_the_name(opened: Opened) -> None:
    options = opened.dialog.options
    options.format.setCurrentIndex(options.format.findData(Format.TIFF))
    assert opened.dialog.name.text() == "aunt-color.tif"
    opened.name("anna.webp")
    assert options.choices().options.format is Format.WEBP


def test_bits_that_were_chosen_outlast_a_format_without_a_choice(opened: Opened) -> None:
    options = opened.dialog.options
    options.format.setCurrentIndex(options.format.findData(Format.PNG))
    assert options.bits.currentData() == 8  # as the photo has
    options.bits.setCurrentIndex(1)
    options.format.setCurrentIndex(options.format.findData(Format.TIFF))
    assert options.bits.currentData() == 16


def test_quality_is_one_in_slider_and_field(opened: Opened) -> None:
    options = opened.dialog.options
    options.quality_field.setFocus()
    options.quality_field.selectAll()
    QTest.keyClicks(options.quality_field, "55")
    options.quality.setFocus()
    assert options.quality.amount == 55
    options.quality.setValue(60)
    assert options.quality_field.text() == "60"


def test_any_long_side_can_be_typed(opened: Opened) -> None:
    row = opened.dialog.options.size_row
    assert [row.combo.itemText(k) for k in range(row.combo.count())] == [
        "Full size, 900 × 700",
        "Long side 640 px",
        "Other long side…",
    ]
    assert not row.field.isVisible()
    row.combo.setCurrentIndex(2)
    assert row.field.isVisible()
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClicks(row.field, "333")
    opened.dialog.name.setFocus()
    opened.press()
    assert opened.wish.long_side == 333


def test_a_file_in_the_way_is_replaced_only_when_it_was_said(opened: Opened) -> None:
    (opened.folder / "aunt-color.jpg").write_bytes(b"mine")
    opened.press()
    assert opened.wishes == []
    assert "is there already" in opened.says
    assert opened.dialog.export.text() == "Replace"
    opened.name("anna.jpg")
    assert opened.dialog.export.text() == "Export"
    opened.name("aunt-color.jpg")
    opened.press()
    assert opened.wishes == []  # another name was on the way
    opened.press()
    assert opened.wish.existing is Existing.REPLACED


def test_replacing_is_asked_for_each_name(opened: Opened) -> None:
    for name in ("one.jpg", "other.jpg"):
        (opened.folder / name).write_bytes(b"mine")
    opened.name("one.jpg")
    opened.press()
    opened.name("other.jpg")
    opened.press()
    assert opened.wishes == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Give the picture a name."),
        ("a/b.jpg", "A file can't be called that"),
        ("anna.xyz", "Can't tell the format"),
        ("aunt.png", "That is the photo itself"),
    ],
)
def test_a_name_that_can_not_be_says_why(opened: Opened, name: str, sentence: str) -> None:
    opened.dialog.name.selectAll()
    QTest.keyClick(opened.dialog.name, Qt.Key.Key_Delete)
    opened.name(name)
    assert sentence in opened.says
    assert not opened.dialog.export.isEnabled()


def test_a_folder_that_is_not_there_says_so_and_one_that_is_chosen_counts(opened: Opened) -> None:
    opened.dialog.place.selectAll()
    QTest.keyClicks(opened.dialog.place, "/nowhere")
    assert "There is no folder /nowhere" in opened.says
    (opened.folder / "sub").mkdir()
    QTest.mouseClick(opened.dialog.browse, Qt.MouseButton.LeftButton)
    chooser = opened.dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(opened.folder / "sub"))
    chooser.reject()
    opened.press()
    assert opened.wish.path == opened.folder / "sub" / "aunt-color.jpg"


def test_the_bytes_are_told_when_they_are_known(opened: Opened) -> None:
    opened.dialog._estimating.timeout.emit()
    opened.robot.settle()
    words = opened.dialog.options.bytes.text()
    assert words.startswith("about ")
    assert opened.says == f"1 file, {words}. The original stays as it is."


def test_the_next_time_it_begins_as_it_ended(opened: Opened) -> None:
    options = opened.dialog.options
    options.format.setCurrentIndex(options.format.findData(Format.WEBP))
    options.quality.setValue(70)
    options.size_row.combo.setCurrentIndex(1)
    options.mark.click()
    opened.press()
    opened.robot.photo.exporting.last = opened.wish
    opened.again()
    opened.name("next.webp")
    opened.press()
    first, second = opened.wishes
    assert second == ExportWish(
        opened.folder / "next.webp", first.options, Existing.KEPT, 640, first.keeping, is_marked=False
    )


def test_a_profile_of_ones_own_is_taken_and_anything_else_refused(opened: Opened) -> None:
    row = opened.dialog.options.profile_row
    linear = linear_light_profile()  # with the time in it
    (opened.folder / "linear.icc").write_bytes(linear)
    (opened.folder / "none.icc").write_bytes(b"none")
    for name in ("none.icc", "linear.icc"):
        row.combo.activated.emit(row.combo.count() - 1)
        chooser = row.findChildren(QFileDialog)[-1]
        chooser.fileSelected.emit(str(opened.folder / name))
        chooser.reject()
        if name == "none.icc":
            assert "is no RGB color profile" in opened.says
            assert row.combo.currentText() == "sRGB"
    opened.press()
    assert opened.wish.options.profile.data == linear
    opened.robot.photo.exporting.last = opened.wish
    assert opened.again().options.profile_row.profile == opened.wish.options.profile


def test_a_drag_looks_elsewhere_but_never_beyond_the_photo(opened: Opened) -> None:
    preview, where = opened.dialog.preview, opened.dialog._where
    assert where.text() == "100 % at 450, 350"
    drag(opened, (300, 300), (340, 310))
    assert where.text() == "100 % at 410, 340"
    drag(opened, (300, 100), (300 + 5000, 100 + 5000))
    assert where.text() == f"100 % at {preview.width() // 2}, {preview.height() // 2}"


def test_the_divider_is_dragged_by_itself(opened: Opened) -> None:
    preview, before = opened.dialog.preview, opened.dialog._where.text()
    drag(opened, (round(preview.divider * preview.width()), 30), (200, 30))
    assert preview.divider == pytest.approx(200 / preview.width())
    assert opened.dialog._where.text() == before


def test_the_preview_obeys_the_keyboard(opened: Opened) -> None:
    preview, at = opened.dialog.preview, opened.dialog.preview.divider
    preview.setFocus()
    QTest.keyClick(preview, Qt.Key.Key_Right)
    QTest.keyClick(preview, Qt.Key.Key_Down)
    assert opened.dialog._where.text() == "100 % at 490, 390"
    QTest.keyClick(preview, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert preview.divider == pytest.approx(at - 0.05)
    QTest.keyClick(preview, Qt.Key.Key_A)  # means nothing here


def test_the_preview_shows_the_photo_when_its_tiles_are_there(opened: Opened) -> None:
    preview = opened.dialog.preview
    preview.look_at(450, 350)
    opened.robot.settle()
    shown = preview.grab().toImage()
    ratio = shown.devicePixelRatio()
    color = QColor(shown.pixel(round(20 * ratio), round(200 * ratio)))
    assert 80 < color.red() < 120
    assert color.red() == color.green() == color.blue()


@pytest.mark.parametrize(
    ("count", "words"), [(10, "1 kB"), (67_400, "67 kB"), (412_000, "0.4 MB"), (2_500_000_000, "2.50 GB")]
)
def test_bytes_in_words(count: int, words: str) -> None:
    assert in_words(count) == words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("anna", "anna.jpg"),
        ("anna.", "anna.jpg"),
        ("1. Mai 1932", "1. Mai 1932.jpg"),
        ("album.1932", "album.1932.jpg"),
        ("anna.webp", "anna.webp"),
        ("anna.gif", "anna.gif"),
        (" ", ""),
    ],
)
def test_a_name_without_an_ending_gets_that_of_the_format(name: str, expected: str) -> None:
    assert finished(name, ".jpg") == expected


def test_a_name_without_an_ending_is_written_in_the_format_that_is_chosen(opened: Opened) -> None:
    options = opened.dialog.options
    options.format.setCurrentIndex(options.format.findData(Format.PNG))
    opened.name("x-color")
    assert options.choices().options.format is Format.PNG
    QTest.keyClick(opened.dialog.name, Qt.Key.Key_Return)
    assert opened.wish.path == opened.folder / "x-color.png"


def test_the_whole_name_is_shown_when_it_is_left(opened: Opened) -> None:
    opened.name("x-color")
    opened.dialog.place.setFocus()
    assert opened.dialog.name.text() == "x-color.jpg"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no folder in which nobody can write")
def test_a_folder_that_takes_no_file_says_so_while_there_is_time(opened: Opened) -> None:
    opened.dialog.place.selectAll()
    QTest.keyClicks(opened.dialog.place, "/proc")
    assert opened.says == "Can't write to this folder (read-only). Choose another."
    assert not opened.dialog.export.isEnabled()


def test_a_folder_that_goes_while_the_dialog_is_open_is_missed(opened: Opened) -> None:
    gone = opened.folder / "sub"
    gone.mkdir()
    opened.dialog.place.selectAll()
    QTest.keyClicks(opened.dialog.place, "sub")
    assert opened.dialog.export.isEnabled()
    gone.rmdir()
    opened.press()
    assert opened.wishes == []
    assert opened.says == f"There is no folder {gone}."


@pytest.mark.parametrize("typed", ["~nobody-is-called-so/x", "x" * 5000])
def test_what_can_be_no_folder_is_only_missing(tmp_path: Path, typed: str) -> None:
    assert state_of(folder_of(typed, beside=tmp_path)) is Folder.MISSING


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.jpg", "a.png"), ("a.JPEG", "a.png"), ("aunt.v2", "aunt.v2.png"), ("a", "a.png"), ("", "")],
)
def test_only_the_ending_of_a_format_gives_way_to_another(name: str, expected: str) -> None:
    assert with_suffix(name, ".png") == expected
