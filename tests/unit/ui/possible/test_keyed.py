"""The order and the keys of the choices."""

from colorstudio.document.colors import Chroma, Gray
from colorstudio.editor.choices import Choice
from colorstudio.ui.possible.keyed import keyed


def a_choice(probability: float, *, is_gray: bool = False) -> Choice:
    return Choice(Gray.KEEP if is_gray else Chroma(1.0, 2.0), (1, 2, 3), "Olive", probability)


def test_gray_comes_last_under_zero() -> None:
    rows = keyed((a_choice(0.6), a_choice(0.3, is_gray=True), a_choice(0.1)))
    assert [(row.index, row.key) for row in rows] == [(0, 1), (2, 2), (1, 0)]


def test_gray_comes_first_under_zero_where_it_is_the_likeliest() -> None:
    rows = keyed((a_choice(0.6, is_gray=True), a_choice(0.3), a_choice(0.1)))
    assert [(row.index, row.key) for row in rows] == [(0, 0), (1, 1), (2, 2)]


def test_the_tenth_color_has_no_key() -> None:
    assert [row.key for row in keyed((a_choice(0.1),) * 10)] == [1, 2, 3, 4, 5, 6, 7, 8, 9, None]


def test_a_probability_is_written_in_percent_and_never_as_none() -> None:
    written = [row.percent.replace("\N{NO-BREAK SPACE}", " ") for row in keyed((a_choice(0.46), a_choice(0.003)))]
    assert written == ["46 %", "< 1 %"]
