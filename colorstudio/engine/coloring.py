"""One photo in, one colored picture out, whole or not at all: what the command line, batches and the library share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from colorstudio.engine.answer import Answer
from colorstudio.engine.composed_strips import composed_strips
from colorstudio.engine.decoding import decoded
from colorstudio.engine.engine import Engine
from colorstudio.engine.formulation2004 import answer_as_2004
from colorstudio.engine.prediction import Seer
from colorstudio.engine.raster import Paint
from colorstudio.engine.request import Quality, Request
from colorstudio.engine.wish import Solver, Wish, overlay_of
from colorstudio.imaging.colored import colored
from colorstudio.imaging.encode import check_fits, encode, losses
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.metadata.marks import Marks, ModelUsed
from colorstudio.imaging.overlay import Overlay
from colorstudio.imaging.photo import open_photo
from colorstudio.support.atomic import Existing
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import CannotWrite, OutOfMemory

if TYPE_CHECKING:  # torch takes two seconds
    from colorstudio.network.predictor import Predictor

_NOT_CONVERGED: Final = "The colors came out a little less exact than they should: the photo is an uncommonly hard one."


@dataclass(frozen=True, slots=True)
class Target:
    """Where the picture goes, and how.

    marked_at : the time to write into the marks that say that the picture was colorized; None leaves them out
    """

    path: Path
    options: FileOptions
    existing: Existing
    marked_at: datetime | None


def color(wish: Wish, target: Target, *, predictor: Predictor | None, token: CancelToken) -> tuple[str, ...]:
    """Color a photo and write it; give the sentences that the person should read.

    predictor : the network; None leaves all to the hints
    """
    _spare_what_is_read(wish, target.path)
    try:
        return _colored(wish, target, predictor, token)
    except MemoryError as error:
        sentence = f"There is not enough memory to color {wish.photo.name}. Close other programs, or make it smaller."
        raise OutOfMemory(sentence, detail=str(error)) from error


def _spare_what_is_read(wish: Wish, out: Path) -> None:
    """Refuse to write over the photo or its hints, whatever else may be replaced."""
    for source in (wish.photo, *(() if wish.picture is None else wish.picture[1:])):
        if source.path is not None and out.exists() and source.path.exists() and out.samefile(source.path):
            raise CannotWrite(f"{source.name} itself would be replaced by its colored picture. Choose another name.")


def _colored(wish: Wish, target: Target, predictor: Predictor | None, token: CancelToken) -> tuple[str, ...]:
    photo = open_photo(wish.photo, token=token.part(0, 0.1))
    engine = Engine(photo)
    check_fits(engine.framed(wish.frame).photo.size, target.options.format)
    overlay = overlay_of(wish, photo, token=token.part(0.1, 0.15))
    answer, of_answer = _answered(wish, engine, overlay, predictor, token.part(0.15, 0.5))
    del engine  # the memory of the solver: the answer is all that is left to do
    depth = target.options.depth or photo.depth
    strips = composed_strips(answer, saturation=wish.settings.saturation, depth=depth, token=token.part(0.5, 0.8))
    picture = colored(answer.framed.photo, strips, depth=depth)
    marks = _marks(wish, target, predictor) if _has_color(wish, answer) else None
    lost = losses(picture, target.options, marks=marks)
    encode(
        picture,
        target.path,
        options=target.options,
        token=token.part(0.8, 1),
        marks=marks,
        existing=target.existing,
    )
    return (*picture.notes, *(() if overlay is None else overlay.notes), *_unheard(wish, answer), *of_answer, *lost)


def _unheard(wish: Wish, answer: Answer) -> tuple[str, ...]:
    """What the person painted and won't see."""
    photo = answer.framed.photo
    placement = answer.framed.placement((photo.size.height, photo.size.width))
    outside = Paint(wish.hints, placement).outside
    if outside:
        return (f"Hints outside of the picture's frame don't count: {outside} of {len(wish.hints)}.",)
    if not answer.chroma.any():
        return (f"{wish.photo.name} has no color: there is neither a hint that counts nor a network's.",)
    return ()


def _has_color(wish: Wish, answer: Answer) -> bool:
    """Whether there is a color to be seen: a gray picture isn't colorized, and says nothing of the kind."""
    return wish.settings.saturation > 0 and bool(answer.chroma.any())


def _marks(wish: Wish, target: Target, predictor: Predictor | None) -> Marks | None:
    """What the file says of its colors: the network is named also where it only told edges from texture."""
    if target.marked_at is None:
        return None
    if predictor is None or wish.solver is Solver.LEVIN2004:
        return Marks(wish.photo.digest, target.marked_at)
    return Marks(wish.photo.digest, target.marked_at, ModelUsed(predictor.model.name, predictor.model.digest))


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
