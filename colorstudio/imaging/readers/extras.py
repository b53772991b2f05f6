"""Libraries that come with an extra of the package: there, or a sentence that says how to get them."""

from __future__ import annotations

import importlib
from types import ModuleType

from colorstudio.support.errors import Unsupported


def required(module: str, *, extra: str, what: str) -> ModuleType:
    """The library that reads `what`."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise Unsupported(
            f"To open {what}, install its reader: pip install 'colorstudio[{extra}]'", detail=str(error)
        ) from error
