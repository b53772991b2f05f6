"""What has to be done once on each machine before the first photo."""

from __future__ import annotations

from colorstudio.app.console import complain, progress
from colorstudio.engine.warm import is_warm, warm
from colorstudio.support.errors import CannotWrite


def prepare_solver() -> None:
    """Compile the kernels, unless this machine has them."""
    if is_warm():
        return
    complain("The solver is being prepared for this machine, only this once: about 20 seconds.")
    try:
        with progress("Preparing") as token:
            warm(token)
    except CannotWrite as error:  # it is prepared, if only for this run
        complain(error.sentence)
