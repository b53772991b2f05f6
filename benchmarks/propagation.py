"""How fast hints spread, against direct solvers and algebraic multigrid, in one run on one core, with their errors.

    python -m benchmarks.propagation [--size PIXELS] [--affinity raw|default] [--peers] [--json FILE]

The photo is scikit-image's coffee cup, resized; 20 strokes of its true colors, the last one contradicting. Errors are
the 99.9 % quantile against the direct solution in Lab units; without peers, against 60 iterations of our own. Times are
CPU milliseconds, the best of a few. "One more stroke" starts from the answer without the last one.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

# Before numpy: every solver on one core.
os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import numpy as np

from colorstudio.propagation.affinity import Affinity, couplings
from colorstudio.propagation.grid import GridRect, Plane, Planes, interior
from colorstudio.propagation.hierarchy import Hierarchy, build_hierarchy
from colorstudio.propagation.problem import Hints, Problem
from colorstudio.propagation.scale import HARD, Scale
from colorstudio.propagation.solver import solve
from colorstudio.propagation.warm import warm
from colorstudio.support.cancel import CancelToken

STROKES = 20
AFFINITIES = {"default": Affinity(), "raw": Affinity(sigma=4.0, smoothing_px=0.0)}  # raw: the evidence's worst case
LIMIT_COLD, LIMIT_WARM = 0.5, 1.0  # Lab units
MOST_ITERATIONS = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    milliseconds: float
    error: float | None = None
    iterations: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A photo's lightness, its hints before and after the last stroke, and where that stroke is."""

    lightness: Plane
    before: Hints
    after: Hints
    rect: GridRect


def scene_of(pixels: int) -> Scene:
    from skimage import data
    from skimage.color import rgb2lab
    from skimage.transform import resize

    photo = data.coffee()  # type: ignore[no-untyped-call]  # scikit-image annotates some functions only
    factor = (pixels / (photo.shape[0] * photo.shape[1])) ** 0.5
    shape = tuple(round(side * factor) for side in photo.shape[:2])
    resized = resize(photo, shape, order=3, anti_aliasing=factor < 1)  # type: ignore[no-untyped-call]  # as above
    lab = np.asarray(rgb2lab(resized), np.float32)
    masks = list(strokes(lab.shape[:2], np.random.default_rng(20041)))
    before = np.any(masks[:-1], axis=0)
    chroma = np.ascontiguousarray(lab[..., 1:].transpose(2, 0, 1))
    contradicting = chroma + np.array([[[30]], [[-10]]], np.float32) * (masks[-1] & ~before)
    rows, columns = np.nonzero(masks[-1])
    rect = GridRect(int(rows.min()), int(columns.min()), int(rows.max()) + 1, int(columns.max()) + 1)
    return Scene(
        np.ascontiguousarray(lab[..., 0]),
        Hints(HARD * before.astype(np.float32), chroma),
        Hints(HARD * (before | masks[-1]).astype(np.float32), contradicting),
        rect,
    )


def strokes(shape: tuple[int, int], generator: np.random.Generator) -> Iterator[np.ndarray]:
    """Draw short wandering strokes, 0.4 % of the side wide and 1 to 6 % long."""
    side = (shape[0] * shape[1]) ** 0.5
    radius = max(1, round(side * 0.002))
    for _ in range(STROKES):
        place = generator.uniform(0.05, 0.95, 2) * shape
        direction, length = generator.uniform(0, 2 * np.pi), side * generator.uniform(0.01, 0.06)
        mask = np.zeros(shape, bool)
        for _ in range(int(length / radius) + 1):
            r, c = np.clip(place.astype(int), radius, np.array(shape) - radius - 1)
            mask[r - radius : r + radius + 1, c - radius : c + radius + 1] = True
            place += radius * np.array([np.sin(direction), np.cos(direction)])
            direction += generator.normal() * 0.08
        yield mask


def timed(work: Callable[[], Any], rounds: int = 5) -> tuple[float, Any]:
    """Give the CPU milliseconds of the round that the rest of the machine disturbed least, and its result."""
    best, result = float("inf"), None
    for _ in range(rounds):
        start = time.process_time()
        result = work()
        best = min(best, time.process_time() - start)
    return 1e3 * best, result


def off(chroma: Planes, exact: Planes) -> float:
    return float(np.quantile(np.abs(chroma - exact).max(axis=0), 0.999))


def iterations_to(limit: float, problem: Problem, exact: Planes, start: Planes | None) -> tuple[int, list[float]]:
    """Count the iterations until the true error is below the limit."""
    errors: list[float] = [] if start is None else [off(start, exact)]
    solve(
        problem,
        token=CancelToken(),
        tolerance=0.0,
        start=start,
        iterations=MOST_ITERATIONS,
        on_iterate=lambda chroma: errors.append(off(chroma, exact)),
    )
    return next((i for i, error in enumerate(errors) if error < limit), MOST_ITERATIONS), errors


def measure(scene: Scene, affinity: Affinity, exact: Planes | None) -> tuple[list[Row], Planes]:
    scale = Scale.of(scene.lightness.shape)
    coupling_ms, weights = timed(lambda: couplings(scene.lightness, scale, affinity=affinity), 3)
    hierarchy_ms, hierarchy = timed(lambda: build_hierarchy(weights), 3)
    problem = Problem(hierarchy)
    all_ms, _ = timed(lambda: problem.assign(scene.before), 3)
    start = solve(problem, token=CancelToken(), tolerance=0.0, iterations=MOST_ITERATIONS).chroma
    here = scene.rect
    part = Hints(scene.after.strength[here.slices], scene.after.color[:, *here.slices])
    rect_ms, _ = timed(lambda: problem.assign(part, rect=here))
    if exact is None:
        exact = solve(problem, token=CancelToken(), tolerance=0.0, iterations=60).chroma
    rows = [
        Row("couplings", coupling_ms),
        Row("hierarchy", hierarchy_ms),
        Row("mass: all", all_ms),
        Row("mass: a stroke's rectangle", rect_ms),
    ]
    for name, limit, first in (
        (f"cold to {LIMIT_COLD}", LIMIT_COLD, None),
        (f"cold to {LIMIT_WARM}", LIMIT_WARM, None),
        (f"one more stroke to {LIMIT_WARM}", LIMIT_WARM, start),
    ):
        count, errors = iterations_to(limit, problem, exact, first)
        spent, _ = timed(  # the last check of the error is one cycle more than the iterations
            lambda first=first, count=count: solve(  # type: ignore[misc]  # a lambda with defaults
                problem, token=CancelToken(), tolerance=0.0, start=first, iterations=count
            )
        )
        curve = " ".join(f"{error:.2g}" for error in errors[: count + 1])
        rows.append(Row(name, spent, errors[count], count, curve))
    stopped_ms, stopped = timed(lambda: solve(problem, token=CancelToken(), tolerance=LIMIT_WARM), 3)
    rows.append(Row("cold, its own stop at 1", stopped_ms, off(stopped.chroma, exact), stopped.iterations))
    rows.append(Row("bytes per pixel", bytes_per_pixel(hierarchy, problem)))
    return rows, exact


def bytes_per_pixel(hierarchy: Hierarchy, problem: Problem) -> float:
    """Count what a solve holds: couplings, interpolation, masses, thetas, b and x, r, z, p, and the coarse x and b."""
    grids = sum(level.w.nbytes + (0 if level.P is None else level.P.nbytes) for level in hierarchy.levels)
    masses = sum(plane.nbytes for plane in (*problem.masses, *problem.thetas))
    vectors = 5 * problem.pull.nbytes + sum(4 * mass.nbytes for mass in problem.masses[1:])
    return float(grids + masses + vectors) / (hierarchy.shape[0] * hierarchy.shape[1])


# ------------------------------------------------------------------------------------------------------- peers
def matrix_of(weights: Planes, mass: Plane) -> Any:
    from scipy.sparse import coo_matrix, diags

    number = np.arange(mass.size).reshape(mass.shape)
    east, south, south_east, south_west = interior(weights).astype(np.float64)
    pairs = [
        (number[:, :-1], number[:, 1:], east[:, :-1]),
        (number[:-1], number[1:], south[:-1]),
        (number[:-1, :-1], number[1:, 1:], south_east[:-1, :-1]),
        (number[:-1, 1:], number[1:, :-1], south_west[:-1, 1:]),
    ]
    one, other, weight = (np.concatenate([part.ravel() for part in parts]) for parts in zip(*pairs, strict=True))
    half = coo_matrix((-weight, (one, other)), (mass.size, mass.size)).tocsr()
    both = half + half.T
    return (both + diags(mass.ravel().astype(np.float64) - np.asarray(both.sum(axis=1)).ravel())).tocsc()


def peers(scene: Scene, affinity: Affinity) -> Iterator[tuple[Row, Planes | None]]:
    """Solve with each peer; the first gives the exact solution."""
    weights = couplings(scene.lightness, Scale.of(scene.lightness.shape), affinity=affinity)
    A = matrix_of(weights, scene.after.strength)
    b = (scene.after.strength * scene.after.color).reshape(2, -1).T.astype(np.float64)

    def planes(solved: np.ndarray) -> Planes:
        return np.asarray(solved.T.reshape(2, *scene.lightness.shape))

    for name, solver in (("SuperLU, MMD symmetric", superlu_symmetric), ("SuperLU, COLAMD", superlu_colamd)):
        spent, solved = timed(lambda solver=solver: solver(A, b), 1)  # type: ignore[misc]  # a lambda with defaults
        yield Row(name, spent), planes(solved)
    for name, needed, solver in (
        ("PARDISO", "pypardiso", pardiso),
        ("pyamg, Ruge-Stüben + CG", "pyamg", classical_amg),
        ("pyamg, smoothed aggregation + CG", "pyamg", smoothed_aggregation),
    ):
        try:
            spent, solved = timed(lambda solver=solver: solver(A, b), 1)  # type: ignore[misc]  # a lambda with defaults
        except ImportError:
            yield Row(name, float("nan"), remark=f"{needed} is not installed"), None
        else:
            yield Row(name, spent), planes(solved)


def superlu_symmetric(A: Any, b: np.ndarray) -> Any:
    from scipy.sparse.linalg import splu

    options = {"SymmetricMode": True}
    return splu(A, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options=options).solve(b)


def superlu_colamd(A: Any, b: np.ndarray) -> Any:
    from scipy.sparse.linalg import splu

    return splu(A, permc_spec="COLAMD").solve(b)


def pardiso(A: Any, b: np.ndarray) -> Any:
    from pypardiso import PyPardisoSolver

    solver = PyPardisoSolver()
    rows = A.tocsr()
    solver.factorize(rows)
    return solver.solve(rows, b)


def classical_amg(A: Any, b: np.ndarray) -> Any:
    import pyamg

    return _with_cg(pyamg.ruge_stuben_solver(A.tocsr()), b)


def smoothed_aggregation(A: Any, b: np.ndarray) -> Any:
    import pyamg

    return _with_cg(pyamg.smoothed_aggregation_solver(A.tocsr()), b)


def _with_cg(hierarchy: Any, b: np.ndarray) -> Any:
    return np.stack([hierarchy.solve(plane, tol=1e-5, accel="cg", maxiter=100) for plane in b.T], axis=1)


# ------------------------------------------------------------------------------------------------------- table
def table(pixels: int, affinity: str, *, with_peers: bool) -> list[Row]:
    scene = scene_of(pixels)
    theirs, exact = [], None
    for row, solved in peers(scene, AFFINITIES[affinity]) if with_peers else ():
        if exact is None and solved is not None:
            exact = np.asarray(solved, np.float32)
        error = None if exact is None or solved is None else off(solved, exact)
        theirs.append(Row(row.name, row.milliseconds, error, remark=row.remark))
        print_row(theirs[-1])
    rows, _ = measure(scene, AFFINITIES[affinity], exact)
    by_name = {row.name: row.milliseconds for row in rows}
    cold = by_name["couplings"] + by_name["hierarchy"] + by_name["mass: all"] + by_name[f"cold to {LIMIT_WARM}"]
    rows.append(Row(f"from nothing to {LIMIT_WARM}", cold))
    for row in rows:
        print_row(row)
    for row in theirs:
        ratio = row.milliseconds / cold
        rows.append(Row(f"{row.name} / ours from nothing", ratio))
        print(f"{row.name:36}{ratio:10.1f} × ours from nothing")
    return theirs + rows


def print_row(row: Row) -> None:
    error = "" if row.error is None else f"{row.error:10.2g}"
    iterations = "" if row.iterations is None else f"{row.iterations:6}"
    print(f"{row.name:36}{row.milliseconds:10.1f}{error:>10}{iterations:>6}  {row.remark}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=float, default=1e6, help="pixels of the grid")
    parser.add_argument("--affinity", choices=AFFINITIES, default="default")
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    warm()
    print(f"{'':36}{'CPU ms':>10}{'error':>10}{'its':>6}")
    rows = table(round(options.size), options.affinity, with_peers=options.peers)
    if options.json is not None:
        options.json.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
