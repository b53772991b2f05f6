"""What the grid's size does to the parameters."""

import pytest

from colorstudio.propagation.scale import HARD, KAPPA, Scale, hint_weight, prior_weight


def test_a_quarter_of_a_megapixel_is_the_unit() -> None:
    assert Scale.of((500, 500)).spacing == 1
    assert Scale.of((1000, 1000)).spacing == 0.5


def test_a_coarser_grid_tells_steps_apart_less_and_lets_less_through_than_its_spacing() -> None:
    assert Scale(2).sigma(2) == pytest.approx(2 * 2**0.3)
    assert Scale(2).floor(1e-3) == 2e-3


def test_a_finer_grid_tells_smaller_steps_apart() -> None:
    assert Scale(0.5).sigma(2) == pytest.approx(2 * 0.5**0.3)


def test_sigma_and_floor_stay_within_what_was_measured() -> None:
    assert Scale(0.01).sigma(2) == 1.6
    assert Scale(1000).sigma(2) == 6
    assert Scale(0.01).floor(1e-3) == 1e-4


def test_the_priors_weight_is_per_area() -> None:
    assert prior_weight(200) == pytest.approx(prior_weight(100) / 4)


def test_a_hint_grows_from_nothing_to_hard() -> None:
    assert hint_weight(0, 5, 5) == 0
    assert hint_weight(0.5, 5, 5) == pytest.approx(KAPPA / 25)
    assert hint_weight(0.999999, 5, 5) == HARD
    assert hint_weight(1, 5, 5) == HARD
