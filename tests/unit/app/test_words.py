"""What one word of a command may be."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from colorstudio.app import words


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (words.seed, "0", 0),
        (words.seed, "1931", 1931),
        (words.count, "1", 1),
        (words.percent, "100", 100),
        (words.share, "1", 1.0),
        (words.share, "0.25", 0.25),
        (words.saturation, "2", 2.0),
        (words.temperature, "0.05", 0.05),
        (words.place, "120,80.5", (120.0, 80.5)),
        (words.place, "-1,5", (-1.0, 5.0)),
        (words.output, "a.TIF", Path("a.TIF")),
        (words.drawing, "a.SVG", Path("a.SVG")),
        (words.model, "hintnet", "hintnet"),
        (words.model, "none", "none"),
        (words.needed_model, "hintnet", "hintnet"),
    ],
)
def test_a_word_gives_its_value(kind: Callable[[str], Any], text: str, value: object) -> None:
    assert kind(text) == value


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [
        (words.seed, "-1", "-1 is not a number from 1 on"),
        (words.count, "0", "0 is not a number from 1 on"),
        (words.count, "²", "² is not a number"),
        (words.percent, "101", "101 is not a number from 1 to 100"),
        (words.share, "1.01", "1.01 is not a number from 0 to 1"),
        (words.share, "-0.1", "-0.1 is not a number from 0 to 1"),
        (words.share, "nan", "nan is not a number from 0 to 1"),
        (words.saturation, "much", "much is not a number from 0 to 2"),
        (words.temperature, "0", "0 is not a number from 0.05 to 2"),
        (words.place, "5", "5 is not a place like 120,80"),
        (words.place, "1,2,3", "1,2,3 is not a place"),
        (words.output, "a.xyz", ".png"),
        (words.drawing, "a.png", "a.png does not end in .svg"),
        (words.model, "other", 'There is no model "other"'),
        (words.needed_model, "none", "none leaves the network out"),
        (words.profile, "vivid", "vivid"),
    ],
)
def test_a_word_that_cannot_be_is_a_wrong_usage(kind: Callable[[str], Any], text: str, sentence: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError) as error:
        kind(text)
    assert sentence in str(error.value)


@pytest.mark.parametrize(
    ("given", "joined"),
    [
        (["modes", "--at", "-1,5", "a.png"], ["modes", "--at=-1,5", "a.png"]),
        (["--at", "-.5,2"], ["--at=-.5,2"]),
        (["--at", "1,5"], ["--at", "1,5"]),
        (["--at", "--json"], ["--at", "--json"]),
        (["--seed", "-1"], ["--seed", "-1"]),
        ([], []),
    ],
)
def test_a_place_left_of_the_photo_is_no_option(given: list[str], joined: list[str]) -> None:
    assert words.joined_places(given) == joined
