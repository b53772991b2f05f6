"""The head of the edge maps."""

from __future__ import annotations

import pytest
import torch

from colorstudio.network.edge_maps import LEAKS, STEPS, EdgeHead
from colorstudio.network.encoder import TAPS


@pytest.mark.parametrize(("push", "steps", "leaks"), [(1e3, STEPS[1], LEAKS[1]), (-1e3, STEPS[0], LEAKS[0])])
def test_whatever_it_says_the_maps_stay_within_their_ranges(push: float, steps: float, leaks: float) -> None:
    head = EdgeHead().eval().requires_grad_(requires_grad=False)
    assert head.out.bias is not None
    head.out.bias += push
    taps = [torch.zeros(1, channels, 8 >> number, 8 >> number) for number, channels in enumerate(TAPS)]
    maps = head(torch.zeros(1, 1, 32, 32), taps)
    assert maps.shape == (1, 2, 16, 16)
    assert maps[0, 0].unique().tolist() == [steps]
    assert maps[0, 1].unique().tolist() == [leaks]
