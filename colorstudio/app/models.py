"""`colorstudio models`: which networks are installed, and whether their files are sound."""

from __future__ import annotations

import argparse

from colorstudio.app.console import for_each
from colorstudio.engine.models import load_model, model_names


def list_models(_: argparse.Namespace) -> int:
    """Print the names of the installed models."""
    for name in model_names():
        print(name)
    return 0


def verify_models(options: argparse.Namespace) -> int:
    """Read each model as for predicting, and print the digest of its file."""
    return for_each(options.names or model_names(), _verify, debug=options.debug)


def _verify(name: str) -> None:
    model = load_model(name)
    print(f"{name}  sound  sha256:{model.digest}")
