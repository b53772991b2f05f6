"""The hint planes: the network's only view of the hints, (6, H/2, W/2), what the equation makes of them.

    0, 1  spread_a, spread_b   the hints' colors spread without prior, Lab units / 50
    2     reach                how near a hint is, going around edges: 1 on it, 0 far away
    3     likeness             L minus the hints' own L spread in the same way, / 50: "is this the same stuff?"
    4     any                  1 where any hint touches the pixel
    5     fraction             the share of the pixel that is hinted

All are zero without hints. The engine makes them; this file knows how they become smaller or wider.
"""

from __future__ import annotations

from colorstudio.network.working_size import HALF, STRIDE, Planes, halved, padded

PLANES = ("spread_a", "spread_b", "reach", "likeness", "any", "fraction")
CHROMA_UNIT = 50.0  # Lab units that are 1 in a plane, and in the mean color of the photo
_ANY, _FRACTION = PLANES.index("any"), PLANES.index("fraction")


def smaller_planes(planes: Planes) -> Planes:
    """Give the planes of the photo at half its size."""
    smaller = halved(planes)
    smaller[_ANY] = smaller[_ANY] > 0
    return smaller


def padded_planes(planes: Planes) -> Planes:
    """Continue what was spread beyond the photo's border, but no hints: there are none."""
    height, width = planes.shape[1:]
    wider: Planes = padded(planes, STRIDE // HALF)
    wider[[_ANY, _FRACTION], height:] = 0
    wider[[_ANY, _FRACTION], :, width:] = 0
    return wider
