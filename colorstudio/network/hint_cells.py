"""Hints as the decoder takes them in: six planes over cells of 4, 8, 16 and 32 pixels, and a summary of them all.

`hint_planes` says what each plane is.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F  # noqa: N812 (what every reader of torch code expects)
from torch import Tensor

SUMMARY = 4


class HintCells(NamedTuple):
    """Cells for each grid of the decoder, finest first, and (B, 4): mean a and b, whether any, root of the fraction."""

    grids: list[Tensor]
    summary: Tensor


def hint_cells(planes: Tensor) -> HintCells:
    """Gather planes (B, 6, H/2, W/2) into cells: means, but the maximum of `any` and the root of `fraction`."""
    mean, some = planes, planes[:, 4:5]
    grids = []
    for _ in range(4):
        mean, some = F.avg_pool2d(mean, 2), F.max_pool2d(some, 2)
        cells = torch.cat([mean[:, :4], some, mean[:, 5:].clamp_min(0).sqrt()], 1)
        grids.append(cells.contiguous(memory_format=torch.channels_last))
    return HintCells(grids, _summary(planes))


def _summary(planes: Tensor) -> Tensor:
    fraction = planes[:, 5:].mean((2, 3))
    color = (planes[:, :2] * planes[:, 5:]).mean((2, 3)) / fraction.clamp_min(1e-6)
    return torch.cat([color, (fraction > 0).to(color.dtype), fraction.sqrt()], 1)
