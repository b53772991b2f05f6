"""The errors that reach a person, by what the caller can do about them.

ColorstudioError
 ├─ BadInput       the file or value can't be used: choose another
 ├─ Unsupported    understood, but not offered here: the sentence names what would help
 ├─ OutOfMemory    try smaller, or close something
 ├─ Cancelled      the person (or a newer request) ended it: nobody needs to be told
 └─ CannotWrite    choose another place; what was there before is untouched

The message is one plain sentence for the person: what happened, which file, what to do. `detail` is for the
curious: the words of the library that failed.
"""


class ColorstudioError(Exception):
    """An error with a sentence for the person."""

    def __init__(self, sentence: str, *, detail: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.detail = detail


class BadInput(ColorstudioError):
    """The input can't be used."""


class Unsupported(ColorstudioError):
    """The input is understood, but can't be served here."""


class OutOfMemory(ColorstudioError):
    """There is not enough memory for this size."""


class Cancelled(ColorstudioError):
    """The work was ended on purpose; no partial result exists."""

    def __init__(self) -> None:
        super().__init__("Cancelled.")


class CannotWrite(ColorstudioError):
    """The file can't be written; what was there before is untouched."""
