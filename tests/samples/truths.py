"""Tiny color photos on the disk, to be grayed and colored again."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from colorstudio.evaluation.truth import Truth
from tests.samples.pictures import png

SIDE = 64
SKY, GRASS = (130, 170, 230), (90, 130, 50)


def landscape(height: int = SIDE, width: int = SIDE, *, seed: int = 1931) -> NDArray[np.uint8]:
    """Sky over grass, with grain."""
    rgb = np.empty((height, width, 3))
    rgb[: height // 2], rgb[height // 2 :] = SKY, GRASS
    grain = np.random.default_rng(seed).normal(0, 5, (height, width, 1))
    return np.asarray(np.clip(rgb + grain, 0, 255), np.uint8)


def truth() -> Truth:
    return Truth.of("landscape.png", landscape())


def folder_of_photos(folder: Path, count: int = 3) -> Path:
    """Photos of different sizes, and a file that is none."""
    for number in range(count):
        pixels = landscape(SIDE + 6 * number, SIDE, seed=1933 + number)
        (folder / f"photo {number}.png").write_bytes(png(pixels))
    (folder / "notes.txt").write_text("no photo", encoding="utf-8")
    return folder


def zip_of_photos(folder: Path, *, method: int = zipfile.ZIP_STORED) -> Path:
    """The same photos in a zip, one of them in a folder of it."""
    path = folder / "photos.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        for number in range(3):
            archive.writestr(f"deep/photo {number}.png", png(landscape(SIDE + 6 * number, SIDE, seed=1933 + number)))
        archive.writestr("notes.txt", "no photo")
    return path
