"""One photo in, one colored picture out, whole or not at all: what the command line, batches and the library share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from colorstudio.engine.answer import Answer
from colorstudio.engine.decoding import decoded
from colorstudio.engine.engine import Engine
from colorstudio.engine.formulation2004 import answer_as_2004
from colorstudio.engine.prediction import Seer
from colorstudio.engine.request import Quality, Request
from colorstudio.engine.wish import Solver, Wish, overlay_of
from colorstudio.engine.writing import Target, check_target, write
from colorstudio.imaging.metadata.marks import ModelUsed
from colorstudio.imaging.overlay import Overlay
from colorstudio.imaging.photo import open_photo
from colorstudio.imaging.source import Source
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import OutOfMemory

if TYPE_CHECKING:  # torch takes two seconds
    from colorstudio.network.predictor import Predictor

_NOT_CONVERGED: Final = "The colors came out a little less exact than they should: the photo is an uncommonly hard one."


def color(wish: Wish, target: Target, *, predictor: Predictor | None, token: CancelToken) -> tuple[str, ...]:
    """Color a photo and write it; give the sentences that the person should read.

    predictor : the network; None leaves all to the hints
    """
    try:
        return _colored(wish, target, predictor, token)
    except MemoryError as error:
        sentence = f"There is not enough memory to color {wish.photo.name}. Close other programs, or make it smaller."
        raise OutOfMemory(sentence, detail=str(error)) from error


def _colored(wish: Wish, target: Target, predictor: Predictor | None, token: CancelToken) -> tuple[str, ...]:
    photo = open_photo(wish.photo, token=token.part(0, 0.1))
    engine = Engine(photo)
    check_target(target, engine.framed(wish.frame).photo.size, read=_read(wish))
    overlay = overlay_of(wish, photo, token=token.part(0.1, 0.15))
    answer, of_answer = _answered(wish, engine, overlay, predictor, token.part(0.15, 0.5))
    del engine  # the memory of the solver: the answer is all that is left to do
    saturation, model = wish.settings.saturation, _model(wish, predictor)
    of_file = write(answer, target, saturation=saturation, model=model, token=token.part(0.5, 1))
    return (*answer.framed.photo.notes, *(() if overlay is None else overlay.notes), *of_answer, *of_file)


def _read(wish: Wish) -> tuple[Source, ...]:
    return (wish.photo, *(() if wish.picture is None else wish.picture[1:]))


def _model(wish: Wish, predictor: Predictor | None) -> ModelUsed | None:
    """The network that has a hand in the colors, also where it only tells edges from texture."""
    if predictor is None or wish.solver is Solver.LEVIN2004:
        return None
    return ModelUsed(predictor.model.name, predictor.model.digest)


def _answered(
    wish: Wish, engine: Engine, overlay: Overlay | None, predictor: Predictor | None, token: CancelToken
) -> tuple[Answer, tuple[str, ...]]:
    """Predict, then solve."""
    request = Request(wish.hints, Quality.FINAL, wish.frame, overlay)
    if wish.solver is Solver.LEVIN2004:
        return answer_as_2004(request, engine.framed(wish.frame), token=token), ()
    notes: tuple[str, ...] = ()
    if predictor is not None:
        prediction = Seer(engine.framed(wish.frame), predictor).predict(request, token=token)
        request = replace(request, belief=decoded(prediction, wish.settings))
        notes = prediction.notes
    answer = engine.answer(request, token=token)
    return answer, notes if answer.converged else (*notes, _NOT_CONVERGED)
