"""How much hints help: the likeness to the true colors against the number of hints, for each way of coloring.

The protocol of Zhang, Zhu, Isola, Geng, Lin, Yu, Efros: "Real-time user-guided image colorization with learned deep
priors", 2017.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.evaluation.colorist import Colorist, Method
from colorstudio.evaluation.photos import Photos
from colorstudio.evaluation.plot import Axis, Line, Plot, even_ticks
from colorstudio.evaluation.protocol import Protocol
from colorstudio.evaluation.series import Series
from colorstudio.evaluation.table import Table
from colorstudio.evaluation.truth import psnr
from colorstudio.network.predictor import Predictor
from colorstudio.support.cancel import CancelToken

COUNTS: Final = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True, slots=True)
class HintRow:
    """A method with a number of hints: decibels, gains over gray, and the share of photos that hints made worse."""

    method: str
    hints: int
    psnr_mean: float
    psnr_median: float
    gain_mean: float
    gain_median: float
    worse_than_automatic: float


@dataclass(frozen=True, slots=True, eq=False)
class HintScores:
    """What was measured: for each method the decibels of each photo (rows) with each count of hints (columns)."""

    protocol: Mapping[str, Any]
    counts: tuple[int, ...]
    psnr: Mapping[Method, NDArray[np.float64]]
    notes: tuple[str, ...] = ()

    def rows(self) -> tuple[HintRow, ...]:
        """Sum the photos up; gray has no hints, so it has one row."""
        gray, *others = Method
        return (
            self._row(gray, self.counts[0]),
            *(self._row(method, count) for method in others for count in self.counts),
        )

    def json(self) -> dict[str, Any]:
        return {"protocol": dict(self.protocol), "rows": [asdict(row) for row in self.rows()]}

    def tables(self) -> tuple[Table, ...]:
        """Give the means and medians of the gain, the share of photos made worse, and the means in decibels."""
        return (
            self._table("Gain over gray, mean, dB", "gain_mean", "+.2f"),
            self._table("Gain over gray, median, dB", "gain_median", "+.2f"),
            self._table("PSNR, mean, dB", "psnr_mean", ".2f"),
            self._table("Photos that are worse than with no hint", "worse_than_automatic", ".0%"),
        )

    def plot(self) -> Plot:
        """Draw the mean decibels; counts stand evenly apart."""
        rows = self.rows()
        values = [row.psnr_mean for row in rows]
        ends = (0.0, float(len(self.counts) - 1))
        lines = [Line(Method.GRAY.value, tuple((x, rows[0].psnr_mean) for x in ends))]
        for method in list(Method)[1:]:
            points = [row.psnr_mean for row in rows if row.method == method.value]
            lines.append(Line(method.value, tuple((float(x), y) for x, y in enumerate(points))))
        across = Axis("hints", tuple((float(x), str(count)) for x, count in enumerate(self.counts)))
        return Plot("Likeness to the true colors", across, Axis("dB", _decibels(values)), tuple(lines))

    def _row(self, method: Method, count: int) -> HintRow:
        column = self.counts.index(count)
        scores, gray = self.psnr[method][:, column], self.psnr[Method.GRAY][:, column]
        automatic = self.psnr[method][:, 0]
        return HintRow(
            method.value,
            count,
            float(scores.mean()),
            float(np.median(scores)),
            float((scores - gray).mean()),
            float(np.median(scores - gray)),
            float((scores < automatic).mean()),
        )

    def _table(self, title: str, field: str, form: str) -> Table:
        shown = [row for row in self.rows() if row.method != Method.GRAY.value]
        names = tuple(dict.fromkeys(row.method for row in shown))
        rows = [(name, *(format(getattr(row, field), form) for row in shown if row.method == name)) for name in names]
        return Table(title, ("hints", *map(str, self.counts)), tuple(rows))


def measure_hints(
    photos: Photos,
    predictor: Predictor,
    *,
    protocol: Protocol,
    counts: Sequence[int] = COUNTS,
    token: CancelToken,
) -> HintScores:
    """Color each photo in every way with each number of hints; the first count is 0."""
    assert counts[0] == 0
    series = Series(photos, protocol)
    psnrs: dict[Method, list[list[float]]] = {method: [] for method in Method}
    for number, truth in series.truths(token=token):
        colorist = Colorist(truth, predictor, weight=protocol.prior)
        for rows in psnrs.values():
            rows.append([])
        for count in counts:
            token.check()
            colored = colorist.all_of(protocol.hints(truth, number, count), token=CancelToken())
            for method, chroma in colored.items():
                psnrs[method][-1].append(psnr(truth, chroma))
    facts = series.described() | {"model": predictor.model.name, "digest": predictor.model.digest}
    return HintScores(facts, tuple(counts), {method: np.array(rows) for method, rows in psnrs.items()}, series.notes)


def _decibels(values: Sequence[float]) -> tuple[tuple[float, str], ...]:
    return even_ticks(min(values), max(values), step=2.0)
