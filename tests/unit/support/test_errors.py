"""The error tree."""

from colorstudio.support.errors import BadInput, Cancelled, ColorstudioError


def test_an_error_is_its_sentence_with_the_details_apart() -> None:
    error = BadInput("This is no photo.", detail="VipsJpeg: not a JPEG file")
    assert (str(error), error.sentence, error.detail) == ("This is no photo.",) * 2 + ("VipsJpeg: not a JPEG file",)


def test_a_cancellation_is_one_of_the_tree() -> None:
    assert isinstance(Cancelled(), ColorstudioError)
