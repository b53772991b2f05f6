"""What fan and dock draw."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.document.colors import Chroma, Gray
from colorstudio.editor.choices import Knowledge
from colorstudio.editor.offering import choices_of, histogram_of, knowledge_of
from colorstudio.engine.offer import Offer
from colorstudio.imaging.gamut import is_displayable
from colorstudio.network.modes import modes
from tests.samples.network import blob
from tests.samples.network import histogram_of as with_masses


def offer(masses: dict[tuple[float, float], float], lightness: float = 50.0) -> Offer:
    histogram = with_masses(masses)
    return Offer(lightness, histogram, modes(histogram))


def test_choices_have_a_color_a_name_and_how_they_look() -> None:
    blue, gray = choices_of(offer({(0, -30): 0.7, (0, 0): 0.3}))
    assert blue.color == Chroma(0.0, -30.0)
    assert blue.probability == pytest.approx(0.7, abs=0.01)
    assert blue.rgb[2] > blue.rgb[0] + 40
    assert gray.color is Gray.KEEP
    assert len(set(gray.rgb)) == 1
    assert blue.name != gray.name


def test_the_histogram_has_all_probability_and_colors_of_the_place() -> None:
    drawn = histogram_of(offer({(60, 40): 0.5, (0, -30): 0.5}, lightness=70.0))
    assert drawn.probability.sum() == pytest.approx(1)
    assert drawn.chroma.sum() == pytest.approx(1)
    assert drawn.hue.sum() == pytest.approx(1)
    assert drawn.ab.shape == (len(drawn.probability), 2)
    assert drawn.rgb.dtype == np.uint8
    assert drawn.lightness == 70


@pytest.mark.parametrize("lightness", [0.0, 5.0, 50.0, 97.0, 100.0])
def test_the_outline_is_what_srgb_shows(lightness: float) -> None:
    outline = histogram_of(offer({(0, 0): 1.0}, lightness)).outline
    inside = np.column_stack([np.full(len(outline), lightness), outline * 0.99])
    assert is_displayable(inside).all()


def test_one_color_is_sure_and_very_many_are_flat() -> None:
    assert knowledge_of(offer({(60, 40): 0.95, (0, -30): 0.05})) is Knowledge.SURE
    assert knowledge_of(offer({(60, 40): 0.6, (0, -30): 0.4})) is Knowledge.KNOWN
    histogram = blob(0, 0, sigma=45)
    assert knowledge_of(Offer(50.0, histogram, modes(histogram))) is Knowledge.FLAT
