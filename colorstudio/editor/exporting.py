"""Exporting: the picture as a file, written while editing goes on. Nothing supersedes an export but the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import Any, Final

from numpy.typing import NDArray

from colorstudio.document.history import History
from colorstudio.editor.coloring import Coloring
from colorstudio.editor.event import Event
from colorstudio.editor.lanes import FILES
from colorstudio.editor.networks import Networks
from colorstudio.editor.notes import Busy, Doing
from colorstudio.engine.answer import Answer, AtSize
from colorstudio.engine.compose import compose
from colorstudio.engine.framing import Framed
from colorstudio.engine.lightness import lightness_of
from colorstudio.engine.writing import Target, write, written_size
from colorstudio.imaging.estimate import estimated_bytes
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import Format
from colorstudio.imaging.metadata.keeping import Keeping, kept
from colorstudio.jobs.job import Job
from colorstudio.jobs.lane import Lane
from colorstudio.jobs.slot import Slot
from colorstudio.propagation.grid import GridRect, Shape
from colorstudio.support.atomic import Existing
from colorstudio.support.errors import ColorstudioError

_ESTIMATE: Final = Slot("estimate", 2)
_ENCODED: Final = 2_000_000  # pixels, for an estimate: a picture that has no more is encoded whole, within 1 %
_BAND: Final = 32  # rows of one of the bands of a larger one, evenly from top to bottom
_SUFFIX: Final = ".jpg"
_KEPT: Final = Keeping.CAMERA | Keeping.CAPTION  # where a family lives is nobody's business unless a person says so


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What a person asks for.

    long_side : pixels; None for full size
    is_marked : whether the file says that it was colorized
    """

    path: Path
    options: FileOptions
    existing: Existing = Existing.KEPT
    long_side: int | None = None
    keeping: Keeping = Keeping.EVERYTHING
    is_marked: bool = True

    def target(self) -> Target:
        """The same for the engine, marked with the time of now."""
        marked_at = datetime.now().astimezone() if self.is_marked else None
        return Target(self.path, self.options, self.existing, marked_at, self.long_side, self.keeping)


class Occasion(Enum):
    """What made a picture be written."""

    ASKED = auto()
    AGAIN = auto()  # as the last time, without another question


@dataclass(frozen=True, slots=True)
class Exported:
    """A picture that is written; `notes` are sentences for the person."""

    path: Path
    notes: tuple[str, ...]
    occasion: Occasion


class _Export:
    """One picture on its way: first its colors are found, then it is written."""

    def __init__(self, wish: ExportWish, occasion: Occasion) -> None:
        self.wish, self.occasion = wish, occasion
        self.jobs: list[Job[Any]] = []
        self.fraction = 0.0


class Exporting:
    """Writes the pictures of one photo."""

    def __init__(self, framed: Framed, history: History, coloring: Coloring, networks: Networks, lane: Lane) -> None:
        self.changed: Event[()] = Event()  # what goes on
        self.done: Event[Exported] = Event()
        self.failed: Event[ColorstudioError] = Event()
        self.last: ExportWish | None = None
        self._framed, self._history, self._coloring = framed, history, coloring
        self._networks, self._lane = networks, lane
        self._live: list[_Export] = []

    def proposal(self, folder: Path) -> ExportWish:
        """What to begin with: the last wish, else one under a name that is never the photo's own."""
        if self.last is not None:
            return replace(self.last, existing=Existing.KEPT)
        name = f"{Path(self._history.current.photo.name).stem}-color{_SUFFIX}"
        return ExportWish(folder / name, FileOptions(Format.JPEG), keeping=_KEPT)

    @property
    def busy(self) -> Busy | None:
        """What is being written, the oldest first."""
        if not self._live:
            return None
        export = self._live[0]
        return Busy(Doing.EXPORTING, export.wish.path.name, export.fraction)

    def export(self, wish: ExportWish) -> None:
        """Write the picture as it is now."""
        self._begin(_Export(wish, Occasion.ASKED))

    def export_again(self) -> bool:
        """Write to the same file in the same way; False if no export has ended well yet."""
        if self.last is None:
            return False
        self._begin(_Export(replace(self.last, existing=Existing.REPLACED), Occasion.AGAIN))
        return True

    def _begin(self, export: _Export) -> None:
        wish = export.wish
        document = self._history.current
        settings = document.settings
        self._live.append(export)
        self.changed.fire()

        def written(answer: Answer) -> None:
            used = None if settings.model is None else self._networks.used(settings.model)
            job = self._lane.ask(
                FILES,
                lambda token: write(answer, wish.target(), saturation=settings.saturation, model=used, token=token),
                done=lambda notes: self._finish(export, notes),
                failed=lambda error: self._fail(export, error),
                progress=lambda fraction: self._report(export, 0.5 + fraction / 2),
            )
            export.jobs.append(job)

        self._coloring.answer_for(
            document,
            jobs=export.jobs,
            done=written,
            failed=lambda error: self._fail(export, error),
            progress=lambda fraction: self._report(export, fraction / 2),
        )

    def cancel(self) -> None:
        """Stop writing; what was there before is there still."""
        for export in self._live:
            for job in export.jobs:
                job.cancel()
        self._live.clear()
        self.changed.fire()

    def estimate(self, wish: ExportWish, then: Callable[[int], None]) -> Job[int] | None:
        """Estimate the bytes of the file, from what is shown now; cancel it when nobody wants to know any more."""
        answer = self._coloring.colors.answer
        saturation = self._coloring.colors.saturation
        if answer is None:
            return None
        size = written_size(self._framed.photo.size, wish.long_side)
        depth = wish.options.depth or self._framed.photo.depth
        shape = size.height, size.width

        def work() -> int:
            sized = AtSize(answer, shape)
            rects = [GridRect.whole(shape)] if size.pixels <= _ENCODED else _bands(shape)
            metadata, _ = kept(self._framed.photo.metadata, wish.keeping)
            samples = [self._composed(sized, rect, shape, saturation, depth) for rect in rects]
            return estimated_bytes(samples, wish.options, size=size, metadata=metadata)

        return self._lane.ask(_ESTIMATE, lambda _: work(), done=then, failed=lambda _: None)

    def _composed(self, sized: AtSize, rect: GridRect, shape: Shape, saturation: float, depth: int) -> NDArray[Any]:
        lightness = lightness_of(self._framed.photo, shape, rect)
        return compose(lightness, sized.chroma(rect), saturation=saturation, depth=depth)

    def _finish(self, export: _Export, notes: tuple[str, ...]) -> None:
        self.last = export.wish
        self._end(export)
        self.done.fire(Exported(export.wish.path, notes, export.occasion))

    def _fail(self, export: _Export, error: ColorstudioError) -> None:
        self._end(export)
        self.failed.fire(error)

    def _end(self, export: _Export) -> None:
        if export in self._live:
            self._live.remove(export)
        self.changed.fire()

    def _report(self, export: _Export, fraction: float) -> None:
        export.fraction = fraction
        self.changed.fire()


def _bands(shape: Shape) -> list[GridRect]:
    """A part of a large picture: bands have fewer seams than squares, which made estimates a third too high."""
    height, width = shape
    count = max(_ENCODED // (_BAND * width), 1)
    tops = [max(round((k + 0.5) / count * (height - _BAND)), 0) for k in range(count)]
    return [GridRect(top, 0, min(top + _BAND, height), width) for top in tops]
