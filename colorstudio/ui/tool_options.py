"""The options of the tool that is held: each slider changes its own value, and only that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from colorstudio.document.hints import Barrier, Hint
from colorstudio.editor.event import Event
from colorstudio.editor.tool_names import ToolName
from colorstudio.support.geometry import Size
from colorstudio.tools.held import BRUSH_HARDNESS, BRUSH_RADIUS, BRUSH_STRENGTH, Held
from colorstudio.ui.commands import TOOL_ICONS, TOOL_WORDS
from colorstudio.ui.drawing import pictures
from colorstudio.ui.look import Look
from colorstudio.ui.measures import ICON
from colorstudio.ui.widgets.label import TextRole, label, separator
from colorstudio.ui.widgets.labeled_slider import LabeledSlider
from colorstudio.ui.widgets.number_format import PERCENT, PIXELS, NumberFormat
from colorstudio.ui.widgets.span import Curve, Span
from colorstudio.ui.words import translated

LEAST_SLIDER: Final = 40  # px, in a narrow window
MOST_SLIDER: Final = 84
_WITH_SIZE: Final = (ToolName.BRUSH, ToolName.POINT, ToolName.GRAY, ToolName.ERASER)
_PAINTING: Final = (ToolName.BRUSH, ToolName.POINT, ToolName.GRAY)
_DABBING: Final = (ToolName.POSSIBLE,)
_SELECTING: Final = (ToolName.SELECT,)


class PhotoWithTool(Protocol):
    """Whose tool is held."""

    held_changed: Event[()]
    tool: ToolName
    held: Held

    @property
    def size(self) -> Size: ...
    @property
    def selected(self) -> tuple[Hint, ...]: ...
    def hold(self, held: Held) -> None: ...


@dataclass(frozen=True, slots=True, eq=False)
class _Option:
    """One value of what is held, and its slider.

    write : the same with another value; it is given the diagonal of the photo too, which bounds every size
    """

    slider: LabeledSlider
    tools: tuple[ToolName, ...]
    read: Callable[[Held], float]
    write: Callable[[Held, float, float], Held]


class ToolOptions(QObject):
    """Icon and name of the tool, and the sliders that it has; `parts` are all of them, side by side."""

    strength_staged = Signal(float)  # of what is selected
    strength_chosen = Signal(float)

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._photo: PhotoWithTool | None = None
        self._icon, self._name, self._after_name = QLabel(), label("", TextRole.TITLE), separator()
        self.size_slider = self._size(self.tr("Size"))
        self.hardness = self._share(self.tr("Hardness"), BRUSH_HARDNESS.default)
        self.strength = self._share(self.tr("Strength"), BRUSH_STRENGTH.default)
        self.dab_size = self._size(self.tr("Dab size"))
        self.dab_size.setToolTip(self.tr("Of a chosen color; in a small object it is smaller."))
        self.dab_strength = self._share(self.tr("Strength"), BRUSH_STRENGTH.default)
        self.selection_strength = self._share(self.tr("Strength"), BRUSH_STRENGTH.default)
        self._options = (
            _Option(self.size_slider, _WITH_SIZE, lambda held: 2 * held.radius, _with_size),
            _Option(self.hardness, _PAINTING, lambda held: held.hardness, _with_hardness),
            _Option(self.strength, _PAINTING, lambda held: held.strength, _with_strength),
            _Option(self.dab_size, _DABBING, lambda held: 2 * held.dab_radius, _with_dab_size),
            _Option(self.dab_strength, _DABBING, lambda held: held.dab_strength, _with_dab_strength),
        )
        self._icon.setFixedSize(ICON, ICON)
        sliders = (*(option.slider for option in self._options), self.selection_strength)
        self.parts: tuple[QWidget, ...] = (self._icon, self._name, self._after_name, *sliders)
        for option in self._options:
            option.slider.moved.connect(partial(self._hold, option))
        self.selection_strength.moved.connect(self.strength_staged)
        self.selection_strength.released.connect(self.strength_chosen)
        look.changed.connect(self.show_held)

    def show_photo(self, photo: PhotoWithTool | None) -> None:
        """Show the options of what is held over this photo from now on."""
        if self._photo is not None:
            self._photo.held_changed.disconnect(self.show_held)
        self._photo = photo
        if photo is not None:
            photo.held_changed.connect(self.show_held)
            self.show_held()

    def show_held(self) -> None:
        """Show what is held now, without a signal."""
        if self._photo is None:
            return
        tool, held = self._photo.tool, self._photo.held
        ratios = (self._icon.devicePixelRatioF(),)
        (picture,) = pictures(TOOL_ICONS[tool], self._look.tokens.icon, size=ICON, ratios=ratios)
        self._icon.setPixmap(picture)
        self._name.setText(translated("Commands", TOOL_WORDS[tool]))
        for option in sorted(self._options, key=lambda option: tool in option.tools):
            option.slider.set_amount(option.read(held))
            option.slider.setVisible(tool in option.tools)  # hidden first: never are both tools' there at once
        self.show_selection()
        self._after_name.setVisible(tool in (*_WITH_SIZE, *_DABBING, *_SELECTING))

    def show_selection(self) -> None:
        """Show how strong the selected hints are; of several that differ, the last painted."""
        if self._photo is None:
            return
        strengths = [hint.strength for hint in self._photo.selected if not isinstance(hint, Barrier)]
        self.selection_strength.setVisible(self._photo.tool in _SELECTING)
        self.selection_strength.setEnabled(bool(strengths))
        if strengths:
            self.selection_strength.set_amount(strengths[-1])

    def _size(self, name: str) -> LabeledSlider:
        return self._slider(name, Span(1, 400, 24, curve=Curve.FINE_BELOW), PIXELS)

    def _share(self, name: str, default: float) -> LabeledSlider:
        return self._slider(name, Span(0, 1, default, 0.01), PERCENT)

    def _slider(self, name: str, span: Span, number_format: NumberFormat) -> LabeledSlider:
        slider = LabeledSlider(name, span, self._look, number_format=number_format)
        slider.slider.setMinimumWidth(LEAST_SLIDER)
        slider.slider.setMaximumWidth(MOST_SLIDER)
        return slider

    def _hold(self, option: _Option, amount: float) -> None:
        if self._photo is not None:
            self._photo.hold(option.write(self._photo.held, amount, self._photo.size.diagonal))


def _with_size(held: Held, amount: float, diagonal: float) -> Held:
    return replace(held, radius=_radius(amount, diagonal))


def _with_dab_size(held: Held, amount: float, diagonal: float) -> Held:
    return replace(held, dab_radius=_radius(amount, diagonal))


def _with_hardness(held: Held, amount: float, _: float) -> Held:
    return replace(held, hardness=amount)


def _with_strength(held: Held, amount: float, _: float) -> Held:
    return replace(held, strength=amount)


def _with_dab_strength(held: Held, amount: float, _: float) -> Held:
    return replace(held, dab_strength=amount)


def _radius(amount: float, diagonal: float) -> float:
    return min(amount / 2, BRUSH_RADIUS.range.most * diagonal)
