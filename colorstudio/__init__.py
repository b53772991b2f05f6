"""colorstudio: color old black-and-white photos.

The calls for Python are imported when they are first asked for: the program starts without them.
"""

from typing import TYPE_CHECKING, Any

from colorstudio._version import __version__

if TYPE_CHECKING:
    from colorstudio.engine.arrays import colorize, predict, propagate

__all__ = ["__version__", "colorize", "predict", "propagate"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from colorstudio.engine import arrays

        return getattr(arrays, name)
    raise AttributeError(f"module 'colorstudio' has no attribute {name!r}")
