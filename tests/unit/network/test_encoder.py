"""What the encoder taps."""

from __future__ import annotations

import torch

from colorstudio.network.encoder import SCENE, TAPS, Encoder


def test_the_taps_are_on_the_grids_of_a_quarter_to_a_thirtysecond() -> None:
    taps, scene = Encoder().eval()(torch.zeros(1, 1, 64, 96))
    assert [tuple(tap.shape[1:]) for tap in taps] == [
        (TAPS[0], 16, 24),
        (TAPS[1], 8, 12),
        (TAPS[2], 4, 6),
        (TAPS[3], 2, 3),
    ]
    assert scene.shape == (1, SCENE)
