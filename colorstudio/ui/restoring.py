"""The offer to restore what a crash interrupted: a picture of it, which photo, what was done, and when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMessageBox, QWidget

from colorstudio.editor.studio import Studio
from colorstudio.ui.asking import Option, Question
from colorstudio.ui.dates import moment_in_words
from colorstudio.ui.rgb_image import rgb_image
from colorstudio.ui.step_names import step_in_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from colorstudio.document.recovery import Unfinished

_SHOWN_STEPS: Final = 5
_PIXELS_PER_POINT: Final = 2  # sharp on any screen
_ROLE = QMessageBox.ButtonRole


class Restoring(QObject):
    """Asks about each interrupted work, one after the other."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._window = studio, window
        self._works: list[Unfinished] = []

    def begin(self) -> None:
        self._studio.find_unfinished(self._take)

    def _take(self, works: tuple[Unfinished, ...]) -> None:
        self._works = list(works)
        self._ask_next()

    def _ask_next(self) -> None:
        if self._works:
            work = self._works.pop(0)
            self._studio.sketch(work, partial(self._ask, work))

    def _ask(self, work: Unfinished, sketch: NDArray[Any] | None) -> None:
        question = Question(
            self._window,
            self.tr("Your work on {name} was interrupted.").format(name=work.photo),
            self._what(work),
            (
                Option(self.tr("Restore"), _ROLE.AcceptRole, partial(self._restore, work)),
                Option(self.tr("Later"), _ROLE.RejectRole, self._ask_next),
                Option(self.tr("Throw away"), _ROLE.DestructiveRole, partial(self._discard, work)),
            ),
        )
        if sketch is not None:
            picture = QPixmap.fromImage(rgb_image(sketch))
            picture.setDevicePixelRatio(_PIXELS_PER_POINT)
            question.setIconPixmap(picture)
        question.open()

    def _what(self, work: Unfinished) -> str:
        lines = [self.tr("Last step: {when}").format(when=moment_in_words(work.changed))]
        if work.project is not None:
            lines.append(self.tr("Project: {path}").format(path=work.project))
        steps = work.labels[-_SHOWN_STEPS:][::-1]
        lines += ["", *(f"• {step_in_words(step)}" for step in steps)]
        match len(work.labels) - len(steps):
            case 0:
                pass
            case 1:
                lines.append(self.tr("and one step before"))
            case more:
                lines.append(self.tr("and {count} steps before").format(count=more))
        return "\n".join(lines)

    def _restore(self, work: Unfinished) -> None:
        self._works.clear()  # the others wait for the next start
        self._studio.restore(work)

    def _discard(self, work: Unfinished) -> None:
        self._studio.discard(work)
        self._ask_next()
