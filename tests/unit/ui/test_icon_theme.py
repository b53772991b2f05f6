"""The icons of Qt's own dialogs are ours, in the color of the theme."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QStyle

from colorstudio.ui.icon_theme import use_icon_theme

SP = QStyle.StandardPixmap


@pytest.fixture(autouse=True)
def same_theme_after(qapp: QApplication) -> Iterator[None]:
    name, paths = QIcon.themeName(), QIcon.themeSearchPaths()
    yield
    QIcon.setThemeSearchPaths(paths)
    QIcon.setThemeName(name)


@pytest.mark.parametrize("color", ["#cfcfcf", "#3d3d3d"])
@pytest.mark.parametrize(
    "which", [SP.SP_DirIcon, SP.SP_FileIcon, SP.SP_FileDialogToParent, SP.SP_FileDialogNewFolder, SP.SP_ArrowBack]
)
def test_what_qt_asks_for_is_drawn_in_the_color_of_the_theme(
    qapp: QApplication, tmp_path: Path, which: SP, color: str
) -> None:
    use_icon_theme(color, tmp_path)
    image = QApplication.style().standardIcon(which).pixmap(40, 40).toImage()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {color}
