"""colorstudio: color old black-and-white photos.

The calls for Python are imported when they are first asked for: the program starts without them.
"""

from typing import TYPE_CHECKING, Any

from colorstudio._version import __version__

if TYPE_CHECKING:
    from colorstudio.engine.arrays import propagate

__all__ = ["__version__", "propagate"]


def __getattr__(name: str) -> Any:
    if name == "propagate":
        from colorstudio.engine.arrays import propagate

        return propagate
    raise AttributeError(f"module 'colorstudio' has no attribute {name!r}")
