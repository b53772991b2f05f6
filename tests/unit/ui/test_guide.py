"""Tests for the guide: it is there without a network, and so is every picture that it names."""

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from colorstudio.support.resources import manual
from colorstudio.ui.guide import Guide

PICTURES = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", manual("guide.md").read_text(encoding="utf-8"))


@pytest.fixture
def guide(qtbot: QtBot) -> Guide:
    guide = Guide()
    qtbot.addWidget(guide)
    return guide


def picture(guide: Guide, name: str) -> QImage:
    image = guide.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    assert isinstance(image, QImage)
    return image


def test_it_names_pictures() -> None:
    assert len(PICTURES) >= 10


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_is_there_and_no_wider_than_the_page(guide: Guide, name: str) -> None:
    image = picture(guide, name)
    assert not image.isNull()
    assert image.width() < guide.width()


def test_a_picture_that_is_missing_is_empty(guide: Guide) -> None:
    assert picture(guide, "pictures/guide/no-such.jpg").isNull()


def test_it_shows_words_and_opens_nothing_by_itself(guide: Guide) -> None:
    assert "A portrait, from opening to export" in guide.toPlainText()
    assert not guide.openLinks()


def test_no_line_has_to_be_dragged_sideways(guide: Guide, qtbot: QtBot) -> None:
    with qtbot.waitExposed(guide):
        guide.show()
    assert guide.horizontalScrollBar().maximum() == 0
