"""`colorstudio doctor`: what the program finds on this machine, when a person asks why something is slow."""

from __future__ import annotations

import argparse
import os
import platform
from importlib.metadata import PackageNotFoundError, version

from colorstudio._version import __version__
from colorstudio.app.preparing import prepare_solver
from colorstudio.engine.warm import is_warm
from colorstudio.support.folders import user_folders

_LIBRARIES = ("numpy", "scipy", "numba", "pyvips", "torch", "PySide6-Essentials", "imagecodecs", "rawpy")


def run(options: argparse.Namespace) -> int:
    """Print it line by line, after preparing what was asked for."""
    if options.warm:
        prepare_solver()
    for name, value in _findings():
        print(f"{name:20}{value}")
    return 0


def _findings() -> list[tuple[str, str]]:
    folders = user_folders()
    return [
        ("colorstudio", __version__),
        ("Python", platform.python_version()),
        ("system", platform.platform()),
        ("processors", str(os.cpu_count())),
        *((name, _installed(name)) for name in _LIBRARIES),
        ("settings", str(folders.config)),
        ("log", str(folders.logs)),
        ("cache", str(folders.cache)),
        ("solver", "prepared" if is_warm() else "not prepared yet: it will be when it is first used"),
    ]


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
