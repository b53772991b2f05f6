"""The options: in the first row those of the tool, in the second those of the picture as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from colorstudio.document.model import Document
from colorstudio.document.settings import PRIOR, SATURATION, VIVIDNESS, WARMTH, Settings
from colorstudio.editor.event import Event
from colorstudio.editor.tool_names import ToolName
from colorstudio.support.geometry import Size
from colorstudio.tools.held import BRUSH_HARDNESS, BRUSH_RADIUS, BRUSH_STRENGTH, Held
from colorstudio.ui.commands import TOOL_ICONS, TOOL_WORDS
from colorstudio.ui.drawing import pictures
from colorstudio.ui.look import Look
from colorstudio.ui.measures import BAR_BUTTON, ICON, INSET, PICTURE_OPTIONS, TOOL_OPTIONS
from colorstudio.ui.widgets.label import TextRole, label, separator
from colorstudio.ui.widgets.labeled_slider import BetweenSlider, LabeledSlider
from colorstudio.ui.widgets.number_format import PERCENT, PIXELS, NumberFormat
from colorstudio.ui.widgets.span import Curve, Span
from colorstudio.ui.words import translated

_WITH_SIZE: Final = (ToolName.BRUSH, ToolName.POINT, ToolName.GRAY, ToolName.ERASER)
_WITH_STRENGTH: Final = (ToolName.BRUSH, ToolName.POINT, ToolName.GRAY)
_LEAST_PRIOR: Final = 0.02  # of the slider: all the way to one's own still lets the network see
_SLIDER_WIDTH: Final = 84
_LEAST_SLIDER: Final = 40  # in a narrow window
_MODEL_LENGTH: Final = 9  # letters of a model's name that are always seen
_BESIDE_MODEL: Final = 48  # px of a combo box beside its words


class PhotoWithOptions(Protocol):
    """What the options are of."""

    document_changed: Event[()]
    held_changed: Event[()]
    tool: ToolName
    held: Held

    @property
    def size(self) -> Size: ...
    @property
    def document(self) -> Document: ...
    def hold(self, held: Held) -> None: ...


class OptionsBar(QWidget):
    """Shows the options of one photo after the other."""

    settings_staged = Signal(object, str)  # Settings, and what the step is called
    settings_chosen = Signal(object, str)

    def __init__(
        self, look: Look, models: Sequence[str], actions: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        """`actions` end the first row."""
        super().__init__(parent)
        self._look = look
        self._photo: PhotoWithOptions | None = None
        self._icon, self._name = QLabel(), label("", TextRole.TITLE)
        self.size_slider = LabeledSlider(
            self.tr("Size"), Span(1, 400, 24, curve=Curve.FINE_BELOW), look, number_format=PIXELS
        )
        self.hardness = LabeledSlider(self.tr("Hardness"), _share(BRUSH_HARDNESS.default), look, number_format=PERCENT)
        self.strength = LabeledSlider(self.tr("Strength"), _share(BRUSH_STRENGTH.default), look, number_format=PERCENT)
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
        self._lay_out(actions)
        self._connect()
        look.changed.connect(self._show_held)

    def show_photo(self, photo: PhotoWithOptions | None) -> None:
        """Show the options of this photo from now on."""
        if self._photo is not None:
            self._photo.document_changed.disconnect(self._show_settings)
            self._photo.held_changed.disconnect(self._show_held)
        self._photo = photo
        if photo is not None:
            photo.document_changed.connect(self._show_settings)
            photo.held_changed.connect(self._show_held)
            self._show_settings()
            self._show_held()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(tokens.panel))
            painter.fillRect(0, TOOL_OPTIONS - 1, self.width(), 1, QColor(tokens.line2))
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line))

    def _lay_out(self, actions: Sequence[QAction]) -> None:
        self._icon.setFixedSize(ICON, ICON)
        for part in (self.size_slider, self.hardness, self.strength, self.vividness, self.warmth, self.saturation):
            part.slider.setMinimumWidth(_LEAST_SLIDER)
            part.slider.setMaximumWidth(_SLIDER_WIDTH)
        self.prior.slider.setMinimumWidth(_LEAST_SLIDER)
        self.prior.slider.setMaximumWidth(round(1.4 * _SLIDER_WIDTH))
        self.model.setMinimumContentsLength(_MODEL_LENGTH)
        self.model.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.model.setMaximumWidth(self.model.view().sizeHintForColumn(0) + _BESIDE_MODEL)
        first = _row(TOOL_OPTIONS)
        self._after_name = separator()
        for option in (self._icon, self._name, self._after_name, self.size_slider, self.hardness, self.strength):
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
        for part in (self.size_slider, self.hardness, self.strength):
            part.moved.connect(self._hold)
        for slider in (self.prior, self.vividness, self.warmth, self.saturation):
            slider.moved.connect(self._stage)
            slider.released.connect(self._choose)
        self.model.activated.connect(self._choose_model)

    def _show_settings(self) -> None:
        assert self._photo is not None
        settings = self._photo.document.settings
        self.prior.set_amount(1 - settings.prior)
        self.vividness.set_amount(settings.vividness)
        self.warmth.set_amount(settings.warmth)
        self.saturation.set_amount(settings.saturation)
        self.model.setCurrentIndex(self.model.findData(settings.model))
        has_network = settings.model is not None
        for part in (self.prior, self.vividness, self.warmth):
            part.setEnabled(has_network)

    def _show_held(self) -> None:
        if self._photo is None:
            return
        tool, held = self._photo.tool, self._photo.held
        (picture,) = pictures(TOOL_ICONS[tool], self._look.tokens.icon, size=ICON, ratios=(self.devicePixelRatioF(),))
        self._icon.setPixmap(picture)
        self._name.setText(translated("Commands", TOOL_WORDS[tool]))
        self.size_slider.set_amount(2 * held.radius)
        self.hardness.set_amount(held.hardness)
        self.strength.set_amount(held.strength)
        self.size_slider.setVisible(tool in _WITH_SIZE)
        self.hardness.setVisible(tool in _WITH_STRENGTH)
        self.strength.setVisible(tool in _WITH_STRENGTH)
        self._after_name.setVisible(tool in _WITH_SIZE)
        self.update()

    def _hold(self) -> None:
        if self._photo is None:
            return
        most = BRUSH_RADIUS.range.most * self._photo.size.diagonal
        self._photo.hold(
            replace(
                self._photo.held,
                radius=min(self.size_slider.amount / 2, most),
                hardness=self.hardness.amount,
                strength=self.strength.amount,
            )
        )

    def _settings(self) -> tuple[Settings, str]:
        """The settings as the sliders have them, and in words what was changed."""
        assert self._photo is not None
        before = self._photo.document.settings
        after = replace(
            before,
            prior=max(1 - self.prior.amount, _LEAST_PRIOR),
            vividness=self.vividness.amount,
            warmth=self.warmth.amount,
            saturation=self.saturation.amount,
        )
        sender = self.sender()
        names = {
            self.prior: f"Suggested – my own, {100 * (1 - after.prior):.0f} %",
            self.vividness: f"Vividness {100 * after.vividness:.0f} %",
            self.warmth: f"Warmth {100 * after.warmth:.0f}",
            self.saturation: f"Saturation {100 * after.saturation:.0f} %",
        }
        return after, next((words for part, words in names.items() if part is sender), "Settings")

    def _stage(self) -> None:
        if self._photo is not None:
            self.settings_staged.emit(*self._settings())

    def _choose(self) -> None:
        if self._photo is not None:
            self.settings_chosen.emit(*self._settings())

    def _choose_model(self) -> None:
        if self._photo is not None:
            name = self.model.currentData()
            settings = replace(self._photo.document.settings, model=name)
            self.settings_chosen.emit(settings, f"Model: {name or 'none'}")


def _share(default: float) -> Span:
    return Span(0, 1, default, 0.01)


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
