"""What the photo shows, from its lightness alone: features on four grids and one vector for the whole.

EfficientNet-Lite0 (Tan, Le 2019; the Lite variant has neither squeeze-excite nor swish) with its norms folded into the
convolutions and one gray input. It runs once per photo.
"""

from __future__ import annotations

from typing import NamedTuple

import torch.nn.functional as F  # noqa: N812 (what every reader of torch code expects)
from torch import Tensor, nn
from typing_extensions import override

TAPS = (24, 40, 112, 320)  # channels of the features on the grids of 1/4, 1/8, 1/16 and 1/32
SCENE = 1280


class Stage(NamedTuple):
    """A run of blocks; the first of them takes the stride and changes the channels."""

    kernel: int
    stride: int
    expansion: int
    channels: int
    blocks: int


STAGES = (
    Stage(3, 1, 1, 16, 1),
    Stage(3, 2, 6, 24, 2),
    Stage(5, 2, 6, 40, 2),
    Stage(3, 2, 6, 80, 3),
    Stage(5, 1, 6, 112, 3),
    Stage(5, 2, 6, 192, 4),
    Stage(3, 1, 6, 320, 1),
)
_TAPPED = (2, 4, 10, 15)  # the last block before each halving, and the last of all


class Inverted(nn.Module):
    """An inverted residual: expand, filter each channel by itself, project."""

    def __init__(self, inputs: int, stage: Stage, *, stride: int) -> None:
        super().__init__()
        inner = inputs * stage.expansion
        self.keeps = stride == 1 and inputs == stage.channels
        self.expand = nn.Conv2d(inputs, inner, 1) if stage.expansion > 1 else None
        self.depth = nn.Conv2d(inner, inner, stage.kernel, stride, stage.kernel // 2, groups=inner)
        self.project = nn.Conv2d(inner, stage.channels, 1)

    @override
    def forward(self, x: Tensor) -> Tensor:
        inner = x if self.expand is None else F.relu6(self.expand(x), inplace=True)
        y: Tensor = self.project(F.relu6(self.depth(inner), inplace=True))
        return x + y if self.keeps else y


class Encoder(nn.Module):
    """The stages, with their features tapped before each halving."""

    def __init__(self) -> None:
        super().__init__()
        channels = 32
        self.stem = nn.Conv2d(1, channels, 3, 2, 1)
        self.blocks = nn.ModuleList()
        for stage in STAGES:
            for number in range(stage.blocks):
                self.blocks.append(Inverted(channels, stage, stride=1 if number else stage.stride))
                channels = stage.channels
        self.head = nn.Conv2d(channels, SCENE, 1)

    @override
    def forward(self, centered: Tensor) -> tuple[list[Tensor], Tensor]:
        """Take lightness as (B, 1, H, W) from -1 to 1, give the taps and the scene (B, 1280)."""
        x = F.relu6(self.stem(centered), inplace=True)
        taps = []
        for number, block in enumerate(self.blocks):
            x = block(x)
            if number in _TAPPED:
                taps.append(x)
        return taps, F.relu6(self.head(x), inplace=True).mean((2, 3))
