"""Kernels and their cache, in interpreters of their own: where numba keeps them is settled at its import."""

import os
import subprocess
import sys
from pathlib import Path


def run(script: str, **environment: str) -> str:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("NUMBA_")} | environment
    result = subprocess.run(
        [sys.executable, "-c", script], env=surroundings, capture_output=True, text=True, check=True
    )
    return result.stdout.strip()


def test_kernels_are_kept_in_the_persons_cache_folder(tmp_path: Path) -> None:
    where = "import colorstudio.propagation.kernels, numba; print(numba.config.CACHE_DIR)"
    assert Path(run(where, XDG_CACHE_HOME=str(tmp_path))) == tmp_path / "colorstudio" / "kernels"


def test_a_folder_that_somebody_chose_is_kept(tmp_path: Path) -> None:
    where = "import colorstudio.propagation.kernels, numba; print(numba.config.CACHE_DIR)"
    assert run(where, NUMBA_CACHE_DIR=str(tmp_path)) == str(tmp_path)


def test_kernels_run_as_plain_python_too(tmp_path: Path) -> None:
    """It is how their lines are counted, and what a reader may step through."""
    everything = "from colorstudio.engine.warm import warm, CancelToken; warm(CancelToken())"
    run(everything, NUMBA_DISABLE_JIT="1", NUMBA_CACHE_DIR=str(tmp_path))
