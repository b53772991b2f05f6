"""The kernels of engine and equation compiled and kept, so that nobody waits for a compiler twice.

The cache is in the person's cache folder. A file in it says that it holds all kernels of this program, as this Python
and this numba compile them.
"""

from __future__ import annotations

import os
import platform
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from colorstudio.document.chroma_grid import ChromaGrid
from colorstudio.document.colors import Chroma
from colorstudio.document.frame import Frame
from colorstudio.document.hints import Barrier, Kept, Origin, Region, Stroke, StrokePoint
from colorstudio.document.ids import HintId
from colorstudio.engine.framing_kernels import turn_rows
from colorstudio.engine.placement import Placement
from colorstudio.engine.request import Quality, Request
from colorstudio.engine.working_grid import WorkingGrid
from colorstudio.propagation.warm import warm as warm_propagation
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import CannotWrite
from colorstudio.support.geometry import PhotoPoint

_PACKAGE = Path(__file__).resolve().parent.parent
_SHAPE = (13, 14)


def is_warm() -> bool:
    """Whether all kernels are in the cache."""
    return _proof().exists()


def warm(token: CancelToken) -> None:
    """Compile what is missing in the cache: some 20 seconds the first time."""
    proof = _proof()
    try:
        token.report(0)
        warm_propagation()
        token.report(0.75)
        _rasterize()
        token.report(1)
        proof.parent.mkdir(parents=True, exist_ok=True)
        proof.touch()
    except OSError as error:
        raise CannotWrite(
            f"The solver can't be kept in {proof.parent}: {error.strerror}. Make the folder writable.",
            detail=str(error),
        ) from error


def _rasterize() -> None:
    """Paint one hint of each kind on a tiny grid, and turn it."""
    corners = (PhotoPoint(1, 1), PhotoPoint(9, 2), PhotoPoint(5, 9))
    ground: dict[str, Any] = {"color": Chroma(10, 20), "strength": 0.5, "origin": Origin.PAINTED}
    hints = (
        Kept(id=HintId("a"), corners=corners, grid=ChromaGrid.of(np.ones((2, 2, 2))), strength=1),
        Region(id=HintId("b"), corners=corners, **ground),
        Stroke(
            id=HintId("c"), points=(StrokePoint(corners[0]), StrokePoint(corners[1])), radius=2, hardness=0.5, **ground
        ),
        Barrier(id=HintId("d"), points=corners),
    )
    lightness = np.full(_SHAPE, 50, np.float32)
    turn_rows(np.empty_like(lightness), lightness, 0, np.eye(2, 3))
    placement = Placement(_SHAPE, np.eye(2, 3))
    request = Request(hints, Quality.DRAFT, Frame())
    WorkingGrid(lightness, placement).solve(request, token=CancelToken(), tolerance=1.0)


def _proof() -> Path:
    """The file that says so, by all that numba looks at before it takes a kernel from the cache."""
    from llvmlite.binding import get_host_cpu_features, get_host_cpu_name

    machine = (get_host_cpu_name(), get_host_cpu_features().flatten())
    versions = (version("numba"), version("llvmlite"), platform.python_version())
    files = sorted(_PACKAGE.rglob("*kernels.py"))
    sources = [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files]
    digest = sha256(repr((machine, versions, sources)).encode()).hexdigest()
    return Path(os.environ["NUMBA_CACHE_DIR"]) / f"complete-{digest[:16]}"
