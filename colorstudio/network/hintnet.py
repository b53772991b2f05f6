"""The network: an encoder that sees a photo once, and a decoder that says which colors are possible given the hints.

Names of attributes are the names in a model file. docs/adr/006-network.md has the choices.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F  # noqa: N812 (what every reader of torch code expects)
from torch import Tensor, nn

from colorstudio.network import bins
from colorstudio.network.edge_maps import EdgeHead
from colorstudio.network.encoder import SCENE, TAPS, Encoder
from colorstudio.network.hint_cells import SUMMARY, hint_cells
from colorstudio.network.hint_planes import CHROMA_UNIT, PLANES
from colorstudio.network.layers import Attention, Block, conv_norm

WIDTHS = (48, 96, 192, 320)  # channels on the grids of 1/4, 1/8, 1/16 and 1/32
TINT = 3  # mean a and b of the photo, and whether they are known
_SHIFT = 10.0  # Lab units that are 1 in the shift of the tie's center
_TIE = 200.0  # a bin at the distance d from the center loses alpha d² / 200


class Sight(NamedTuple):
    """What the encoder makes of lightness: enough for every prediction of the photo."""

    taps: list[Tensor]
    skips: list[Tensor]  # what the decoder adds on each grid, hints or not: a twentieth of its products
    scene: Tensor


class BinTable(nn.Module):
    """The bins that a model was trained with: their colors, class weights and shares of the training photos."""

    def __init__(self) -> None:
        super().__init__()
        self.ab: Tensor
        self.log_weight: Tensor
        self.prior: Tensor
        self.register_buffer("ab", torch.zeros(bins.COUNT, 2))
        self.register_buffer("log_weight", torch.zeros(bins.COUNT))
        self.register_buffer("prior", torch.zeros(bins.COUNT))


class HintNet(nn.Module):
    """Encoder, edge maps and decoder; `see` and `decode` in place of one forward."""

    def __init__(self) -> None:
        super().__init__()
        fine, finer, coarse, coarsest = WIDTHS
        self.enc, self.edges, self.bins = Encoder(), EdgeHead(), BinTable()
        self.stem = conv_norm(16, fine, size=3)
        self.skip = nn.ModuleList(conv_norm(tap, width, size=1) for tap, width in zip(TAPS, WIDTHS, strict=True))
        self.hint = nn.ModuleList(nn.Conv2d(len(PLANES), width, 1) for width in WIDTHS)
        self.glob = nn.Linear(SCENE + TINT + SUMMARY, coarsest)
        self.mid = nn.ModuleList(
            [
                Block(coarsest),
                Attention(coarsest, heads=5),
                Block(coarsest, dilation=2),
                Attention(coarsest, heads=5),
            ]
        )
        self.up = nn.ModuleList(
            conv_norm(below, width, size=1) for below, width in zip(WIDTHS[1:], WIDTHS[:-1], strict=True)
        )
        self.attn16 = Attention(coarse, heads=4)
        self.dec = nn.ModuleList([Block(fine), Block(finer), Block(coarse)])
        self.head = nn.Conv2d(fine, bins.COUNT, 1)
        self.tie = nn.Conv2d(fine, 3, 1)

    def see(self, lightness: Tensor) -> tuple[Sight, Tensor]:
        """Take lightness (B, 1, H, W), 0 to 100, both sides multiples of 32; give the sight and the edge maps."""
        centered = (lightness / 50 - 1).contiguous(memory_format=torch.channels_last)
        taps, scene = self.enc(centered)
        skips = [skip(tap) for skip, tap in zip(self.skip, taps, strict=True)]
        skips[0] += self.stem(F.pixel_unshuffle(centered, 4))
        return Sight(taps, skips, scene), self.edges(centered, taps)

    def decode(self, sight: Sight, planes: Tensor, tint: Tensor) -> Tensor:
        """Take hint planes (B, 6, H/2, W/2) and tint (B, 3), give logits (B, H/4, W/4, 313) in float32.

        They still carry the class weights of the training; the bins lie last, as every later step wants them.
        """
        cells = hint_cells(planes)
        x = sight.skips[3] + self.hint[3](cells.grids[3])
        x = F.relu_(x + self.glob(torch.cat([sight.scene, tint, cells.summary], 1))[:, :, None, None])
        for layer in self.mid:
            x = layer(x)
        x = self.dec[2](self.attn16(self._joined(2, x, sight, cells.grids)))
        x = self.dec[1](self._joined(1, x, sight, cells.grids))
        x = self.dec[0](self._joined(0, x, sight, cells.grids))
        return self._tied(x, cells.grids[0][:, :2], cells.summary[:, 2])

    def _joined(self, level: int, x: Tensor, sight: Sight, grids: list[Tensor]) -> Tensor:
        """Enlarge what came from the coarser grid and add this grid's features and hints."""
        enlarged = F.interpolate(self.up[level](x), scale_factor=2.0, mode="nearest")
        return F.relu_(enlarged.add_(sight.skips[level]).add_(self.hint[level](grids[level])))

    def _tied(self, x: Tensor, spread: Tensor, hinted: Tensor) -> Tensor:
        """Tie the logits to the spread hints: logits -= alpha |bin - center|² / 200, but for what all bins share.

        In float32, as the squares reach 70; into one array, as its megabytes are dearer than the products.
        """
        alpha, shift = self.tie(x).float().split((1, 2), 1)
        alpha = F.softplus(alpha) * hinted[:, None, None, None]
        center = CHROMA_UNIT * spread + _SHIFT * shift
        tie = torch.cat([alpha * center * (2 / _TIE), alpha], 1)
        squares = (self.bins.ab**2).sum(1, keepdim=True)
        of_bins = torch.cat([self.bins.ab, -squares / _TIE], 1)
        logits = torch.addmm(_bias(self.head), _rows(x), self.head.weight.flatten(1).T).float()
        logits.addmm_(_rows(tie), of_bins.T)
        return logits.view(x.shape[0], *x.shape[2:], bins.COUNT)


def _rows(x: Tensor) -> Tensor:
    """Give (B, C, h, w) as (B h w, C): a view, where channels lie last."""
    return x.permute(0, 2, 3, 1).flatten(0, 2)


def _bias(convolution: nn.Conv2d) -> Tensor:
    assert convolution.bias is not None
    return convolution.bias
