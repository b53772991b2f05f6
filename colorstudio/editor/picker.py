"""The picker: the place that was asked about, the colors that are possible there, and what hovering and choosing do.

It shows what is known at once, and renews itself when the network has seen the newest hint. Fan, dock and tests drive
this one object.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from colorstudio.document.colors import Chroma, Gray, HintColor
from colorstudio.document.edits import Edit
from colorstudio.document.history import History
from colorstudio.document.ids import HintId, new_hint_id
from colorstudio.document.model import Document
from colorstudio.document.settings import DEFAULT_MODEL
from colorstudio.editor.believing import Believed, Believer
from colorstudio.editor.choice_edits import Asked
from colorstudio.editor.choices import Choice, Knowledge, Possible, Scope
from colorstudio.editor.coloring import Coloring, Pace
from colorstudio.editor.event import Event
from colorstudio.editor.lanes import ASKED, PREVIEWS
from colorstudio.editor.notes import Note
from colorstudio.editor.offering import choices_of, histogram_of, knowledge_of
from colorstudio.engine.framing import Framed
from colorstudio.engine.offer import Offer, offer_at, offer_of_box, offer_of_object
from colorstudio.engine.previews import CropAt, Preview
from colorstudio.jobs.job import Job
from colorstudio.jobs.lane import Lane
from colorstudio.support.errors import ColorstudioError
from colorstudio.support.geometry import PhotoPoint, PhotoRect

_CROP = 192  # px of the screen: a blade of the fan at twice the resolution


class Desk(Protocol):
    """The open photo, as far as the picker works on it."""

    framed: Framed
    history: History
    coloring: Coloring
    believer: Believer
    noted: Event[Note]

    def stage(self, edit: Edit, pace: Pace) -> None: ...
    def commit(self) -> None: ...
    def abort(self) -> None: ...


class Picker:
    """Asks about one place at a time."""

    def __init__(self, desk: Desk, predict: Lane) -> None:
        self.changed: Event[()] = Event()
        self.possible = Possible(Knowledge.NOTHING, Scope.OBJECT)
        self.is_open = False  # the fan: a place was clicked, and nothing chosen yet
        self._desk, self._lane = desk, predict
        self._asked: Asked | None = None
        self._zoom = 1.0
        self._scope = Scope.OBJECT
        self._believed: Believed | None = None  # what is shown is of this
        self._jobs: list[Job[Any]] = []
        desk.coloring.predicted.connect(self._hear)

    # What the person does

    def ask(self, place: PhotoPoint | PhotoRect, *, zoom: float, reopen: HintId | None = None) -> None:
        """Ask which colors are possible at a place of the scan; `zoom` is how large the canvas shows it."""
        self._leave_hovering()
        self._asked, self._zoom, self.is_open = Asked(place, reopen or new_hint_id(), 0.0), zoom, True
        self._renew(self._known() if reopen is None else None)

    def set_scope(self, scope: Scope) -> None:
        """Ask about the pixel or the object instead."""
        if scope is Scope.BOX:  # it has to be drawn: until then things stay as they are
            self.changed.fire()
            return
        self._scope = scope
        if self._asked is not None and isinstance(self._asked.place, PhotoPoint):
            self._renew(self._believed)
        else:
            self._show(replace(self.possible, scope=scope))

    def hover(self, index: int | None) -> None:
        """Preview a choice on the canvas, or none."""
        if index == self.possible.hovered:
            return
        if index is None:
            self._leave_hovering()
        else:
            self._show(replace(self.possible, hovered=index))
            self._desk.stage(self._edit(self.possible.choices[index]), Pace.TRYING)

    def choose(self, index: int) -> None:
        """Make a hint of a choice; choosing again in the same place changes it."""
        if not 0 <= index < len(self.possible.choices):
            return
        self._cancel()
        self.is_open = False
        self._desk.stage(self._edit(self.possible.choices[index]), Pace.PAINTING)
        self._desk.commit()
        self._show(replace(self.possible, hovered=None, chosen=index))
        self._ask_missing_previews()

    def dismiss(self) -> None:
        """Leave without choosing."""
        self._leave_hovering()
        self._cancel()
        self._asked, self.is_open = None, False
        self._show(Possible(Knowledge.NOTHING, self._scope))

    # What is heard

    def _hear(self) -> None:
        """A newer prediction is there: what is shown follows, unless the hand is at it."""
        if self._asked is None or self.possible.hovered is not None:
            return
        known = self._known()
        if known is not None and known is not self._believed:
            self._renew(known)
        elif self._chosen(self.possible.choices) != self.possible.chosen:  # undone, or done again
            self._show(replace(self.possible, chosen=self._chosen(self.possible.choices)))

    def _known(self) -> Believed | None:
        """What the network says of the document without the hint that is asked for."""
        believed = self._desk.coloring.believed
        if self._asked is None or believed is None:
            return None
        is_of_the_hint = any(hint.id == self._asked.hint for hint in believed.hints)
        return None if is_of_the_hint else believed

    def _renew(self, believed: Believed | None) -> None:
        assert self._asked is not None
        self._cancel()
        if believed is None:
            self._show(Possible(Knowledge.PREDICTING, self._scope_of_the_place(), self._asked.place))
            document = self._document()
            prediction = self._lane.ask(
                ASKED,
                lambda token: self._desk.believer.believe(document, self._hints_of(document), token=token),
                done=self._renew,
                failed=self._fail_to_predict,
            )
            self._jobs.append(prediction)
        else:
            self._offer(believed)

    def _offer(self, believed: Believed) -> None:
        assert self._asked is not None
        self._believed = believed
        offer, radius = self._offered(believed)
        self._asked = replace(self._asked, inner_radius=radius)
        choices = choices_of(offer)
        self._show(
            Possible(
                knowledge_of(offer),
                self._scope_of_the_place(),
                self._asked.place,
                histogram_of(offer),
                choices,
                chosen=self._chosen(choices),
            )
        )
        self._ask_missing_previews()

    def _offered(self, believed: Believed) -> tuple[Offer, float]:
        """What the place offers, and how far the border of its object is."""
        assert self._asked is not None
        field, framed, place = believed.prediction.field, self._desk.framed, self._asked.place
        if isinstance(place, PhotoRect):
            return offer_of_box(field, framed, self._box_in_the_picture(place)), 0.0
        x, y = self._in_the_picture(place)
        radius = believed.objects.inner_radius(x, y)
        if self._scope is Scope.PIXEL:
            return offer_at(field, framed, x, y), radius
        return offer_of_object(field, framed, believed.objects, x, y), radius

    def _chosen(self, choices: tuple[Choice, ...]) -> int | None:
        """The choice that is nearest to the color that the hint has."""
        assert self._asked is not None
        there = next((hint for hint in self._desk.history.current.hints if hint.id == self._asked.hint), None)
        if not choices:  # nothing is known yet
            return None
        match getattr(there, "color", None):
            case Chroma() as color:
                return int(np.argmin([_distance(choice.color, color) for choice in choices]))
            case Gray():
                return next(index for index, choice in enumerate(choices) if choice.color is Gray.KEEP)
            case _:
                return None

    def _ask_missing_previews(self) -> None:
        """Ask for a picture under each choice, the likeliest first; each is a job, so a click need not wait for all."""
        assert self._asked is not None
        if not self._desk.coloring.is_prepared:
            return
        crop = self._crop()
        for index, choice in enumerate(self.possible.choices):
            if choice.crop is not None:
                continue
            candidate = _with_network(self._edit(choice).apply(self._desk.history.current))
            job = self._lane.ask(
                PREVIEWS,
                partial(self._preview, candidate, crop),
                done=partial(self._take_preview, index),
                failed=self._fail,
            )
            self._jobs.append(job)

    def _preview(self, document: Document, crop: CropAt, token: Any) -> Preview:
        return self._desk.believer.preview(document, crop, token=token)

    def _take_preview(self, index: int, preview: Preview) -> None:
        choices = list(self.possible.choices)
        choices[index] = replace(choices[index], crop=preview.crop, thumbnail=preview.thumbnail)
        self._show(replace(self.possible, choices=tuple(choices)))

    # Between

    def _edit(self, choice: Choice) -> Edit:
        assert self._asked is not None
        percent = round(100 * choice.probability)
        label = f"Chosen, {percent} % {choice.name.lower()}"
        return self._asked.edit(choice.color, self._desk.history.current, label)

    def _document(self) -> Document:
        """The document that is asked about; where the person wants no network, the usual one is asked."""
        assert self._asked is not None
        return _with_network(self._asked.without(self._desk.history.current))

    def _hints_of(self, document: Document) -> tuple[Any, ...]:
        return document.hints if self._desk.coloring.is_prepared else ()

    def _scope_of_the_place(self) -> Scope:
        return Scope.BOX if self._asked is not None and isinstance(self._asked.place, PhotoRect) else self._scope

    def _in_the_picture(self, place: PhotoPoint) -> NDArray[np.float64]:
        point: NDArray[np.float64] = self._desk.framed.matrix @ (place.x, place.y, 1.0)
        return point

    def _box_in_the_picture(self, box: PhotoRect) -> PhotoRect:
        corners = [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
        points = np.array([self._in_the_picture(PhotoPoint(*corner)) for corner in corners])
        (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
        return PhotoRect(float(left), float(top), float(right), float(bottom))

    def _crop(self) -> CropAt:
        assert self._asked is not None
        place = self._asked.place
        if isinstance(place, PhotoRect):
            place = PhotoPoint((place.left + place.right) / 2, (place.top + place.bottom) / 2)
        x, y = self._in_the_picture(place)
        return CropAt(float(x), float(y), self._zoom, _CROP)

    def _leave_hovering(self) -> None:
        if self.possible.hovered is not None:
            self._show(replace(self.possible, hovered=None))
            self._desk.abort()

    def _cancel(self) -> None:
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()

    def _fail_to_predict(self, error: ColorstudioError) -> None:
        """Nothing will be known: leave, or the fan would wait for ever."""
        self._fail(error)
        self.dismiss()

    def _fail(self, error: ColorstudioError) -> None:
        self._desk.noted.fire(Note.of(error))

    def _show(self, possible: Possible) -> None:
        self.possible = possible
        self.changed.fire()


def _with_network(document: Document) -> Document:
    if document.settings.model is None:
        return replace(document, settings=replace(document.settings, model=DEFAULT_MODEL))
    return document


def _distance(one: HintColor, other: Chroma) -> float:
    return float(np.hypot(one.a - other.a, one.b - other.b)) if isinstance(one, Chroma) else np.inf
