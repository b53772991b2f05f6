import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QIcon, QImage
from pytestqt.qtbot import QtBot

from colorstudio.support.preferences import Theme
from colorstudio.support.resources import resource
from colorstudio.ui.icons import RATIOS, icon, keep_icon, program_icon
from colorstudio.ui.look import Look

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "colorstudio")


def drawn(of: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> QImage:
    return of.pixmap(QSize(20, 20), 1.0, mode, state).toImage()


def brightest(image: QImage) -> int:
    """The brightness of the most opaque pixel."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda color: color.alpha()).lightness()


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws_something_light_on_dark_and_dark_on_light(name: str, qtbot: QtBot) -> None:
    assert brightest(drawn(icon(name, Look(Theme.DARK)))) > 150
    assert brightest(drawn(icon(name, Look(Theme.LIGHT)))) < 110


def test_all_icons_of_the_design_are_there() -> None:
    assert len(NAMES) >= 31


@pytest.mark.parametrize("ratio", RATIOS)
def test_an_icon_has_a_drawing_of_its_own_for_each_pixel_ratio(ratio: float, qtbot: QtBot) -> None:
    pixmap = icon("brush", Look()).pixmap(QSize(20, 20), ratio)
    assert pixmap.width() == round(20 * ratio)


def test_on_and_disabled_are_drawn_otherwise(qtbot: QtBot) -> None:
    brush = icon("brush", Look(Theme.DARK))
    usual = drawn(brush)
    assert brightest(drawn(brush, state=QIcon.State.On)) > brightest(usual)
    assert brightest(drawn(brush, QIcon.Mode.Disabled)) < brightest(usual)


def test_a_kept_icon_follows_the_look_and_can_become_another(qtbot: QtBot) -> None:
    look = Look(Theme.DARK)
    action = QAction()
    keep_icon(action, "eye", look)
    look.choose(Theme.LIGHT)
    assert drawn(action.icon()) == drawn(icon("eye", look))
    keep_icon(action, "eyeoff", look)
    assert drawn(action.icon()) == drawn(icon("eyeoff", look))


def test_the_program_has_an_icon(qtbot: QtBot) -> None:
    assert not program_icon().pixmap(64, 64).isNull()
