"""Warming."""

import importlib
import os
import pkgutil
from pathlib import Path

import pytest

import colorstudio
from colorstudio.engine.warm import is_warm, warm
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled


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


@pytest.mark.skipif("NUMBA_DISABLE_JIT" in os.environ, reason="nothing is compiled")
def test_warming_compiles_every_kernel_of_the_engine() -> None:
    warm(CancelToken())
    names = [name for _, name, _ in pkgutil.walk_packages(colorstudio.__path__, "colorstudio.") if "_kernels" in name]
    compiled = {
        f"{name}.{kernel}": value.signatures
        for name in names
        for kernel, value in vars(importlib.import_module(name)).items()
        if hasattr(value, "signatures")
        and not kernel.startswith("_")
        and value.__module__.startswith("colorstudio.engine")
    }
    assert len(compiled) >= 6
    assert [name for name, signatures in compiled.items() if not signatures] == []
