"""Folding the norms."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from colorstudio.network.layers import Attention, Block, conv_norm, fold_norms


def trained(module: nn.Module) -> nn.Module:
    """Give every norm statistics and gains as if it had learned something."""
    generator = torch.Generator().manual_seed(1947)
    for norm in module.modules():
        if isinstance(norm, nn.BatchNorm2d):
            for tensor in (norm.running_mean, norm.weight.data, norm.bias.data):
                assert tensor is not None
                tensor.copy_(torch.randn(tensor.shape, generator=generator))
            assert norm.running_var is not None
            norm.running_var.copy_(torch.rand(norm.running_var.shape, generator=generator) + 0.1)
    return module.eval().requires_grad_(requires_grad=False)


@pytest.mark.parametrize("layer", [Block(8), Block(8, dilation=2), Attention(8, heads=2), conv_norm(8, 4, size=3)])
def test_a_folded_layer_is_the_same_function_without_norms(layer: nn.Module) -> None:
    network = trained(nn.ModuleList([layer]))
    x = torch.randn(1, 8, 6, 5, generator=torch.Generator().manual_seed(1949))
    before = layer(x)
    fold_norms(network)
    assert not any(isinstance(module, nn.BatchNorm2d) for module in network.modules())
    torch.testing.assert_close(layer(x), before, rtol=1e-4, atol=1e-4)


def test_attention_does_not_care_how_long_its_keys_are() -> None:
    attention = trained(Attention(8, heads=2))
    assert isinstance(attention, Attention)
    x = torch.randn(1, 8, 3, 3, generator=torch.Generator().manual_seed(1951))
    before = attention(x)
    attention.qkv.weight[8:16] *= 7
    assert attention.qkv.bias is not None
    attention.qkv.bias[8:16] *= 7
    torch.testing.assert_close(attention(x), before, rtol=1e-4, atol=1e-4)
