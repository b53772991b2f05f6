"""The colors follow the document: each change asks both lanes, and the newest answers become what is shown.

    predict lane: document → Believed                      its hints, its settings
    solve lane:   document + the newest belief → Answer    a draft while the hand moves, a final when it rests

While the hand moves over the photo the belief of before serves. A hand moves faster than drafts are made, so what is
under way is finished, and then follows the newest document: a draft that is cancelled shows nothing. When the hand
rests a draft comes at once, and the final as soon as the network has seen the new hints. Until the kernels are compiled
the network's own colors serve, enlarged.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from colorstudio.document.model import Document
from colorstudio.editor.believing import Believed, Believer
from colorstudio.editor.colors import Colors, Detail
from colorstudio.editor.event import Event
from colorstudio.editor.lanes import DRAFT, EXPORT, EXPORT_PREDICTION, FINAL, PREDICTION, REST, Lanes
from colorstudio.editor.notes import Busy, Doing, Note
from colorstudio.engine.answer import Answer
from colorstudio.engine.belief import Belief
from colorstudio.engine.engine import Engine
from colorstudio.engine.framing import Framed
from colorstudio.engine.lightness import lightness_of
from colorstudio.engine.request import Quality, Request
from colorstudio.jobs.job import Job
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import ColorstudioError

_NAMES: Final = {"cpu": "CPU", "cuda": "GPU", "mps": "GPU"}


class Pace(Enum):
    """What the hand does."""

    PAINTING = auto()  # it moves: a draft, with what the network said before
    TRYING = auto()  # it hovers over a choice or moves a slider: a draft, with what the network says of it
    RESTING = auto()  # a draft, and then the final


@dataclass(frozen=True, slots=True, eq=False)
class _Final:
    """The last answer that was finished: hovering and back, or another saturation, costs nothing."""

    document: Document
    believed: Believed | None
    answer: Answer

    def answers(self, document: Document) -> bool:
        if self.document.hints != document.hints or self.document.frame != document.frame:
            return False
        if self.believed is None or document.settings.model is None:
            return self.believed is None and document.settings.model is None
        return self.believed.answers(document.hints, document.settings)


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
        self.believed: Believed | None = None  # the newest; it may lack the last hints
        self._document: Document | None = None
        self._final: _Final | None = None
        self._under_way: list[Job[Any]] = []
        self._is_moving = False  # what is under way is for a hand that moves
        self._later: tuple[Document, Pace] | None = None  # what the hand has done since
        self._failed_with: Note | None = None
        self._said: set[str] = set()

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
        if self._is_moving and pace is not Pace.RESTING:
            self._later = document, pace
            return
        self._cancel()
        self._is_moving = pace is not Pace.RESTING
        if pace is Pace.RESTING and self._final is not None and self._final.answers(document):
            self.believed = self._final.believed
            self.predicted.fire()
            self._finish(self._final)
        elif document.settings.model is None or (pace is Pace.PAINTING and self._has_belief_for(document)):
            self._solve(document, pace)
        else:
            self._predict(document, pace)

    def answer_for(
        self,
        document: Document,
        *,
        jobs: list[Job[Any]],
        done: Callable[[Answer], None],
        failed: Callable[[ColorstudioError], None],
        progress: Callable[[float], None] | None = None,
    ) -> None:
        """Find the final colors of a document for a file; nothing supersedes that.

        What is asked for is added to `jobs`, for whoever wants to cancel it.
        """
        if not self.is_prepared:
            failed(ColorstudioError("The program is still being prepared for this computer. Try again in a moment."))
        elif document.settings.model is None:
            self._answer(document, None, jobs, done, failed, progress)
        else:
            prediction = self._lanes.predict.ask(
                EXPORT_PREDICTION,
                lambda token: self._believer.believe(document, document.hints, token=token),
                done=lambda believed: self._answer(document, believed.belief, jobs, done, failed, progress),
                failed=failed,
            )
            jobs.append(prediction)

    def stop(self) -> None:
        """Leave the colors as they are; the next change asks again."""
        self._cancel()
        self._set_busy(None)

    @property
    def device(self) -> str:
        """Where the network computed last, in words."""
        return "CPU" if self.believed is None else _NAMES.get(self.believed.prediction.seen.place.device.type, "GPU")

    def rest(self) -> None:
        """Give most of the memory back: nobody has painted for a while."""
        self._lanes.solve.ask(REST, lambda _: self._engine.give_back(), done=lambda _: None, failed=self._fail)

    def _answer(
        self,
        document: Document,
        belief: Belief | None,
        jobs: list[Job[Any]],
        done: Callable[[Answer], None],
        failed: Callable[[ColorstudioError], None],
        progress: Callable[[float], None] | None,
    ) -> None:
        if self._final is not None and self._final.answers(document):
            done(self._final.answer)
            return
        request = Request(document.hints, Quality.FINAL, document.frame, belief=belief)
        final = self._lanes.solve.ask(
            EXPORT,
            lambda token: self._engine.answer(request, token=token),
            done=done,
            failed=failed,
            progress=progress,
        )
        jobs.append(final)

    def _predict(self, document: Document, pace: Pace) -> None:
        if pace is Pace.RESTING:
            self._set_busy(Busy(Doing.COLORING if self.believed else Doing.LOOKING))
            if self._has_belief_for(document):  # a first impression
                self._draft(document)
        hints = document.hints if self.is_prepared else ()  # what the equation makes of them needs the kernels
        prediction = self._lanes.predict.ask(
            PREDICTION,
            lambda token: self._believer.believe(document, hints, token=token),
            done=lambda believed: self._take(believed, document, pace),
            failed=self._fail,
        )
        self._under_way.append(prediction)

    def _take(self, believed: Believed, document: Document, pace: Pace) -> None:
        self.believed = believed
        for sentence in believed.prediction.notes:
            self._say_once(sentence)
        self.predicted.fire()
        if self.is_prepared:
            self._solve(document, pace)
        else:
            self._show(_enlarged(believed.belief, document, self._framed), Detail.SMOOTH)
            self._set_busy(None)
            self._go_on()

    def _solve(self, document: Document, pace: Pace) -> None:
        if not self.is_prepared:
            self._go_on()
            return
        self._draft(document)
        if pace is Pace.RESTING:
            believed = self.believed if document.settings.model else None
            self._set_busy(Busy(Doing.COLORING, fraction=0.0))
            final = self._lanes.solve.ask(
                FINAL,
                self._work(document, Quality.FINAL),
                done=lambda answer: self._finish(_Final(document, believed, answer)),
                failed=self._fail,
                progress=lambda fraction: self._set_busy(Busy(Doing.COLORING, fraction=fraction)),
            )
            self._under_way.append(final)

    def _draft(self, document: Document) -> None:
        if self.is_prepared:
            draft = self._lanes.solve.ask(
                DRAFT,
                self._work(document, Quality.DRAFT),
                done=self._take_draft,
                failed=self._fail,
            )
            self._under_way.append(draft)

    def _take_draft(self, answer: Answer) -> None:
        self._show(answer, Detail.SMOOTH)
        self._go_on()

    def _go_on(self) -> None:
        """Follow the hand to where it is by now."""
        self._is_moving = False
        later, self._later = self._later, None
        if later is not None:
            self.follow(*later)

    def _work(self, document: Document, quality: Quality) -> Callable[[CancelToken], Answer]:
        request = Request(document.hints, quality, document.frame, belief=self._belief(document))
        return lambda token: self._engine.answer(request, token=token)

    def _finish(self, final: _Final) -> None:
        self._final = final
        self._set_busy(None)
        self._show(final.answer, Detail.EXACT)

    def _cancel(self) -> None:
        """End what was asked for an older document; a file that is being written is no part of it."""
        for job in self._under_way:
            job.cancel()
        self._under_way.clear()
        self._is_moving, self._later = False, None

    def _has_belief_for(self, document: Document) -> bool:
        return self.believed is not None and self.believed.is_decoded_by(document.settings)

    def _belief(self, document: Document) -> Belief | None:
        return None if document.settings.model is None or self.believed is None else self.believed.belief

    def _show(self, answer: Answer | None, detail: Detail) -> None:
        saturation = 1.0 if self._document is None else self._document.settings.saturation
        self._failed_with = None
        self.colors = Colors(answer, detail, saturation)
        self.changed.fire()

    def _fail(self, error: ColorstudioError) -> None:
        """Say what went wrong, once as long as it goes on; a hand that moves asks again and again."""
        self._set_busy(None)
        note = Note.of(error)
        if note != self._failed_with:
            self._failed_with = note
            self.noted.fire(note)
        self._go_on()

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
