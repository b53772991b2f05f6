"""The panel of possible colors: what is asked about, the histogram, the ranked list; or one sentence."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from colorstudio.editor.choices import Knowledge, Possible, Scope
from colorstudio.editor.event import Event
from colorstudio.ui.look import Look
from colorstudio.ui.measures import GAP, INSET
from colorstudio.ui.possible.choice_list import ChoiceList
from colorstudio.ui.possible.histogram import HistogramView
from colorstudio.ui.widgets.label import TextRole, label
from colorstudio.ui.widgets.switch import Switch

_SIDE_BY_SIDE_FROM = 350  # px


class PickerLike(Protocol):
    """What the panel drives."""

    changed: Event[()]
    possible: Possible

    def hover(self, index: int | None) -> None: ...
    def choose(self, index: int) -> None: ...
    def set_scope(self, scope: Scope) -> None: ...
    def dismiss(self) -> None: ...


class PossiblePanel(QWidget):
    """Shows and drives one picker after the other."""

    left = Signal()  # the keyboard is to go back to the photo

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picker: PickerLike | None = None
        choices = ((Scope.PIXEL, self.tr("Pixel")), (Scope.OBJECT, self.tr("Object")), (Scope.BOX, self.tr("Box")))
        self.scopes = Switch(choices, look, name=self.tr("What is asked about"))
        self.scopes.set_value(Scope.OBJECT)
        self.scopes.chosen.connect(self._set_scope)
        self._histogram = HistogramView(look)
        self._list = ChoiceList(look)
        self._note = label("", TextRole.NOTE)
        self._note.setWordWrap(True)
        self._sentence = label("", TextRole.LABEL)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for part in (self._histogram, self._list):
            part.hovered.connect(self._hover)
            part.chosen.connect(self._choose)
        self._list.left.connect(self._leave)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(GAP)
        self._both.addWidget(self._histogram, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._both.addWidget(self._list, 1, Qt.AlignmentFlag.AlignTop)
        known = QWidget()
        column = QVBoxLayout(known)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._both)
        column.addWidget(self._note)
        column.addStretch(1)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._sentence)
        self._pages.addWidget(known)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(INSET, 0, INSET - GAP, GAP)
        whole.addLayout(self._pages)
        self._show()

    def show_picker(self, picker: PickerLike | None) -> None:
        """Drive this picker from now on."""
        if self._picker is not None:
            self._picker.changed.disconnect(self._show)
        self._picker = picker
        if picker is not None:
            picker.changed.connect(self._show)
        self._show()

    @override
    def resizeEvent(self, event: object) -> None:
        wide = self.width() >= _SIDE_BY_SIDE_FROM
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._both.direction() is not direction:
            self._both.setDirection(direction)

    def _show(self) -> None:
        possible = Possible(Knowledge.NOTHING, Scope.OBJECT) if self._picker is None else self._picker.possible
        self.scopes.set_value(possible.scope)
        is_known = possible.histogram is not None
        self._pages.setCurrentIndex(1 if is_known else 0)
        self._sentence.setText(self._sentence_for(possible.knowledge))
        self._note.setText(self._note_for(possible.knowledge))
        self._note.setVisible(bool(self._note.text()))
        if is_known:
            self._histogram.show_possible(possible)
            self._list.show_possible(possible)

    def _sentence_for(self, knowledge: Knowledge) -> str:
        if knowledge is Knowledge.PREDICTING:
            return self.tr("Looking which colors are possible there…")
        return self.tr("Click a place in the photo to see which colors are possible there.")

    def _note_for(self, knowledge: Knowledge) -> str:
        match knowledge:
            case Knowledge.SURE:
                return self.tr("There is hardly a doubt here.")
            case Knowledge.FLAT:
                return self.tr("Almost anything is possible here: decide yourself.")
            case _:
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
            self._show()  # a box has to be drawn: the switch goes back

    def _leave(self) -> None:
        if self._picker is not None:
            self._picker.dismiss()
        self.left.emit()
