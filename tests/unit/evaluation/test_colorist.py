"""One photo in every way."""

from __future__ import annotations

import pytest

from colorstudio.evaluation.colorist import Colorist, Method
from colorstudio.evaluation.points import squares
from colorstudio.evaluation.truth import psnr
from colorstudio.support.cancel import CancelToken
from tests.samples.network import predictor
from tests.samples.truths import truth


def colorist(*, weight: float = 0.5) -> Colorist:
    return Colorist(truth(), predictor(), weight=weight)


def test_without_hints_only_the_network_has_colors() -> None:
    colored = colorist().all_of(squares(truth(), [], cell=6), token=CancelToken())
    assert set(colored) == set(Method)
    for method in (Method.GRAY, Method.PLAIN, Method.PROPAGATION):
        assert not colored[method].any()
    for method in (Method.NETWORK, Method.BOTH):
        assert colored[method].any()


def test_two_hints_make_the_photo_what_it_was() -> None:
    colored = colorist().all_of(squares(truth(), [(10, 20), (50, 30)], cell=6), token=CancelToken())
    for method in (Method.PLAIN, Method.PROPAGATION, Method.BOTH):
        assert psnr(truth(), colored[method]) > psnr(truth(), colored[Method.GRAY]) + 5


def test_without_a_prior_both_are_the_propagation() -> None:
    hints = squares(truth(), [(10, 20), (50, 30)], cell=6)
    colored = colorist(weight=0).all_of(hints, token=CancelToken())
    assert colored[Method.BOTH] == pytest.approx(colored[Method.PROPAGATION], abs=1e-3)
