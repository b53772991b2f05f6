"""Warming."""

from colorstudio.propagation import affinity_kernels, cg_kernels, islands_kernels, kernels, mass_kernels
from colorstudio.propagation import refine_kernels, setup_kernels
from colorstudio.propagation.warm import warm


def test_warming_compiles_every_kernel() -> None:
    warm()
    modules = (affinity_kernels, cg_kernels, islands_kernels, kernels, mass_kernels, refine_kernels, setup_kernels)
    dispatchers = [
        (name, value) for module in modules for name, value in vars(module).items() if hasattr(value, "signatures")
    ]
    assert len(dispatchers) > 25
    assert [name for name, value in dispatchers if not value.signatures] == []
