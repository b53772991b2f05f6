"""Warming."""

import os

import pytest

from colorstudio.propagation import (
    affinity_kernels,
    blur_kernels,
    cg_kernels,
    islands_kernels,
    kernels,
    mass_kernels,
    refine_kernels,
    setup_kernels,
)
from colorstudio.propagation.warm import warm

CALLED_BY_KERNELS = {"residual_row"}  # compiled into its callers


@pytest.mark.skipif("NUMBA_DISABLE_JIT" in os.environ, reason="nothing is compiled")
def test_warming_compiles_every_kernel() -> None:
    warm()
    modules = (
        affinity_kernels,
        blur_kernels,
        cg_kernels,
        islands_kernels,
        kernels,
        mass_kernels,
        refine_kernels,
        setup_kernels,
    )
    public = {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if hasattr(value, "signatures") and not name.startswith("_") and name not in CALLED_BY_KERNELS
    }
    assert public
    assert [name for name, value in public.items() if not value.signatures] == []
