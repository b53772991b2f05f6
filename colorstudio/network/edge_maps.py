"""What a step of lightness means at each place: the two maps t and f that sharpen or soften the equation's couplings.

They are learned through the equation's solver, so a step is an edge where color ends, and texture where it doesn't.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812 (what every reader of torch code expects)
from torch import Tensor, nn
from typing_extensions import override

from colorstudio.network.encoder import TAPS

STEPS = (-5.0, 4.0)  # what t may be: the natural logarithm of how much a step counts
LEAKS = (-4.0, 5.0)  # and f: of how much the strongest edge lets through
_CHANNELS = 32


class EdgeHead(nn.Module):
    """From the three finest taps and the lightness to t and f on the half grid."""

    def __init__(self) -> None:
        super().__init__()
        self.taps = nn.ModuleList(nn.Conv2d(channels, _CHANNELS, 1) for channels in TAPS[:3])
        self.light = nn.Conv2d(4, _CHANNELS, 3, padding=1)
        self.mix = nn.Conv2d(_CHANNELS, _CHANNELS, 3, padding=1)
        self.out = nn.Conv2d(_CHANNELS, 2, 3, padding=1)

    @override
    def forward(self, centered: Tensor, taps: list[Tensor]) -> Tensor:
        """Take lightness from -1 to 1 and the encoder's taps; give (B, 2, H/2, W/2) float32: t, f."""
        finest, finer, fine = (layer(tap) for layer, tap in zip(self.taps, taps[:3], strict=True))
        x = finest + _doubled(F.relu(finer + _doubled(F.relu(fine))))
        x = x + self.light(F.pixel_unshuffle(F.avg_pool2d(centered, 2), 2))
        t, f = _doubled(self.out(F.relu(self.mix(F.relu(x)))).float()).unbind(1)
        return torch.stack([t.clamp(*STEPS), f.clamp(*LEAKS)], 1)


def _doubled(x: Tensor) -> Tensor:
    return F.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)
