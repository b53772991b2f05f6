"""What the network's edge maps are worth to the equation, by size: `python -m benchmarks.edge_maps PHOTOS`.

Photos are enlarged to each size, hints are dabs of their true colors, 20 to a photo, as large as 2 % of its width.
Figures are mean decibels over gray (PSNR over 8-bit RGB), without and with the maps, without colors of the network.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np

from colorstudio.document.colors import Chroma
from colorstudio.document.frame import Frame
from colorstudio.document.hints import Dab, Origin
from colorstudio.document.ids import HintId
from colorstudio.document.settings import DEFAULT_MODEL, Settings
from colorstudio.engine.compose import compose
from colorstudio.engine.decoding import decoded
from colorstudio.engine.engine import Engine
from colorstudio.engine.models import predictor_of
from colorstudio.engine.prediction import Seer
from colorstudio.engine.request import Quality, Request
from colorstudio.evaluation.photos import find_photos
from colorstudio.imaging.arrays import photo_of_array
from colorstudio.imaging.color import srgb_to_lab
from colorstudio.imaging.pixels import read_pixels
from colorstudio.network.predictor import Predictor
from colorstudio.support.cancel import CancelToken
from colorstudio.support.geometry import PhotoPoint
from colorstudio.support.preferences import Device

HINTS, RADIUS = 20, 0.01  # a photo, and of its width


def enlarged(rgb: np.ndarray, megapixels: float) -> np.ndarray:
    from PIL import Image

    factor = (megapixels * 1e6 / (rgb.shape[0] * rgb.shape[1])) ** 0.5
    size = (round(rgb.shape[1] * factor), round(rgb.shape[0] * factor))
    return np.asarray(Image.fromarray(rgb).resize(size, Image.Resampling.BICUBIC))


def dabs(rgb: np.ndarray, generator: np.random.Generator) -> tuple[Dab, ...]:
    height, width = rgb.shape[:2]
    radius = max(RADIUS * width, 1.0)
    made = []
    for number in range(HINTS):
        x, y = generator.uniform(0.05, 0.95) * width, generator.uniform(0.05, 0.95) * height
        top, left = int(max(y - radius, 0)), int(max(x - radius, 0))
        lab = srgb_to_lab(rgb[top : int(y + radius) + 1, left : int(x + radius) + 1]).reshape(-1, 3).mean(axis=0)
        color = Chroma(float(lab[1]), float(lab[2]))
        place, origin = PhotoPoint(x, y), Origin.PAINTED
        made.append(
            Dab(
                id=HintId(f"h{number}"), at=place, radius=radius, hardness=1.0, color=color, strength=1.0, origin=origin
            )
        )
    return tuple(made)


def decibels(rgb: np.ndarray, truth: np.ndarray) -> float:
    return float(10 * np.log10(255**2 / np.mean((rgb.astype(np.float32) - truth) ** 2)))


def gains(rgb: np.ndarray, predictor: Predictor, generator: np.random.Generator) -> tuple[float, float]:
    """Give the decibels over gray without and with edge maps."""
    photo = photo_of_array(rgb)
    engine = Engine(photo)
    plain = Request(dabs(rgb, generator), Quality.FINAL, Frame())
    prediction = Seer(engine.framed(Frame()), predictor).predict(plain, token=CancelToken())
    with_maps = Request(plain.hints, Quality.FINAL, Frame(), belief=decoded(prediction, Settings(prior=0.0)))

    def colored(chroma: Any) -> float:
        return decibels(compose(photo.lightness, chroma, saturation=1.0, depth=8), rgb)

    gray = colored(np.zeros((2, *photo.lightness.shape), np.float32))
    without, maps = (colored(engine.answer(asked, token=CancelToken()).chroma) for asked in (plain, with_maps))
    return without - gray, maps - gray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--megapixels", type=float, nargs="+", default=[0.065, 1, 12])
    parser.add_argument("--every", type=int, default=10)
    options = parser.parse_args()
    photos = find_photos(options.photos, every=options.every)
    predictor = predictor_of(DEFAULT_MODEL, Device.AUTOMATIC)
    print(f"{'MP':>6}{'photos':>8}{'plain':>8}{'edge maps':>11}")
    for megapixels in options.megapixels:
        found = []
        for number, name in enumerate(photos.names):
            rgb = read_pixels(photos.read(name, token=CancelToken()), token=CancelToken())
            found.append(gains(enlarged(rgb, megapixels), predictor, np.random.default_rng(number)))
        plain, maps = np.mean(found, axis=0)
        print(f"{megapixels:6g}{len(found):8}{plain:+8.2f}{maps:+11.2f}", flush=True)


if __name__ == "__main__":
    main()
