"""What the decoder is built of: convolutions with norms, residual blocks, attention; and the norms folded away.

Names of attributes are the names in a model file.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
import torch.nn.functional as F  # noqa: N812 (what every reader of torch code expects)
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval
from typing_extensions import override


def conv(inputs: int, outputs: int, *, size: int, dilation: int = 1) -> nn.Conv2d:
    """Make a convolution that keeps the grid; the norm behind it has the bias."""
    return nn.Conv2d(inputs, outputs, size, padding=dilation * (size // 2), dilation=dilation, bias=False)


def conv_norm(inputs: int, outputs: int, *, size: int) -> nn.Sequential:
    return nn.Sequential(conv(inputs, outputs, size=size), nn.BatchNorm2d(outputs))


class Block(nn.Module):
    """Two convolutions of 3 × 3 on a residual."""

    def __init__(self, channels: int, *, dilation: int = 1) -> None:
        super().__init__()
        self.conv1: nn.Conv2d = conv(channels, channels, size=3, dilation=dilation)
        self.norm1: nn.Module = nn.BatchNorm2d(channels)
        self.conv2: nn.Conv2d = conv(channels, channels, size=3)
        self.norm2: nn.Module = nn.BatchNorm2d(channels)

    @override
    def forward(self, x: Tensor) -> Tensor:
        y = F.relu(self.norm1(self.conv1(x)), inplace=True)
        return F.relu(x + self.norm2(self.conv2(y)), inplace=True)

    def fold(self) -> None:
        self.conv1, self.norm1 = _fused(self.conv1, self.norm1), nn.Identity()
        self.conv2, self.norm2 = _fused(self.conv2, self.norm2), nn.Identity()


class Attention(nn.Module):
    """Cosine attention over all positions, with a learned scale for each head.

    Its output is normalized too: else it outgrows the residual.
    """

    def __init__(self, channels: int, *, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm: nn.Module = nn.BatchNorm2d(channels, eps=1e-3)
        self.qkv: nn.Conv2d = nn.Conv2d(channels, 3 * channels, 1)
        self.proj: nn.Conv2d = conv(channels, channels, size=1)
        self.norm2: nn.Module = nn.BatchNorm2d(channels)
        self.scale = nn.Parameter(torch.full((heads, 1, 1), 6.0))

    @override
    def forward(self, x: Tensor) -> Tensor:
        batch, channels, height, width = x.shape
        positions = self.qkv(self.norm(x)).flatten(2).transpose(1, 2)
        parts = positions.reshape(batch, height * width, 3, self.heads, channels // self.heads)
        q, k, v = parts.permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(F.normalize(q, dim=-1) * self.scale, F.normalize(k, dim=-1), v, scale=1.0)
        y = y.transpose(1, 2).reshape(batch, height, width, channels).permute(0, 3, 1, 2)
        attended: Tensor = x + self.norm2(self.proj(y))
        return attended

    def fold(self) -> None:
        self.qkv, self.norm = _fused_behind(self.norm, self.qkv), nn.Identity()
        self.proj, self.norm2 = _fused(self.proj, self.norm2), nn.Identity()


def fold_norms(network: nn.Module) -> None:
    """Fold every norm into the convolution beside it: the same function, for a network that no longer learns."""
    for module in list(_inner_first(network)):
        if isinstance(module, Block | Attention):
            module.fold()
        elif isinstance(module, nn.Sequential):
            module[0], module[1] = _fused(module[0], module[1]), nn.Identity()


def _inner_first(module: nn.Module) -> Iterator[nn.Module]:
    return reversed(list(module.modules()))


def _fused(convolution: nn.Module, norm: nn.Module) -> nn.Conv2d:
    assert isinstance(convolution, nn.Conv2d)
    assert isinstance(norm, nn.BatchNorm2d)
    return fuse_conv_bn_eval(convolution, norm)


def _fused_behind(norm: nn.Module, convolution: nn.Conv2d) -> nn.Conv2d:
    """Fold a norm into the 1 × 1 convolution that follows: W (g x + s) + b = (W g) x + (W s + b)."""
    assert isinstance(norm, nn.BatchNorm2d)
    assert convolution.bias is not None
    assert norm.running_mean is not None
    assert norm.running_var is not None
    gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    shift = norm.bias - norm.running_mean * gain
    folded = nn.Conv2d(convolution.in_channels, convolution.out_channels, 1)
    folded.weight = nn.Parameter(convolution.weight * gain[:, None, None], requires_grad=False)
    folded.bias = nn.Parameter(convolution.weight[:, :, 0, 0] @ shift + convolution.bias, requires_grad=False)
    return folded
