"""How a measure was taken: figures mean nothing without it, so it is printed with every table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from colorstudio.evaluation.photos import Photos
from colorstudio.evaluation.points import Placement, PointHints, drawn
from colorstudio.evaluation.truth import Truth, squashed
from colorstudio.support.cancel import CancelToken


@dataclass(frozen=True, slots=True)
class Protocol:
    """The papers' choices, those of Zhang et al. 2017 unless said otherwise.

    side : of the square that photos are squashed to, a multiple of 4
    cell : the side of a hint, in pixels
    seed : the same hints for the same seed, photo and count; another one moved means over 100 photos by 0.4 dB at most
    prior : the slider between hints and network
    """

    side: int = 256
    cell: int = 6
    placement: Placement = Placement.CENTERED
    seed: int = 0
    prior: float = 0.5

    def truth(self, photos: Photos, number: int, *, token: CancelToken) -> Truth:
        """Give one of the photos, by its number among them."""
        return squashed(photos.read(photos.names[number], token=token), side=self.side, token=token)

    def hints(self, truth: Truth, number: int, count: int) -> PointHints:
        """Draw the hints of one of the photos, anew for each count."""
        generator = np.random.default_rng((self.seed, number, count))
        return drawn(truth, count, cell=self.cell, placement=self.placement, generator=generator)

    def described(self) -> dict[str, str | int | float]:
        """Say all of it in words that stand beside a table."""
        return {
            "size": f"squashed to {self.side} × {self.side} by area means",
            "hints": f"{self.cell} × {self.cell} px in the mean of the true colors, as hard as can be",
            "placement": self.placement.value,
            "seed": self.seed,
            "prior": self.prior,
            "decode": "mean",
            "psnr": "8-bit RGB, mean over photos; lightness is the photo's own; gray photos are kept",
        }
