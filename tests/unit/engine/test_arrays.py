"""The library's call."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import numpy as np
import pytest

import colorstudio
from colorstudio import colorize, predict, propagate
from colorstudio.document.settings import Decode
from colorstudio.engine import arrays
from colorstudio.engine.models import predictor_of
from colorstudio.support.errors import BadInput
from colorstudio.support.preferences import Device
from tests.samples.sheets import soft_gray

GRAY = soft_gray((40, 60))
MASK = np.zeros((40, 60), bool)
MASK[10:14, 10:14] = MASK[30, 50] = True
CHROMA = np.zeros((40, 60, 2))
CHROMA[10:14, 10:14], CHROMA[30, 50] = (50, 30), (-10, -40)


def test_hints_keep_their_color_and_all_others_lie_between() -> None:
    found = propagate(GRAY, CHROMA, MASK)
    assert found.shape == (40, 60, 2)
    assert found.dtype == np.float32
    assert found[11, 11] == pytest.approx([50, 30], abs=0.5)
    assert found[30, 50] == pytest.approx([-10, -40], abs=1.5)  # one pixel alone is pulled a little by its neighbors
    assert found[..., 0].min() > -10.5
    assert found[..., 0].max() < 50.5


@pytest.mark.parametrize(
    "gray",
    [GRAY.astype(np.uint16) * 257, GRAY / 255, (GRAY / 255).astype(np.float32), np.repeat(GRAY[..., None], 3, axis=2)],
)
def test_a_photo_may_have_any_common_type(gray: Any) -> None:
    assert propagate(gray, CHROMA, MASK) == pytest.approx(propagate(GRAY, CHROMA, MASK), abs=0.2)


def test_nothing_hinted_is_gray() -> None:
    assert not propagate(GRAY, CHROMA, np.zeros_like(MASK)).any()


def test_what_is_not_hinted_may_be_anything() -> None:
    wild = CHROMA.copy()
    wild[~MASK] = np.nan
    assert np.array_equal(propagate(GRAY, wild, MASK), propagate(GRAY, CHROMA, MASK))


@pytest.mark.parametrize(
    ("gray", "chroma", "mask", "what"),
    [
        (GRAY[0], CHROMA, MASK, "photo"),
        (np.zeros((40, 60, 4)), CHROMA, MASK, "photo"),
        (np.zeros((0, 60)), CHROMA, MASK, "photo"),
        (GRAY.astype(int), CHROMA, MASK, "int64"),
        (GRAY, CHROMA[..., :1], MASK, "chroma"),
        (GRAY, CHROMA, MASK[:-1], "mask"),
        (GRAY, CHROMA, MASK * 255, "mask"),
        (GRAY, np.where(MASK[..., None], np.nan, 0.0) * np.ones(2), MASK, "finite"),
        (GRAY * np.nan, CHROMA, MASK, "finite"),
    ],
)
def test_what_cannot_be_used_is_said(gray: Any, chroma: Any, mask: Any, what: str) -> None:
    with pytest.raises(BadInput, match=what):
        propagate(gray, chroma, mask)


def test_a_tolerance_that_floats_cannot_keep_is_told() -> None:
    with pytest.raises(BadInput, match="tolerance has to be at least"):
        propagate(GRAY, CHROMA, MASK, tolerance=0.01)


def test_other_names_are_unknown() -> None:
    with pytest.raises(AttributeError, match="paint"):
        _ = colorstudio.paint


def test_the_package_imports_without_it() -> None:
    code = "import sys, colorstudio; print('numpy' in sys.modules, callable(colorstudio.propagate))"
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert child.stdout.split() == ["False", "True"]


RGBA = np.zeros((40, 60, 4), np.uint8)
RGBA[10:20, 10:20] = 200, 60, 40, 255


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
def test_a_photo_comes_back_colored_in_its_own_type(kind: Any) -> None:
    most = 1 if kind is np.float32 else np.iinfo(kind).max
    gray = (GRAY / 255 * most).astype(kind)
    colored = colorize(gray, RGBA, model=None)
    assert colored.shape == (40, 60, 3)
    assert colored.dtype == kind
    red, _, blue = colored.astype(float).mean(axis=(0, 1)) / most
    assert red > blue + 0.2


def test_the_network_colors_alone_and_with_hints() -> None:
    alone = colorize(GRAY).astype(int)
    assert np.ptp(alone, axis=2).max() > 0
    assert not np.ptp(colorize(GRAY, prior=0.0).astype(int), axis=2).any()
    assert np.abs(colorize(GRAY, RGBA).astype(int) - alone).max() > 20


def test_none_is_no_network_as_on_the_command_line() -> None:
    assert np.array_equal(colorize(GRAY, RGBA, model="none"), colorize(GRAY, RGBA, model=None))
    with pytest.raises(BadInput, match="none leaves the network out"):
        predict(GRAY, model="none")


def test_the_network_says_which_colors_are_possible() -> None:
    field = predict(GRAY)
    assert field.at(8.5, 12.5).sum() == pytest.approx(1, abs=1e-3)
    hinted = predict(GRAY, RGBA)
    assert np.abs(hinted.at(14, 14) - field.at(14, 14)).sum() > 0.1
    assert hinted.modes(14, 14)[0].a > 20


def test_one_color_of_many_is_made_as_asked() -> None:
    mean, mode, cold, warm = (
        colorize(GRAY, decode=decode, temperature=temperature).astype(int)
        for decode, temperature in (("mean", 0.5), (Decode.MODE, 0.5), ("annealed", 0.05), ("annealed", 1.0))
    )
    assert np.abs(mean - mode).max() > 2
    assert np.abs(cold - warm).max() > 2
    assert np.abs(mean - warm).max() <= 1


def test_the_device_is_said_as_on_the_command_line() -> None:
    assert np.array_equal(colorize(GRAY, device="cpu"), colorize(GRAY, device=Device.CPU))
    assert predict(GRAY, device="cpu").cells.shape == (10, 15)


def test_calls_of_several_threads_load_a_model_once_and_answer_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []

    def counted(name: str, device: Device) -> object:
        loaded.append(name)
        return predictor_of(name, device)

    monkeypatch.setattr(arrays, "predictor_of", counted)
    arrays._predictor.cache_clear()
    start = Barrier(3)

    def called(gray: Any) -> Any:
        start.wait()
        return colorize(gray)

    photos = [GRAY, GRAY[::-1], GRAY[:, ::-1]]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(called, photos))
    assert loaded == ["hintnet"]
    for photo, colored in zip(photos, together, strict=True):
        assert np.array_equal(colored, colorize(photo))


@pytest.mark.parametrize("hints", [RGBA[:30], RGBA[..., :3], RGBA.astype(float)])
def test_hints_that_do_not_fit_are_told_what_would(hints: Any) -> None:
    with pytest.raises(BadInput, match=r"\(40, 60, 4\), uint8"):
        colorize(GRAY, hints, model=None)


OTHERS = ({"model": "../x"}, {"temperature": 0.0}, {"decode": "best"}, {"device": "abacus"})


@pytest.mark.parametrize("wrong", [{"prior": 2.0}, {"vividness": -1.0}, {"saturation": 9.0}, *OTHERS])
def test_a_setting_that_cannot_be_is_told(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match=next(iter(wrong))):
        colorize(GRAY, **wrong)
