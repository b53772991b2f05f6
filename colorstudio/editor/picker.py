"""The picker: the place that was asked about, the colors that are possible there, and what hovering and choosing do.

It shows what is known at once, and renews itself when the network has seen the newest hint. Fan, dock and tests drive
this one object.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol

import numpy as np

from colorstudio.document.colors import Chroma, Gray, HintColor
from colorstudio.document.edits import Edit
from colorstudio.document.hints import ColorHint, Origin
from colorstudio.document.history import History
from colorstudio.document.ids import HintId, new_hint_id
from colorstudio.document.model import Document
from colorstudio.document.settings import DEFAULT_MODEL
from colorstudio.editor.asking import in_picture, offered
from colorstudio.editor.believing import Believed, Believer
from colorstudio.editor.choice_edits import Asked
from colorstudio.editor.choice_previews import ChoicePreviews
from colorstudio.editor.choices import Choice, Knowledge, Possible, Scope
from colorstudio.editor.coloring import Coloring, Pace
from colorstudio.editor.event import Event
from colorstudio.editor.hint_lightness import HintLightness
from colorstudio.editor.lanes import ASKED
from colorstudio.editor.notes import Note
from colorstudio.editor.offering import choices_of, histogram_of, knowledge_of
from colorstudio.engine.framing import Framed
from colorstudio.engine.previews import CropAt, Preview
from colorstudio.jobs.job import Job
from colorstudio.jobs.lane import Lane
from colorstudio.support.errors import BadInput, ColorstudioError
from colorstudio.support.geometry import PhotoPoint, PhotoRect
from colorstudio.tools.held import Held
from colorstudio.tools.labels import chosen, in_color

_CROP = 192  # px of the screen: a blade of the fan at twice the resolution


class Desk(Protocol):
    """The open photo, as far as the picker works on it."""

    framed: Framed
    history: History
    held: Held
    lightness: HintLightness
    coloring: Coloring
    believer: Believer
    document_changed: Event[()]
    noted: Event[Note]

    def stage(self, edit: Edit, pace: Pace) -> bool: ...
    def commit(self) -> None: ...
    def abort(self) -> None: ...


class Picker:
    """Asks about one place at a time."""

    def __init__(self, desk: Desk, predict: Lane) -> None:
        self.changed: Event[()] = Event()
        self.possible = Possible(Knowledge.NOTHING, Scope.OBJECT)
        self.is_open = False  # the fan: a place was clicked, and nothing chosen yet
        self.wants_another = False  # color for the place than those of the fan: the next one that is picked
        self._desk, self._lane = desk, predict
        self._asked: Asked | None = None
        self._zoom = 1.0
        self._scope = Scope.OBJECT
        self._believed: Believed | None = None  # what is shown is of this
        self._prediction: Job[Believed] | None = None
        self._previews = ChoicePreviews(desk.believer, predict, self._take_preview, self._fail)
        desk.coloring.predicted.connect(self._hear)
        desk.document_changed.connect(self._follow_document)

    # What the person does

    def ask(self, place: PhotoPoint | PhotoRect, *, zoom: float, reopen: HintId | None = None) -> None:
        """Ask which colors are possible at a place of the scan; `zoom` is how large the canvas shows it."""
        self._leave_hovering()
        self._asked, self._zoom = Asked(place, reopen or new_hint_id(), 0.0), zoom
        self.is_open, self.wants_another = True, False
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
        self.is_open, self.wants_another = False, False
        if self._desk.stage(self._edit(self.possible.choices[index]), Pace.PAINTING):
            self._desk.commit()
        else:
            self._desk.abort()  # what was tried before
        self._show(replace(self.possible, hovered=None, chosen=self._chosen(self.possible.choices)))
        self._ask_missing_previews()

    def want_another(self) -> None:
        """Leave the fan for a color that it does not have; the place stays asked about."""
        self._leave_hovering()
        if self._asked is not None:
            self.is_open, self.wants_another = False, True
            self.changed.fire()

    def dismiss(self) -> None:
        """Leave without choosing."""
        self._leave_hovering()
        self._cancel()
        self._asked, self.is_open, self.wants_another = None, False, False
        self._show(Possible(Knowledge.NOTHING, self._scope))

    # The color that is wanted instead of those

    @property
    def lightness_of_another(self) -> float | None:
        """How light the photo is where another color is wanted; None if it is nowhere."""
        return self._desk.lightness.of(self._hint(Gray.KEEP, Origin.PAINTED)) if self.wants_another else None

    @property
    def hint_of_another(self) -> HintId | None:
        """The hint that another color makes, or has made."""
        return self._asked.hint if self.wants_another and self._asked is not None else None

    def another(self, color: HintColor) -> Edit:
        """What another color does at the place."""
        assert self._asked is not None
        hint = self._hint(color, Origin.PAINTED)
        current = self._desk.history.current
        deed = "Point" if isinstance(self._asked.place, PhotoPoint) else "Region"
        if self._asked.color_in(current) is not None:
            deed = "Recolor"
        return self._asked.edit(hint, current, in_color(deed, color, self._desk.lightness.of(hint)))

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

    def _follow_document(self) -> None:
        """Where the person wants no network, no prediction says that there is a newer document."""
        current = self._desk.history.current
        if self._asked is None or current.settings.model is not None or self._desk.history.shown is not current:
            return
        document = self._document()
        if self._believed is None or not self._believed.answers(self._hints_of(document), document.settings):
            self._cancel()
            self._ask_network()

    def _known(self) -> Believed | None:
        """What the network says of the document without the hint that is asked for."""
        believed, model = self._desk.coloring.believed, self._desk.history.current.settings.model
        if self._asked is None or believed is None or believed.settings.model != model:
            return None
        is_of_the_hint = any(hint.id == self._asked.hint for hint in believed.hints)
        return None if is_of_the_hint else believed

    def _renew(self, believed: Believed | None) -> None:
        assert self._asked is not None
        self._cancel()
        if believed is None:
            self._show(Possible(Knowledge.PREDICTING, self._scope_of_the_place(), self._asked.place))
            self._ask_network()
        else:
            self._offer(believed)

    def _ask_network(self) -> None:
        document = self._document()
        self._prediction = self._lane.ask(
            ASKED,
            lambda token: self._desk.believer.believe(document, self._hints_of(document), token=token),
            done=self._renew,
            failed=self._fail_to_predict,
        )

    def _offer(self, believed: Believed) -> None:
        assert self._asked is not None
        self._believed = believed
        offer, radius = offered(believed, self._desk.framed, self._asked.place, scope=self._scope)
        self._asked = replace(self._asked, inner_radius=radius)
        # At the lightness of the hint that it would be: choice and hint look the same and have one name.
        offer = replace(offer, lightness=self._desk.lightness.of(self._hint(Gray.KEEP, Origin.MODE)))
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

    def _chosen(self, choices: tuple[Choice, ...]) -> int | None:
        """The choice that is nearest to the color that the hint has."""
        assert self._asked is not None
        if not choices:  # nothing is known yet
            return None
        match self._asked.color_in(self._desk.history.current):
            case Chroma() as color:
                return int(np.argmin([_distance(choice.color, color) for choice in choices]))
            case Gray():
                return next(index for index, choice in enumerate(choices) if choice.color is Gray.KEEP)
            case _:
                return None

    def _ask_missing_previews(self) -> None:
        """Ask for a picture under each choice that has none, the likeliest first."""
        assert self._asked is not None
        if not self._desk.coloring.is_prepared:
            return
        current, missing = self._desk.history.current, enumerate(self.possible.choices)
        try:
            documents = [
                (index, _with_network(self._edit(choice).apply(current)))
                for index, choice in missing
                if choice.crop is None
            ]
        except BadInput:  # a document that is full; to choose says so
            return
        x, y = in_picture(self._desk.framed, self._asked.middle)
        self._previews.ask(documents, CropAt(x, y, self._zoom, _CROP))

    def _take_preview(self, index: int, preview: Preview) -> None:
        choices = list(self.possible.choices)
        choices[index] = replace(choices[index], crop=preview.crop, thumbnail=preview.thumbnail)
        self._show(replace(self.possible, choices=tuple(choices)))

    # Between

    def _edit(self, choice: Choice) -> Edit:
        assert self._asked is not None
        label = chosen(choice.name, choice.probability)
        return self._asked.edit(self._hint(choice.color, Origin.MODE), self._desk.history.current, label)

    def _hint(self, color: HintColor, origin: Origin) -> ColorHint:
        assert self._asked is not None
        return self._asked.hint_in(color, self._desk.history.current, self._desk.held, origin=origin)

    def _document(self) -> Document:
        """The document that is asked about; where the person wants no network, the usual one is asked."""
        assert self._asked is not None
        return _with_network(self._asked.without(self._desk.history.current))

    def _hints_of(self, document: Document) -> tuple[Any, ...]:
        return document.hints if self._desk.coloring.is_prepared else ()

    def _scope_of_the_place(self) -> Scope:
        return Scope.BOX if self._asked is not None and isinstance(self._asked.place, PhotoRect) else self._scope

    def _leave_hovering(self) -> None:
        if self.possible.hovered is not None:
            self._show(replace(self.possible, hovered=None))
            self._desk.abort()

    def _cancel(self) -> None:
        self._previews.cancel()
        if self._prediction is not None:
            self._prediction.cancel()
            self._prediction = None

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
