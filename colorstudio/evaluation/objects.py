"""Objects of a photo: connected regions of one true color, and hints on them that are wrong on purpose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.evaluation.points import PointHints
from colorstudio.evaluation.truth import Truth
from colorstudio.network.working_size import Plane

FAR_PX: Final = 24.0  # from the hint, or from the object's edge
_EDGE_PX: Final = 4.0  # around an object's edge its segmentation is no truth
_LEAST_SHARE: Final = 0.02  # of the photo
_LARGEST_SPREAD: Final = 8.0  # Lab units: the root mean square distance of an object's colors from their mean
_SCALE: Final = 300.0  # Felzenszwalb's k: objects, not their shades
_STRANGE_CHROMA: Final = 40.0  # of the foreign color, at least
_STRANGE_TURN: Final = 2 * np.pi / 3  # of its hue


@dataclass(frozen=True, slots=True, eq=False)
class ForeignHint:
    """One hint of a color that its object doesn't have.

    inside : the object (side, side)
    color : (a, b)
    """

    inside: NDArray[np.bool_]
    hints: PointHints
    color: tuple[float, float]

    def zones(self) -> dict[str, NDArray[np.bool_]]:
        """Divide the photo by where the hint should be heard, and where it shouldn't."""
        from_hint, from_object = _distances(self.hints.mask == 0), _distances(~self.inside)
        return {
            "inside": self.inside,
            "inside, far": self.inside & (from_hint > FAR_PX),
            "outside, near": (from_object >= _EDGE_PX) & (from_object <= FAR_PX),
            "elsewhere": from_object > FAR_PX,
        }


def foreign_hint(truth: Truth, *, cell: int, generator: np.random.Generator) -> ForeignHint | None:
    """Put a hint of `cell` pixels into the middle of one of a photo's objects; None where none is large enough."""
    found = [inside for inside in objects(truth) if _has_room(inside, cell)]
    if not found:
        return None
    inside = found[int(generator.integers(len(found)))]
    color = _foreign(truth.chroma[:, inside].mean(axis=1))
    return ForeignHint(inside, _hint(inside, color, cell), color)


def objects(truth: Truth) -> list[NDArray[np.bool_]]:
    """List the objects of a photo.

    Felzenszwalb, Huttenlocher, "Efficient graph-based image segmentation", 2004, on the photo in color.
    """
    from skimage.segmentation import felzenszwalb

    least = int(_LEAST_SHARE * truth.lightness.size)
    labels = felzenszwalb(truth.rgb, scale=_SCALE, sigma=0.8, min_size=least // 8)
    regions = [labels == label for label in range(labels.max() + 1)]
    return [
        region for region in regions if region.sum() >= least and _spread(truth.chroma[:, region]) <= _LARGEST_SPREAD
    ]


def _spread(colors: NDArray[np.float32]) -> float:
    return float(np.sqrt(colors.var(axis=1).sum()))


def _has_room(inside: NDArray[np.bool_], cell: int) -> bool:
    """Whether a hint fits into an object, with something of the object left far away from it."""
    hint = _hint(inside, (0.0, 0.0), cell)
    far = inside & (_distances(hint.mask == 0) > FAR_PX)
    return bool(inside[hint.mask > 0].all() and far.sum() >= cell * cell)


def _hint(inside: NDArray[np.bool_], color: tuple[float, float], cell: int) -> PointHints:
    """Hint the square about the pixel that is farthest from the object's edge; the photo's border is one."""
    depth = _distances(np.pad(inside, 1))[1:-1, 1:-1]
    row, column = np.unravel_index(int(depth.argmax()), depth.shape)
    top, left = max(int(row) - cell // 2, 0), max(int(column) - cell // 2, 0)
    mask = np.zeros(inside.shape, np.float32)
    mask[top : top + cell, left : left + cell] = 1
    return PointHints(mask, np.asarray(np.reshape(color, (2, 1, 1)) * mask, np.float32))


def _foreign(color: NDArray[np.float32]) -> tuple[float, float]:
    """Turn a hue by a third of the circle, and make the color strong."""
    a, b = (float(part) for part in color)
    hue, chroma = np.arctan2(b, a) + _STRANGE_TURN, max(float(np.hypot(a, b)), _STRANGE_CHROMA)
    return chroma * float(np.cos(hue)), chroma * float(np.sin(hue))


def _distances(mask: NDArray[np.bool_]) -> Plane:
    """Give each true pixel's distance to the nearest false one; 0 on those."""
    from scipy.ndimage import distance_transform_edt

    return np.asarray(distance_transform_edt(mask), np.float32)
