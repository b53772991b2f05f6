"""Whether "70 %" is right seven times in ten: the probabilities of the modes against the true colors.

A place offers its modes, as a person sees them. The true color is the mean under the place; right is the one mode that
its bin belongs to. The expected calibration error is the mean distance between what was said and what was true, over
places sorted into equal steps of what was said.

Reference: Guo, Pleiss, Sun, Weinberger, "On calibration of modern neural networks", 2017.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.evaluation.colorist import Colorist
from colorstudio.evaluation.photos import Photos
from colorstudio.evaluation.plot import Axis, Line, Plot
from colorstudio.evaluation.protocol import Protocol
from colorstudio.evaluation.series import Series
from colorstudio.evaluation.table import Table
from colorstudio.evaluation.truth import Truth
from colorstudio.network import bins
from colorstudio.network.histogram import Histogram, HistogramField
from colorstudio.network.modes import choice
from colorstudio.network.predictor import Predictor
from colorstudio.network.working_size import QUARTER, halved
from colorstudio.support.cancel import CancelToken

HINTS: Final = (0, 10)
_STEPS: Final = 15  # of what is said, from 0 to 1: those of Guo et al.
_APART: Final = 4  # places of the quarter grid: 256 of a photo of 256 × 256


@dataclass(frozen=True, slots=True)
class Bin:
    """Places of which about the same was said: their share of all, what was said and what was true in the mean."""

    share: float
    said: float
    true: float


@dataclass(frozen=True, slots=True, eq=False)
class Claims:
    """Probabilities that were said, and whether it was so."""

    said: NDArray[np.float64]
    true: NDArray[np.bool_]

    def bins(self) -> tuple[Bin, ...]:
        """Sort them into equal steps; those without any are left out."""
        step = np.minimum((self.said * _STEPS).astype(np.intp), _STEPS - 1)
        return tuple(
            Bin(float(inside.mean()), float(self.said[inside].mean()), float(self.true[inside].mean()))
            for inside in (step == number for number in range(_STEPS))
            if inside.any()
        )

    @property
    def error(self) -> float:
        """The expected calibration error."""
        return sum(one.share * abs(one.said - one.true) for one in self.bins())


@dataclass(frozen=True, slots=True, eq=False)
class Claimed:
    """What was said with one count of hints.

    first : of the most probable mode of each place
    offered : of all modes of each place
    top_bin : of the one most probable bin, which soft targets keep below two thirds
    """

    first: Claims
    offered: Claims
    top_bin: Claims


@dataclass(frozen=True, slots=True, eq=False)
class CalibrationScores:
    """What was measured, by count of hints."""

    protocol: Mapping[str, Any]
    claimed: Mapping[int, Claimed]
    notes: tuple[str, ...] = ()

    def json(self) -> dict[str, Any]:
        automatic, *hinted = self.claimed
        facts: dict[str, Any] = {"protocol": dict(self.protocol), "ece": self.claimed[automatic].first.error}
        facts |= {f"ece_{count}": self.claimed[count].first.error for count in hinted}
        facts["ece_offered"] = self.claimed[automatic].offered.error
        facts["ece_top_bin"] = self.claimed[automatic].top_bin.error
        facts["bins"] = [asdict(one) for one in self.claimed[automatic].first.bins()]
        return facts

    def tables(self) -> tuple[Table, ...]:
        """Give the errors, and what was said and true in each step."""
        kinds = ("first", "offered", "top_bin")
        errors = tuple(
            (name.replace("_", " "), *(f"{getattr(one, name).error:.1%}" for one in self.claimed.values()))
            for name in kinds
        )
        columns = tuple(f"{count} hints" for count in self.claimed)
        return (
            Table("Expected calibration error", ("of the modes", *columns), errors),
            *(_reliability(count, one.first) for count, one in self.claimed.items()),
        )

    def plot(self) -> Plot:
        """Draw the reliability diagram: said across, true upward."""
        ticks = tuple((n / 5, f"{n / 5:.0%}") for n in range(6))
        lines = [Line("as it should be", ((0.0, 0.0), (1.0, 1.0)))]
        for count, one in self.claimed.items():
            lines.append(Line(f"{count} hints", tuple((step.said, step.true) for step in one.first.bins())))
        return Plot("The most probable color of a place", Axis("said", ticks), Axis("true", ticks), tuple(lines))


def measure_calibration(
    photos: Photos, predictor: Predictor, *, protocol: Protocol, token: CancelToken
) -> CalibrationScores:
    """Ask at places on an even grid over each photo, without and with hints."""
    asked: dict[int, list[_Place]] = {count: [] for count in HINTS}
    series = Series(photos, protocol)
    for number, truth in series.truths(token=token):
        colorist = Colorist(truth, predictor, weight=protocol.prior)
        for count, places in asked.items():
            token.check()
            field = colorist.predict(protocol.hints(truth, number, count), token=CancelToken())
            places.extend(_places(truth, field))
    facts = series.described() | {"model": predictor.model.name, "digest": predictor.model.digest}
    return CalibrationScores(facts, {count: _claimed(places) for count, places in asked.items()}, series.notes)


@dataclass(frozen=True, slots=True)
class _Place:
    """What one place said: of its modes, most probable first, of its top bin; and which of them were so."""

    modes: tuple[tuple[float, bool], ...]
    top_bin: tuple[float, bool]


def _places(truth: Truth, field: HistogramField) -> Iterator[_Place]:
    true = halved(halved(truth.chroma))
    assert true.shape[1:] == field.shape == tuple(side // QUARTER for side in truth.lightness.shape)
    for row in range(_APART // 2, field.shape[0], _APART):
        for column in range(_APART // 2, field.shape[1], _APART):
            yield _place(field.at(row, column), true[:, row, column])


def _place(histogram: Histogram, true: NDArray[np.float32]) -> _Place:
    offered = choice(histogram)
    top, true_bin = int(histogram.argmax()), int(np.hypot(*(bins.bin_colors() - true).T).argmin())
    right = offered.owners[true_bin]
    return _Place(
        tuple((mode.probability, bool(number == right)) for number, mode in enumerate(offered.modes)),
        (float(histogram[top]), top == true_bin),
    )


def _claimed(places: list[_Place]) -> Claimed:
    return Claimed(
        _claims([place.modes[0] for place in places]),
        _claims([claim for place in places for claim in place.modes]),
        _claims([place.top_bin for place in places]),
    )


def _claims(pairs: list[tuple[float, bool]]) -> Claims:
    said, true = zip(*pairs, strict=True)
    return Claims(np.array(said), np.array(true))


def _reliability(count: int, claims: Claims) -> Table:
    rows = tuple((f"{one.said:.1%}", f"{one.true:.1%}", f"{one.share:.1%}") for one in claims.bins())
    return Table(f"The most probable color of a place, {count} hints", ("said", "true", "share of places"), rows)
