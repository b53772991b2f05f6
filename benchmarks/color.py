"""How fast color conversion is, against scikit-image, in one run: `python -m benchmarks.color`."""

import time
from collections.abc import Callable

import numpy as np
from skimage.color import lab2rgb, rgb2lab

from colorstudio.imaging.color import lab_to_srgb, srgb_to_lab
from colorstudio.imaging.gamut import displayable

SIDE = 1500
ROUNDS = 7


def best_of(work: Callable[[], object]) -> float:
    """The fastest of a few rounds, in seconds: the one that the rest of the machine disturbed least."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    generator = np.random.default_rng(20041)
    rgb8 = generator.integers(0, 256, (SIDE, SIDE, 3), np.uint8)
    rgb = (rgb8 / 255).astype(np.float32)
    lab = srgb_to_lab(rgb8)
    vivid = lab * np.array([1, 1.5, 1.5], np.float32)
    megapixels = SIDE * SIDE / 1e6
    ours_back, theirs_back = best_of(lambda: lab_to_srgb(lab)), best_of(lambda: lab2rgb(lab))
    ours, theirs = best_of(lambda: srgb_to_lab(rgb8)), best_of(lambda: rgb2lab(rgb))
    print(f"{'':24}{'ours ms/MP':>12}{'skimage ms/MP':>15}{'ratio':>8}")
    for name, mine, other in [("Lab → sRGB", ours_back, theirs_back), ("sRGB → Lab", ours, theirs)]:
        print(f"{name:24}{mine * 1e3 / megapixels:12.1f}{other * 1e3 / megapixels:15.1f}{other / mine:8.1f}")
    print(f"{'gamut, half outside':24}{best_of(lambda: displayable(vivid)) * 1e3 / megapixels:12.1f}")


if __name__ == "__main__":
    main()
