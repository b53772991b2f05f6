"""The same equation, written as a sparse matrix and solved by others: direct solvers and algebraic multigrid."""

from __future__ import annotations

from typing import Any

import numpy as np

from colorstudio.propagation.grid import Plane, Planes, interior


def matrix_of(weights: Planes, mass: Plane) -> Any:
    """Write A = Lap(w) + diag(m)."""
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


# The first gives the exact solution.
PEERS = {
    "SuperLU MMD": superlu_symmetric,
    "SuperLU COLAMD": superlu_colamd,
    "PARDISO": pardiso,
    "AMG classical": classical_amg,
    "AMG aggregation": smoothed_aggregation,
}
