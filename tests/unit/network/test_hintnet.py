"""The network as a whole."""

from __future__ import annotations

import numpy as np
import torch

from colorstudio.network import bins
from colorstudio.network.hintnet import HintNet
from tests.samples.network import model, photo

SHAPE = (64, 96)


@torch.inference_mode()
def logits(*, lightness: torch.Tensor, planes: torch.Tensor, tint: torch.Tensor) -> torch.Tensor:
    network = model().network
    sight, _ = network.see(lightness)
    return network.decode(sight, planes, tint)


def inputs() -> dict[str, torch.Tensor]:
    generator = np.random.default_rng(1953)
    return {
        "lightness": torch.tensor(photo(SHAPE, generator))[None, None],
        "planes": torch.tensor(generator.uniform(0.1, 1, (1, 6, 32, 48)), dtype=torch.float32),
        "tint": torch.tensor([[0.2, 0.1, 1.0]]),
    }


def test_logits_are_on_the_quarter_grid_with_the_bins_last() -> None:
    assert logits(**inputs()).shape == (1, 16, 24, bins.COUNT)


def test_lightness_and_tint_change_what_it_says() -> None:
    before = logits(**inputs())
    darker = inputs() | {"lightness": inputs()["lightness"] * 0.7}
    untinted = inputs() | {"tint": torch.zeros(1, 3)}
    assert all((logits(**changed) - before).abs().max() > 0.01 for changed in (darker, untinted))


def test_every_hint_plane_changes_what_it_says() -> None:
    before = logits(**inputs())
    for plane in range(6):
        changed = inputs()
        changed["planes"][0, plane] *= 0.5
        assert (logits(**changed) - before).abs().max() > 0.01, plane


def test_the_tie_prefers_bins_near_the_spread_hint() -> None:
    network = HintNet().eval().requires_grad_(requires_grad=False)
    network.bins.ab.copy_(torch.tensor(bins.bin_colors()))
    for layer in (network.head, network.tie):
        layer.weight.zero_()
        assert layer.bias is not None
        layer.bias.zero_()
    spread = torch.tensor([30.0, -20.0])[None, :, None, None] / 50
    tied = network._tied(torch.zeros(1, 48, 1, 1), spread, torch.ones(1))[0, 0, 0]
    squares = ((network.bins.ab - torch.tensor([30.0, -20.0])) ** 2).sum(1)
    alpha = np.log(2)  # softplus(0)
    expected = -alpha * squares / 200
    torch.testing.assert_close(tied - tied.max(), expected - expected.max(), rtol=1e-4, atol=1e-3)


def test_without_hints_there_is_no_tie() -> None:
    network = model().network
    x = torch.randn(1, 48, 2, 2, generator=torch.Generator().manual_seed(1955))
    spread = torch.full((1, 2, 2, 2), 0.5)
    untied = network._tied(x, spread, torch.zeros(1))
    torch.testing.assert_close(untied, network.head(x).permute(0, 2, 3, 1), rtol=1e-5, atol=1e-5)
