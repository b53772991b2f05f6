"""How fast hints spread, against direct solvers and algebraic multigrid, in one run on one core, with their errors.

    python -m benchmarks.propagation [--size PIXELS] [--affinity raw|default] [--no-peers] [--no-grids] [--json [FILE]]

The photo and its strokes are those of scene.py. Errors are the 99.9 % quantile of the distance to the direct solution
in Lab units; without peers, to 60 iterations of our own. Times are CPU milliseconds, the best of a few. "From nothing"
is all of it: couplings, hierarchy, mass and solve; "one more stroke" is its rectangle of mass and the solve, from the
answer without it. Ratios are a peer's time to each of ours. `pip install pyamg pypardiso` brings the peers.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext, redirect_stdout
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.timing import timed  # isort: skip  # before numpy

import numpy as np

from benchmarks.grids import agreements
from benchmarks.peers import PEERS, matrix_of
from benchmarks.scene import Scene, scene_of
from colorstudio.propagation.affinity import Affinity, couplings
from colorstudio.propagation.grid import Planes
from colorstudio.propagation.hierarchy import Hierarchy, build_hierarchy
from colorstudio.propagation.problem import Hints, Problem
from colorstudio.propagation.scale import Scale
from colorstudio.propagation.solver import solve
from colorstudio.propagation.warm import warm
from colorstudio.support.cancel import CancelToken

AFFINITIES = {"default": Affinity(), "raw": Affinity(sigma=4.0, smoothing_px=0.0)}  # raw: the evidence's worst case
LIMITS = 0.5, 1.0  # Lab units
MOST_ITERATIONS, EXACT_ITERATIONS = 30, 60
LEAST_PIXELS = 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `ratios` are the peers' times to this one."""

    name: str
    milliseconds: float
    error: float | None = None
    iterations: int | None = None
    ratios: dict[str, float] = field(default_factory=dict)
    remark: str = ""


def off(chroma: Planes, exact: Planes) -> float:
    return float(np.quantile(np.abs(chroma - exact).max(axis=0), 0.999))


def peer_rows(scene: Scene, affinity: Affinity) -> Iterator[tuple[Row, Planes | None]]:
    """Solve with each peer; the first is exact."""
    A = matrix_of(couplings(scene.lightness, Scale.of(scene.shape), affinity=affinity), scene.after.strength)
    b = (scene.after.strength * scene.after.color).reshape(2, -1).T.astype(np.float64)
    exact: Planes | None = None
    for name, solver in PEERS.items():
        try:
            spent, solved = timed(lambda solver=solver: solver(A, b), rounds=1)  # type: ignore[misc]  # a default
        except ImportError as error:
            yield Row(name, float("nan"), remark=f"{error.name} is not installed"), None
            continue
        chroma = np.asarray(solved.T.reshape(2, *scene.shape), np.float32)
        exact = chroma if exact is None else exact
        yield Row(name, spent, off(chroma, exact)), chroma


class Run:
    """Our own solves of a scene, each with its time, its true error and its iterations."""

    def __init__(self, scene: Scene, affinity: Affinity, exact: Planes | None) -> None:
        scale = Scale.of(scene.shape)
        coupling_ms, weights = timed(lambda: couplings(scene.lightness, scale, affinity=affinity))
        hierarchy_ms, self.hierarchy = timed(lambda: build_hierarchy(weights))
        self.problem = Problem(self.hierarchy)
        all_ms, _ = timed(lambda: self.problem.assign(scene.before))
        self._before = self._solve(iterations=MOST_ITERATIONS)
        part = Hints(scene.after.strength[scene.rect.slices], scene.after.color[:, *scene.rect.slices])
        rect_ms, _ = timed(lambda: self.problem.assign(part, rect=scene.rect))
        self._exact = self._solve(iterations=EXACT_ITERATIONS) if exact is None else exact
        self._setup_ms, self._stroke_ms = coupling_ms + hierarchy_ms + all_ms, rect_ms
        self.parts = [
            Row("couplings", coupling_ms),
            Row("hierarchy", hierarchy_ms),
            Row("mass: all", all_ms),
            Row("mass: a stroke's rectangle", rect_ms),
        ]

    def rows(self) -> Iterator[Row]:
        for name, start, already_ms in (
            ("from nothing", None, self._setup_ms),
            ("one more stroke", self._before, self._stroke_ms),
        ):
            errors = self._errors(start)
            for limit in LIMITS:
                count = next((i for i, error in enumerate(errors) if error < limit), MOST_ITERATIONS)
                spent, _ = timed(lambda start=start, count=count: self._solve(start=start, iterations=count))  # type: ignore[misc]  # defaults
                curve = " ".join(f"{error:.2g}" for error in errors[: count + 1])
                yield Row(f"{name} to {limit}", already_ms + spent, errors[count], count, remark=curve)
            spent, solution = timed(
                lambda start=start: solve(self.problem, token=CancelToken(), tolerance=LIMITS[-1], start=start)  # type: ignore[misc]  # a default
            )
            error = off(solution.chroma, self._exact)
            yield Row(f"{name}, own stop at {LIMITS[-1]}", already_ms + spent, error, solution.iterations)

    def _solve(self, *, start: Planes | None = None, iterations: int) -> Planes:
        return solve(self.problem, token=CancelToken(), tolerance=0.0, start=start, iterations=iterations).chroma

    def _errors(self, start: Planes | None) -> list[float]:
        """Give the true error of the start or the first cycle, and after each iteration."""
        errors: list[float] = [] if start is None else [off(start, self._exact)]
        solve(
            self.problem,
            token=CancelToken(),
            tolerance=0.0,
            start=start,
            iterations=MOST_ITERATIONS,
            on_iterate=lambda chroma: errors.append(off(chroma, self._exact)),
        )
        return errors


def bytes_per_pixel(hierarchy: Hierarchy, problem: Problem) -> float:
    """Count what a solve holds: couplings, interpolation, masses, thetas, b and x, r, z, p, and the coarse x and b."""
    grids = sum(level.w.nbytes + (0 if level.P is None else level.P.nbytes) for level in hierarchy.levels)
    masses = sum(plane.nbytes for plane in (*problem.masses, *problem.thetas))
    vectors = 5 * problem.pull.nbytes + sum(4 * mass.nbytes for mass in problem.masses[1:])
    return float(grids + masses + vectors) / (hierarchy.shape[0] * hierarchy.shape[1])


def table(scene: Scene, affinity: Affinity, *, with_peers: bool) -> tuple[list[Row], float]:
    """Print and give the rows, and the bytes per pixel."""
    theirs: list[Row] = []
    exact: Planes | None = None
    print(f"{'':32}{'CPU ms':>9}{'error':>9}{'its':>5}" + "".join(f"{'× ' + name:>18}" for name in PEERS))
    for row, chroma in peer_rows(scene, affinity) if with_peers else ():
        exact = chroma if exact is None else exact
        theirs.append(row)
        print_row(row)
    run = Run(scene, affinity, exact)
    ours = run.parts
    for row in ours:
        print_row(row)
    for row in run.rows():
        ratios = {peer.name: peer.milliseconds / row.milliseconds for peer in theirs}
        ours.append(Row(row.name, row.milliseconds, row.error, row.iterations, ratios, row.remark))
        print_row(ours[-1])
    size = bytes_per_pixel(run.hierarchy, run.problem)
    print(f"{'bytes per pixel':32}{size:9.1f}")
    return theirs + ours, size


def print_row(row: Row) -> None:
    error = "" if row.error is None else f"{row.error:.2g}"
    iterations = "" if row.iterations is None else f"{row.iterations}"
    ratios = "".join(f"{row.ratios[name]:18.1f}" if name in row.ratios else f"{'':18}" for name in PEERS)
    print(f"{row.name:32}{row.milliseconds:9.1f}{error:>9}{iterations:>5}{ratios}  {row.remark}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=pixels, default=1_000_000, help="pixels of the grid, 10,000 at least")
    parser.add_argument("--affinity", choices=AFFINITIES, default="default")
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument(
        "--grids", action=argparse.BooleanOptionalAction, default=True, help="compare with half the side"
    )
    parser.add_argument("--json", nargs="?", const="-", metavar="FILE", help="the rows as JSON, to FILE or stdout")
    options = parser.parse_args()
    with redirect_stdout(sys.stderr) if options.json == "-" else nullcontext():
        written = measured(options)
    if options.json == "-":
        print(json.dumps(written, indent=1))
    elif options.json is not None:
        Path(options.json).write_text(json.dumps(written, indent=1), encoding="utf-8")


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """Print the table, and give it as data."""
    warm()
    scene = scene_of(options.size)
    rows, size = table(scene, AFFINITIES[options.affinity], with_peers=options.peers)
    grids = []
    for apart in agreements(scene, AFFINITIES) if options.grids else ():
        grids.append(apart)
        print(f"grids agree: {apart.name:50} mean {apart.mean:.2f}, 99 % below {apart.most:.2f}", flush=True)
    return {
        "rows": [asdict(row) for row in rows],
        "bytes_per_pixel": size,
        "grids": [asdict(apart) for apart in grids],
    }


def pixels(text: str) -> int:
    """Read a number of pixels, also as 1e6."""
    size = round(float(text))
    if size < LEAST_PIXELS:
        raise argparse.ArgumentTypeError(f"{text} is less than {LEAST_PIXELS:,} pixels")
    return size


if __name__ == "__main__":
    main()
