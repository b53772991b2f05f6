"""The colors follow the document: each change asks both lanes, and the newest answers become what is shown.

    predict lane: document → Believed                      its hints, its settings
    solve lane:   document + the newest belief → Answer    a draft while the hand moves, a final when it rests

While the hand moves over the photo the belief of before serves. When it rests a draft comes at once, and the final as
soon as the network has seen the new hints. Until the kernels are compiled the network's own colors serve, enlarged.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from colorstudio.document.model import Document
from colorstudio.editor.believing import Believed, Believer
from colorstudio.editor.colors import Colors, Detail
from colorstudio.editor.event import Event
from colorstudio.editor.lanes import DRAFT, EXPORT, EXPORT_PREDICTION, FINAL, PREDICTION, REST, Lanes
from colorstudio.editor.notes import Busy, Note
from colorstudio.engine.answer import Answer
from colorstudio.engine.belief import Belief
from colorstudio.engine.engine import Engine
from colorstudio.engine.framing import Framed
from colorstudio.engine.lightness import lightness_of
from colorstudio.engine.prediction import Prediction
from colorstudio.engine.request import Quality, Request
from colorstudio.jobs.job import Job
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import ColorstudioError


class Pace(Enum):
    """What the hand does."""

    PAINTING = auto()  # it moves: a draft, with what the network said before
    TRYING = auto()  # it hovers over a choice or moves a slider: a draft, with what the network says of it
    RESTING = auto()  # a draft, and then the final


@dataclass(frozen=True, slots=True, eq=False)
class _Final:
    document: Document
    belief: Belief | None
    answer: Answer


class Coloring:
    """Keeps the colors of one photo up to date with its document."""

    def __init__(self, engine: Engine, framed: Framed, lanes: Lanes, believer: Believer) -> None:
        self.changed: Event[()] = Event()  # the colors
        self.predicted: Event[()] = Event()
        self.busy_changed: Event[()] = Event()
        self.noted: Event[Note] = Event()
        self.colors = Colors(None, Detail.SMOOTH, 1.0)
        self.busy: Busy | None = None
        self.is_prepared = False
        self._engine, self._framed, self._lanes, self._believer = engine, framed, lanes, believer
        self._believed: Believed | None = None
        self._document: Document | None = None
        self._final: _Final | None = None
        self._solving: Job[Any] | None = None
        self._said: set[str] = set()

    @property
    def prediction(self) -> Prediction | None:
        """The newest that there is; it may lack the last hints."""
        return None if self._believed is None else self._believed.prediction

    def prepared(self) -> None:
        """The kernels are compiled: from now on the equation can be solved."""
        self.is_prepared = True
        if self._document is not None:
            self.follow(self._document, Pace.RESTING)

    def follow(self, document: Document, pace: Pace) -> None:
        """Bring the colors to this document."""
        self._document = document
        if self.colors.saturation != document.settings.saturation:
            self._show(self.colors.answer, self.colors.detail)
        if self._solving is not None:
            self._solving.cancel()
        if document.settings.model is None or (pace is Pace.PAINTING and self._has_belief_for(document)):
            self._solve(document, pace)
        else:
            self._predict(document, pace)

    def answer_for(
        self,
        document: Document,
        *,
        done: Callable[[Answer], None],
        failed: Callable[[ColorstudioError], None],
        progress: Callable[[float], None] | None = None,
    ) -> None:
        """Find the final colors of a document for a file; nothing supersedes that."""
        if not self.is_prepared:
            failed(ColorstudioError("The program is still being prepared for this computer. Try again in a moment."))
        elif document.settings.model is None:
            self._answer(document, None, done, failed, progress)
        else:
            self._lanes.predict.ask(
                EXPORT_PREDICTION,
                lambda token: self._believer.believe(document, document.hints, token=token),
                done=lambda believed: self._answer(document, believed.belief, done, failed, progress),
                failed=failed,
            )

    def rest(self) -> None:
        """Give most of the memory back: nobody has painted for a while."""
        self._lanes.solve.ask(REST, lambda _: self._engine.give_back(), done=lambda _: None, failed=self._fail)

    def _answer(
        self,
        document: Document,
        belief: Belief | None,
        done: Callable[[Answer], None],
        failed: Callable[[ColorstudioError], None],
        progress: Callable[[float], None] | None,
    ) -> None:
        known = self._known_final(document, belief)
        if known is not None:
            done(known)
            return
        request = Request(document.hints, Quality.FINAL, document.frame, belief=belief)
        self._lanes.solve.ask(
            EXPORT,
            lambda token: self._engine.answer(request, token=token),
            done=done,
            failed=failed,
            progress=progress,
        )

    def _predict(self, document: Document, pace: Pace) -> None:
        if pace is Pace.RESTING:
            self._set_busy(Busy("coloring" if self._believed else "looking at the photo"))
            if self._has_belief_for(document):  # a first impression
                self._draft(document)
        hints = document.hints if self.is_prepared else ()  # what the equation makes of them needs the kernels
        self._lanes.predict.ask(
            PREDICTION,
            lambda token: self._believer.believe(document, hints, token=token),
            done=lambda believed: self._take(believed, document, pace),
            failed=self._fail,
        )

    def _take(self, believed: Believed, document: Document, pace: Pace) -> None:
        self._believed = believed
        for sentence in believed.prediction.notes:
            self._say_once(sentence)
        self.predicted.fire()
        if self.is_prepared:
            self._solve(document, pace)
        else:
            self._show(_enlarged(believed.belief, document, self._framed), Detail.SMOOTH)
            self._set_busy(None)

    def _solve(self, document: Document, pace: Pace) -> None:
        if not self.is_prepared:
            return
        known = self._known_final(document, self._belief(document)) if pace is Pace.RESTING else None
        if known is not None:
            self._finish(document, known)
            return
        self._draft(document)
        if pace is Pace.RESTING:
            self._set_busy(Busy("coloring", 0.0))
            self._solving = self._lanes.solve.ask(
                FINAL,
                self._work(document, Quality.FINAL),
                done=lambda answer: self._finish(document, answer),
                failed=self._fail,
                progress=lambda fraction: self._set_busy(Busy("coloring", fraction)),
            )

    def _draft(self, document: Document) -> None:
        if self.is_prepared:
            self._lanes.solve.ask(
                DRAFT,
                self._work(document, Quality.DRAFT),
                done=lambda answer: self._show(answer, Detail.SMOOTH),
                failed=self._fail,
            )

    def _work(self, document: Document, quality: Quality) -> Callable[[CancelToken], Answer]:
        request = Request(document.hints, quality, document.frame, belief=self._belief(document))
        return lambda token: self._engine.answer(request, token=token)

    def _finish(self, document: Document, answer: Answer) -> None:
        self._final = _Final(document, answer.request.belief, answer)
        self._set_busy(None)
        self._show(answer, Detail.EXACT)

    def _known_final(self, document: Document, belief: Belief | None) -> Answer | None:
        final = self._final
        if final is None or belief is not final.belief or final.document.frame != document.frame:
            return None
        return final.answer if final.document.hints == document.hints else None

    def _has_belief_for(self, document: Document) -> bool:
        return self._believed is not None and self._believed.is_decoded_by(document.settings)

    def _belief(self, document: Document) -> Belief | None:
        return None if document.settings.model is None or self._believed is None else self._believed.belief

    def _show(self, answer: Answer | None, detail: Detail) -> None:
        saturation = 1.0 if self._document is None else self._document.settings.saturation
        self.colors = Colors(answer, detail, saturation)
        self.changed.fire()

    def _fail(self, error: ColorstudioError) -> None:
        self._set_busy(None)
        self.noted.fire(Note.of(error))

    def _say_once(self, sentence: str) -> None:
        if sentence not in self._said:
            self._said.add(sentence)
            self.noted.fire(Note(sentence))

    def _set_busy(self, busy: Busy | None) -> None:
        self.busy = busy
        self.busy_changed.fire()


def _enlarged(belief: Belief, document: Document, framed: Framed) -> Answer:
    """The network's colors as they are, before the equation can bring them to the edges."""
    height, width = belief.confidence.shape
    request = Request((), Quality.DRAFT, document.frame, belief=belief)
    chroma = belief.chroma if belief.weight else belief.chroma * 0
    return Answer(request, framed, lightness_of(framed.photo, (height, width)), chroma, converged=True)
