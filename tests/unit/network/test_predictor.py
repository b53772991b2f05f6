"""Seeing and predicting."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from colorstudio.network import bins
from colorstudio.network.decode import mean_chroma
from colorstudio.network.places import CPU, Place, places_for
from colorstudio.network.predictor import Predictor
from colorstudio.network.working_size import padded
from colorstudio.support.preferences import Device
from tests.samples.network import hint_everywhere, model, no_hints, photo, predictor

SMALLER = Place(CPU.device, halvings=1, notes=("smaller",))
ELSEWHERE = Place(torch.device("cpu", 0))


def test_probabilities_sum_to_one() -> None:
    seen = predictor().see(photo((64, 96), np.random.default_rng(1961)))
    field = predictor().predict(seen, no_hints(seen))
    sums = field.probabilities.astype(np.float64).sum(axis=2)
    assert sums == pytest.approx(1, abs=2e-3)  # 313 roundings to half precision


@pytest.mark.parametrize(
    ("shape", "half", "quarter"),
    [
        ((64, 96), (32, 48), (16, 24)),
        ((50, 201), (25, 101), (13, 51)),
        ((1, 1), (1, 1), (1, 1)),
        ((7, 3), (4, 2), (2, 1)),
    ],
)
def test_any_size_and_aspect_is_seen_and_comes_back_cropped(
    shape: tuple[int, int], half: tuple[int, int], quarter: tuple[int, int]
) -> None:
    seen = predictor().see(photo(shape, np.random.default_rng(1963)))
    field = predictor().predict(seen, no_hints(seen))
    assert seen.steps.shape == seen.leaks.shape == half
    assert seen.planes_shape == (6, *half)
    assert field.shape == quarter


def test_padding_is_what_a_person_would_do_by_hand() -> None:
    lightness = photo((52, 70), np.random.default_rng(1965))
    seen, by_hand = predictor().see(lightness), predictor().see(padded(lightness, 32))
    assert np.array_equal(seen.steps, by_hand.steps[:26, :35])
    field, wide = (predictor().predict(sight, no_hints(sight)) for sight in (seen, by_hand))
    assert np.array_equal(field.probabilities, wide.probabilities[:13, :18])


def test_hints_are_not_repeated_beyond_the_border() -> None:
    """A hint in the last column is one hint, not a stripe of them."""
    seen = predictor().see(photo((52, 70), np.random.default_rng(1967)))
    by_hand = predictor().see(padded(seen.lightness, 32))
    planes, wide = hint_everywhere(seen, (30, 20)), no_hints(by_hand)
    planes[4:, :, -1] = 1
    wide[:] = padded(planes, 16)
    wide[4:, 26:] = wide[4:, :, 35:] = 0
    assert np.array_equal(
        predictor().predict(seen, planes).probabilities, predictor().predict(by_hand, wide).probabilities[:13, :18]
    )


@pytest.mark.parametrize("color", [(40.0, 20.0), (-30.0, 30.0), (0.0, -40.0)])
def test_a_hint_pulls_the_photo_toward_its_color(color: tuple[float, float]) -> None:
    seen = predictor().see(photo((64, 64), np.random.default_rng(1969)))
    chroma = mean_chroma(predictor().predict(seen, hint_everywhere(seen, color)))
    assert chroma[:, 8, 8] == pytest.approx(color, abs=12)


def test_a_tint_is_felt() -> None:
    seen = predictor().see(photo((64, 64), np.random.default_rng(1971)))
    blue, orange = (
        mean_chroma(predictor().predict(seen, no_hints(seen), tint=tint)).mean(axis=(1, 2))
        for tint in ((0.0, -25.0), (20.0, 25.0))
    )
    assert orange[1] - blue[1] > 5


def test_seeing_leaves_lightness_and_planes_as_they_were() -> None:
    lightness = photo((40, 40), np.random.default_rng(1973))
    before = lightness.copy()
    seen = predictor().see(lightness)
    planes = hint_everywhere(seen, (10, 10))
    planes_before = planes.copy()
    predictor().predict(seen, planes)
    assert np.array_equal(lightness, before)
    assert np.array_equal(planes, planes_before)


def test_a_smaller_size_gives_coarser_answers_and_says_so() -> None:
    smaller = Predictor(model(), places=(SMALLER,))
    seen = smaller.see(photo((64, 98), np.random.default_rng(1975)))
    field = smaller.predict(seen, hint_everywhere(seen, (30, 30)))
    assert seen.planes_shape == (6, 32, 49)
    assert seen.steps.shape == (16, 25)
    assert field.shape == (8, 13)
    assert seen.notes == field.notes == SMALLER.notes


def test_a_smaller_size_answers_much_like_the_usual_one() -> None:
    lightness = photo((128, 128), np.random.default_rng(1977))
    seen = predictor().see(lightness)
    planes = hint_everywhere(seen, (30, 30))
    usual = mean_chroma(predictor().predict(seen, planes))
    smaller = mean_chroma(Predictor(model(), places=(SMALLER,)).predict(seen, planes))
    assert smaller.mean(axis=(1, 2)) == pytest.approx(usual.mean(axis=(1, 2)), abs=6)


def test_when_prediction_moves_on_the_photo_is_seen_again_there_once() -> None:
    lightness = photo((64, 64), np.random.default_rng(1979))
    seen, other = predictor().see(lightness), predictor().see(lightness)
    smaller = Predictor(model(), places=(SMALLER,))
    assert smaller.predict(seen, no_hints(seen)).notes == SMALLER.notes
    assert smaller._at(seen, SMALLER) is smaller._at(seen, SMALLER)
    assert smaller._at(other, SMALLER) is smaller._at(other, SMALLER)


def test_another_device_has_a_copy_of_the_network_that_says_the_same() -> None:
    elsewhere = Predictor(model(), places=(ELSEWHERE,))
    lightness = photo((64, 64), np.random.default_rng(1983))
    seen, again = predictor().see(lightness), elsewhere.see(lightness)
    assert np.array_equal(
        elsewhere.predict(again, no_hints(again)).probabilities, predictor().predict(seen, no_hints(seen)).probabilities
    )


def test_the_prior_is_a_distribution() -> None:
    assert predictor().prior.shape == (bins.COUNT,)
    assert predictor().prior.sum() == pytest.approx(1, abs=1e-4)


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no graphics card")
def test_a_card_says_nearly_the_same() -> None:
    card = Predictor(model(), places=places_for(Device.CUDA))
    seen = card.see(photo((64, 96), np.random.default_rng(1985)))
    assert seen.place.device.type == "cuda"
    here = predictor().see(seen.lightness)
    assert seen.steps == pytest.approx(here.steps, abs=0.5)  # of -5 to 4, in half precision
    planes = hint_everywhere(seen, (30, 10))
    on_card, on_cpu = (mean_chroma(one.predict(sight, planes)) for one, sight in ((card, seen), (predictor(), here)))
    assert on_card == pytest.approx(on_cpu, abs=1)
