"""The options: in the first row those of the tool, in the second those of the picture as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from colorstudio.document.model import Document
from colorstudio.document.settings import PRIOR, SATURATION, VIVIDNESS, WARMTH, Settings
from colorstudio.editor.event import Event
from colorstudio.ui.look import Look
from colorstudio.ui.measures import BAR_BUTTON, ICON, INSET, PICTURE_OPTIONS, TOOL_OPTIONS
from colorstudio.ui.tool_options import LEAST_SLIDER, MOST_SLIDER, PhotoWithTool, ToolOptions
from colorstudio.ui.widgets.label import TextRole, label, separator
from colorstudio.ui.widgets.labeled_slider import BetweenSlider, LabeledSlider
from colorstudio.ui.widgets.number_format import PERCENT, NumberFormat
from colorstudio.ui.widgets.span import Span

_LEAST_PRIOR: Final = 0.02  # of the slider: all the way to one's own still lets the network see
_MODEL_LENGTH: Final = 9  # letters of a model's name that are always seen
_BESIDE_MODEL: Final = 48  # px of a combo box beside its words


class PhotoWithOptions(PhotoWithTool, Protocol):
    """What the options are of."""

    document_changed: Event[()]

    @property
    def document(self) -> Document: ...


@dataclass(frozen=True, slots=True, eq=False)
class _Setting:
    """One of the settings, and its slider.

    write : the same with another value
    words : what the step is called
    """

    slider: LabeledSlider | BetweenSlider
    read: Callable[[Settings], float]
    write: Callable[[Settings, float], Settings]
    words: Callable[[Settings], str]


class OptionsBar(QWidget):
    """Shows the options of one photo after the other."""

    settings_staged = Signal(object, str)  # Settings, and what the step is called
    settings_chosen = Signal(object, str)
    strength_staged = Signal(float)  # of what is selected
    strength_chosen = Signal(float)

    def __init__(
        self, look: Look, models: Sequence[str], actions: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        """`actions` end the first row."""
        super().__init__(parent)
        self._look = look
        self._photo: PhotoWithOptions | None = None
        self.tool = ToolOptions(look, self)
        self.prior = BetweenSlider(
            self.tr("Suggested"), self.tr("My own"), Span(0, 1, 1 - PRIOR.default, 0.01, tick=0.5), look
        )
        self.vividness = LabeledSlider(
            self.tr("Vividness"), Span(0, 1, VIVIDNESS.default, 0.01), look, number_format=PERCENT
        )
        self.warmth = LabeledSlider(
            self.tr("Warmth"), Span(-1, 1, WARMTH.default, 0.01, tick=0.0), look, number_format=NumberFormat(factor=100)
        )
        self.saturation = LabeledSlider(
            self.tr("Saturation"), Span(0, 2, SATURATION.default, 0.01, tick=1.0), look, number_format=PERCENT
        )
        self.model = QComboBox()
        self.model.setAccessibleName(self.tr("Model"))
        self.model.setToolTip(self.tr("The network that suggests colors"))
        self.model.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for name in models:
            self.model.addItem(name, name)
        self.model.addItem(self.tr("None: only my hints"), None)
        self._settings = self._all_settings()
        self._lay_out(actions)
        self._connect()
        look.changed.connect(self.update)

    def show_photo(self, photo: PhotoWithOptions | None) -> None:
        """Show the options of this photo from now on."""
        if self._photo is not None:
            self._photo.document_changed.disconnect(self._show_settings)
        self._photo = photo
        self.tool.show_photo(photo)
        if photo is not None:
            photo.document_changed.connect(self._show_settings)
            self._show_settings()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(tokens.panel))
            painter.fillRect(0, TOOL_OPTIONS - 1, self.width(), 1, QColor(tokens.line2))
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line))

    def _lay_out(self, actions: Sequence[QAction]) -> None:
        for part in (self.vividness, self.warmth, self.saturation):
            part.slider.setMinimumWidth(LEAST_SLIDER)
            part.slider.setMaximumWidth(MOST_SLIDER)
        self.prior.slider.setMinimumWidth(LEAST_SLIDER)
        self.prior.slider.setMaximumWidth(round(1.4 * MOST_SLIDER))
        self.model.setMinimumContentsLength(_MODEL_LENGTH)
        self.model.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.model.setMaximumWidth(self.model.view().sizeHintForColumn(0) + _BESIDE_MODEL)
        first = _row(TOOL_OPTIONS)
        for option in self.tool.parts:
            first.addWidget(option)
        first.addStretch(1)
        for action in actions:
            if action.isSeparator():
                first.addWidget(separator())
            else:
                first.addWidget(_bar_button(action))
        second = _row(PICTURE_OPTIONS)
        for setting in (self.prior, separator(), self.vividness, self.warmth, separator(), self.saturation):
            second.addWidget(setting)
        second.addStretch(1)
        second.addWidget(label(self.tr("Model"), TextRole.LABEL))
        second.addWidget(self.model)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(first)
        whole.addLayout(second)
        self.setFixedHeight(TOOL_OPTIONS + PICTURE_OPTIONS)

    def _connect(self) -> None:
        self.tool.strength_staged.connect(self.strength_staged)
        self.tool.strength_chosen.connect(self.strength_chosen)
        for setting in self._settings:
            setting.slider.moved.connect(partial(self._stage, setting))
            setting.slider.released.connect(partial(self._choose, setting))
        self.model.activated.connect(self._choose_model)

    def _all_settings(self) -> tuple[_Setting, ...]:
        return (
            _Setting(
                self.prior,
                lambda settings: 1 - settings.prior,
                lambda settings, amount: replace(settings, prior=max(1 - amount, _LEAST_PRIOR)),
                lambda settings: f"Suggested – my own, {100 * (1 - settings.prior):.0f} %",
            ),
            _Setting(
                self.vividness,
                lambda settings: settings.vividness,
                lambda settings, amount: replace(settings, vividness=amount),
                lambda settings: f"Vividness {100 * settings.vividness:.0f} %",
            ),
            _Setting(
                self.warmth,
                lambda settings: settings.warmth,
                lambda settings, amount: replace(settings, warmth=amount),
                lambda settings: f"Warmth {100 * settings.warmth:.0f}",
            ),
            _Setting(
                self.saturation,
                lambda settings: settings.saturation,
                lambda settings, amount: replace(settings, saturation=amount),
                lambda settings: f"Saturation {100 * settings.saturation:.0f} %",
            ),
        )

    def _show_settings(self) -> None:
        assert self._photo is not None
        settings = self._photo.document.settings
        for setting in self._settings:
            setting.slider.set_amount(setting.read(settings))
        self.model.setCurrentIndex(self.model.findData(settings.model))
        has_network = settings.model is not None
        for part in (self.prior, self.vividness, self.warmth):
            part.setEnabled(has_network)
        self.tool.show_selection()

    def _stage(self, setting: _Setting, amount: float) -> None:
        if self._photo is not None:
            settings = setting.write(self._photo.document.settings, amount)
            self.settings_staged.emit(settings, setting.words(settings))

    def _choose(self, setting: _Setting, amount: float) -> None:
        if self._photo is not None:
            settings = setting.write(self._photo.document.settings, amount)
            self.settings_chosen.emit(settings, setting.words(settings))

    def _choose_model(self) -> None:
        if self._photo is not None:
            name = self.model.currentData()
            settings = replace(self._photo.document.settings, model=name)
            self.settings_chosen.emit(settings, f"Model: {name or 'none'}")


def _row(height: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(INSET, 0, INSET, 0)
    row.setSpacing(INSET)
    row.addStrut(height)
    return row


def _bar_button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFixedSize(BAR_BUTTON, BAR_BUTTON)
    button.setIconSize(QSize(ICON, ICON))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    keys = action.shortcut().toString()
    words = action.text().replace("&", "")
    button.setToolTip(f"{words} ({keys})" if keys else words)
    button.setAccessibleName(words)
    button.setProperty("bare", "true")
    return button
