"""colorstudio: color old black-and-white photos."""

from colorstudio._version import __version__

__all__ = ["__version__"]
