"""At which size the network should look: `python -m benchmarks.working_size PHOTOS`.

Photos at their own size; hints are squares of 7 pixels, drawn evenly, in the mean of the true colors under them.
Figures are mean decibels over gray (PSNR over 8-bit RGB): of the equation alone, and with the network for each long
side at which it sees the photo, by the number of hints.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.edge_maps import decibels
from colorstudio.document.frame import Frame
from colorstudio.document.settings import DEFAULT_MODEL, PRIOR, Settings
from colorstudio.engine.compose import compose
from colorstudio.engine.decoding import decoded
from colorstudio.engine.engine import Engine
from colorstudio.engine.models import predictor_of
from colorstudio.engine.prediction import Seer
from colorstudio.engine.request import Quality, Request
from colorstudio.evaluation.photos import find_photos
from colorstudio.imaging.arrays import overlay_of_array, photo_of_array
from colorstudio.imaging.pixels import read_pixels
from colorstudio.network.predictor import Predictor
from colorstudio.support.cancel import CancelToken
from colorstudio.support.preferences import Device

SIDES = (256, 384, 512)
COUNTS = (0, 1, 5, 20, 50)
CELL = 7


def hint_picture(rgb: NDArray[np.uint8], count: int, generator: np.random.Generator) -> NDArray[np.uint8]:
    height, width = rgb.shape[:2]
    rgba = np.zeros((height, width, 4), np.uint8)
    for _ in range(count):
        top, left = (int(generator.integers(side - CELL + 1)) for side in (height, width))
        here = np.s_[top : top + CELL, left : left + CELL]
        rgba[here] = *np.rint(rgb[here].mean(axis=(0, 1))).astype(np.uint8), 255
    return rgba


def gains(rgb: NDArray[np.uint8], predictor: Predictor, prior: float, number: int) -> NDArray[np.float64]:
    """Give the decibels over gray: a row for the equation alone, one for each side; a column for each count."""
    photo = photo_of_array(rgb)
    engine, settings = Engine(photo), Settings(prior=prior)
    seers = [Seer(engine.framed(Frame()), predictor, long_side=side) for side in SIDES]

    def colored(chroma: Any) -> float:
        return decibels(compose(photo.lightness, chroma, saturation=1.0, depth=8), rgb)

    gray = colored(np.zeros((2, *photo.lightness.shape), np.float32))
    found = np.zeros((1 + len(SIDES), len(COUNTS)))
    for column, count in enumerate(COUNTS):
        picture = hint_picture(rgb, count, np.random.default_rng((number, count)))
        overlay = overlay_of_array(picture, photo.size) if count else None
        plain = Request((), Quality.FINAL, Frame(), overlay)
        asked = [plain] + [
            replace(plain, belief=decoded(seer.predict(plain, token=CancelToken()), settings)) for seer in seers
        ]
        found[:, column] = [colored(engine.answer(one, token=CancelToken()).chroma) - gray for one in asked]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--every", type=int, default=5)
    parser.add_argument("--prior", type=float, default=PRIOR.default)
    options = parser.parse_args()
    photos = find_photos(options.photos, every=options.every)
    predictor = predictor_of(DEFAULT_MODEL, Device.CPU)
    found = []
    for number, name in enumerate(photos.names):
        rgb = read_pixels(photos.read(name, token=CancelToken()), token=CancelToken())
        found.append(gains(rgb, predictor, options.prior, number))
    print(f"{len(found)} photos, prior {options.prior:g}")
    print(f"{'hints':12}" + "".join(f"{count:8}" for count in COUNTS))
    for title, row in zip(("equation", *(f"both, {side}" for side in SIDES)), np.mean(found, axis=0), strict=True):
        print(f"{title:12}" + "".join(f"{gain:+8.2f}" for gain in row))


if __name__ == "__main__":
    main()
