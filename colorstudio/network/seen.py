"""What the encoder made of a photo: enough for every prediction, and what others may know of it.

Made once per photo by the predictor; hints don't touch it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from colorstudio.network.hint_planes import PLANES
from colorstudio.network.working_size import HALF, QUARTER, Plane, Shape, coarser

if TYPE_CHECKING:
    from colorstudio.network.hintnet import Sight
    from colorstudio.network.places import Place


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A photo as the network sees it.

    lightness : (H, W) as it was handed in
    steps, leaks : the edge maps t and f over the photo, on the half grid of the size that was looked at; t below 0:
        a step counts less (texture), above 0 more; f below 0: the strongest edge lets less through
    sight : what the decoder takes, on the device of `place`
    notes : what the person should know about how it was made
    """

    lightness: Plane
    steps: Plane
    leaks: Plane
    sight: Sight
    place: Place
    notes: tuple[str, ...] = ()

    @property
    def planes_shape(self) -> tuple[int, int, int]:
        """The shape of hint planes for this photo."""
        return len(PLANES), *coarser(self.lightness.shape, HALF)

    @property
    def scene(self) -> NDArray[np.float32]:
        """The photo as a whole, (1280,): photos of alike scenes point alike."""
        scene: NDArray[np.float32] = self.sight.scene[0].float().cpu().numpy()
        return scene

    def describe(self, regions: NDArray[np.int32]) -> NDArray[np.float32]:
        """Describe regions of the photo by what the network sees in them.

        regions : labels from 0 on, a plane of any size over the photo; the cost grows with it
        returns : (regions, 496), each of length 1, so the product of two is their likeness; a label that the plane
            lacks has zeros
        """
        assert regions.ndim == 2
        assert regions.min() >= 0
        features = self._features()
        cells = _cells(regions.shape, (features.shape[0], features.shape[1]))
        flat = features.reshape(-1, features.shape[-1])
        pairs, sizes = np.unique(regions.astype(np.int64) * len(flat) + cells, return_counts=True)
        labels, places = np.divmod(pairs, len(flat))
        present, starts = np.unique(labels, return_index=True)
        described = np.zeros((int(regions.max()) + 1, flat.shape[1]), np.float32)
        weights = sizes[:, None].astype(np.float32)
        sums = np.add.reduceat(flat[places] * weights, starts, axis=0)
        described[present] = _balanced(sums, [tap.shape[1] for tap in self.sight.taps])
        return described

    def _features(self) -> NDArray[np.float32]:
        """Bring all taps to the quarter grid of what was looked at, (h, w, 496)."""
        import torch
        from torch.nn.functional import interpolate

        finest = self.sight.taps[0]
        size = (finest.shape[2], finest.shape[3])
        enlarged = [interpolate(tap.float(), size, mode="bilinear", align_corners=False) for tap in self.sight.taps]
        height, width = coarser(self.steps.shape, QUARTER // HALF)
        features: NDArray[np.float32] = torch.cat(enlarged, 1)[0, :, :height, :width].permute(1, 2, 0).cpu().numpy()
        return np.ascontiguousarray(features)


def _cells(shape: Shape, grid: Shape) -> NDArray[np.int64]:
    """Say for each pixel of a plane over the photo which cell of a coarser grid over it has its center."""
    rows, columns = ((np.arange(have) + 0.5) * want // have for have, want in zip(shape, grid, strict=True))
    return rows.astype(np.int64)[:, None] * grid[1] + columns.astype(np.int64)


def _balanced(sums: NDArray[np.float32], channels: list[int]) -> NDArray[np.float32]:
    """Give each tap's share of a vector the same length, and all of it the length 1: no grid outweighs another."""
    parts = np.split(sums, np.cumsum(channels)[:-1], axis=1)
    length = np.float32(len(parts) ** 0.5)
    scaled = [part / (np.maximum(np.linalg.norm(part, axis=1, keepdims=True), 1e-6) * length) for part in parts]
    return np.concatenate(scaled, axis=1)
