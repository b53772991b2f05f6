"""The dock of possible colors: the histogram beside the ranked list, a sentence where there is little to choose."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from colorstudio.editor.choices import Knowledge, Possible, Scope
from colorstudio.editor.event import Event
from colorstudio.ui.look import Look
from colorstudio.ui.measures import DOCK_HEAD, GAP, INSET, TIGHT
from colorstudio.ui.possible.choice_list import WIDTH, ChoiceList
from colorstudio.ui.possible.histogram import SIDE, HistogramView
from colorstudio.ui.widgets.dock_head import DockHead
from colorstudio.ui.widgets.label import TextRole, label
from colorstudio.ui.widgets.switch import Switch

_BESIDE: Final = INSET + SIDE + GAP + WIDTH + TIGHT  # narrower, the list goes under the histogram
_BELOW: Final = QBoxLayout.Direction.TopToBottom


class Picker(Protocol):
    """What this dock needs of the editor's picker."""

    @property
    def possible(self) -> Possible: ...

    @property
    def changed(self) -> Event[()]: ...

    def hover(self, index: int | None) -> None: ...

    def choose(self, index: int) -> None: ...

    def set_scope(self, scope: Scope) -> None: ...

    def dismiss(self) -> None: ...


class PossiblePanel(QWidget):
    """Shows what a picker knows and tells it what the person does. `head` may stand in the dock's title bar."""

    dismissed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picker: Picker | None = None
        self.scopes = Switch(
            [(Scope.PIXEL, self.tr("Pixel")), (Scope.OBJECT, self.tr("Object")), (Scope.BOX, self.tr("Box"))],
            look,
            name=self.tr("Ask about"),
        )
        self.head = DockHead(self.tr("Possible colors"), look)
        self.head.add(self.scopes)
        self._sentence = label("", TextRole.LABEL)
        self._sentence.setWordWrap(True)
        self.histogram = HistogramView(look)
        self.rows = ChoiceList(look)
        self._body = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._lay_out()
        self.scopes.chosen.connect(self._set_scope)
        for view in (self.histogram, self.rows):
            view.hovered.connect(self._hover)
            view.chosen.connect(self._choose)
        self.rows.dismissed.connect(self._dismiss)
        self._renew()

    def show_picker(self, picker: Picker | None) -> None:
        """Follow the picker of another photo, or of none."""
        if self._picker is not None:
            self._picker.changed.disconnect(self._renew)
        self._picker = picker
        if picker is not None:
            picker.changed.connect(self._renew)
        self._renew()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_list(QBoxLayout.Direction.LeftToRight if event.size().width() >= _BESIDE else _BELOW)

    @override
    def minimumSizeHint(self) -> QSize:
        # That of the narrow arrangement: the layout would ask for the one that it has now.
        return QSize(max(self.head.minimumSizeHint().width(), _BESIDE - WIDTH), DOCK_HEAD)

    def _place_list(self, direction: QBoxLayout.Direction) -> None:
        self._sides.setDirection(direction)
        across = Qt.AlignmentFlag.AlignHCenter if direction is _BELOW else Qt.AlignmentFlag.AlignLeft
        self._sides.setAlignment(self.histogram, Qt.AlignmentFlag.AlignTop | across)

    def _lay_out(self) -> None:
        self._sides.setContentsMargins(INSET, 0, TIGHT, GAP)
        self._sides.setSpacing(GAP)
        self._sides.addWidget(self.histogram)
        self._sides.addWidget(self.rows, 1)
        self._place_list(QBoxLayout.Direction.LeftToRight)
        self._sentence.setContentsMargins(INSET, 0, INSET, GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._sentence)
        column.addWidget(self._body, 1)
        column.addStretch()
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def _renew(self) -> None:
        possible = _NOTHING if self._picker is None else self._picker.possible
        sentence = self._sentence_of(possible.knowledge)
        self.scopes.set_value(possible.scope)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._body.setVisible(possible.knowledge is not Knowledge.NOTHING)
        self.histogram.show_possible(possible)
        self.rows.show_possible(possible)

    def _sentence_of(self, knowledge: Knowledge) -> str:
        match knowledge:
            case Knowledge.NOTHING:
                return self.tr("Click a place in the photo to see which colors are possible there.")
            case Knowledge.SURE:
                return self.tr("Hardly any other color is possible here.")
            case Knowledge.FLAT:
                return self.tr("Almost anything is possible here: decide yourself.")
            case Knowledge.PREDICTING | Knowledge.KNOWN:
                return ""

    def _hover(self, index: int | None) -> None:
        if self._picker is not None:
            self._picker.hover(index)

    def _choose(self, index: int) -> None:
        if self._picker is not None:
            self._picker.choose(index)

    def _set_scope(self, scope: Scope) -> None:
        if self._picker is not None:
            self._picker.set_scope(scope)

    def _dismiss(self) -> None:
        if self._picker is not None:
            self._picker.dismiss()
        self.dismissed.emit()


_NOTHING: Final = Possible(Knowledge.NOTHING, Scope.OBJECT)
