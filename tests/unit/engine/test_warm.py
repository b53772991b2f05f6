"""Warming."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from colorstudio.engine.warm import is_warm, warm
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled, CannotWrite


def test_a_machine_is_warm_once_all_is_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "kernels"))
    assert not is_warm()
    stopped = CancelToken()
    stopped.cancel()
    with pytest.raises(Cancelled):
        warm(stopped)
    assert not is_warm()
    heard: list[float] = []
    warm(CancelToken(on_progress=heard.append))
    assert is_warm()
    assert heard == sorted(heard)
    assert heard[-1] == 1


def test_a_cache_that_cannot_be_written_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "file" / "kernels"))
    with pytest.raises(CannotWrite, match="Make the folder writable"):
        warm(CancelToken())


@pytest.mark.skipif("NUMBA_DISABLE_JIT" in os.environ, reason="nothing is compiled")
def test_coloring_compiles_nothing_that_warming_did_not(tmp_path: Path) -> None:
    """In an interpreter of its own: what other tests compiled must not count."""
    child = subprocess.run([sys.executable, "-c", CHILD, str(tmp_path)], capture_output=True, text=True, check=True)
    assert child.stdout.splitlines()[-1] == "{}"


CHILD = """
import importlib, pkgutil, sys
import numpy as np
import colorstudio
from colorstudio.app.cli import main
from colorstudio.engine import coloring
from colorstudio.engine.engine import Engine
from colorstudio.engine.warm import warm
from colorstudio.imaging import lightness
from colorstudio.support.cancel import CancelToken

def compiled():
    names = [name for _, name, _ in pkgutil.walk_packages(colorstudio.__path__, "colorstudio.") if "kernels" in name]
    kernels = [(f"{name}.{k}", v) for name in names for k, v in vars(importlib.import_module(name)).items()]
    return {name: set(kernel.signatures) for name, kernel in kernels if hasattr(kernel, "signatures")}

warm(CancelToken())
before = compiled()
assert any(before.values())
for words in ([], ["--model", "none"]):
    assert main(["colorize", "--sample", "-o", sys.argv[1] + "/a.png", "--overwrite", "--device", "cpu", *words]) == 0
lightness.IN_MEMORY = 0
coloring.Engine = lambda photo: Engine(photo, budget=85 * 50_000)
assert main(["colorize", "--sample", "-o", sys.argv[1] + "/b.tif", "--device", "cpu"]) == 0
colorstudio.propagate(np.zeros((40, 60), np.uint8), np.zeros((40, 60, 2)), np.eye(40, 60, dtype=bool))
print({k: v - before[k] for k, v in compiled().items() if v - before[k]})
"""
