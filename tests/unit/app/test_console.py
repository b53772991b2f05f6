"""The bar on the terminal, and signals while work goes on."""

import io
import signal
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from threading import Event

import pytest
from typing_extensions import override

from colorstudio.app import console
from colorstudio.app.console import progress
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput

SIGNALS = [signal.SIGINT, signal.SIGTERM]


class Terminal(io.StringIO):
    """A stderr that is a terminal, and says when something was written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.written = Event()

    @override
    def isatty(self) -> bool:
        return True

    @override
    def write(self, text: str) -> int:
        count = super().write(text)
        if "Thinking" in text:
            self.written.set()
        return count

    @property
    def line(self) -> str:
        """What stands in the last line: a return goes back to its start, and what follows covers what was there."""
        line = ""
        for part in self.getvalue().split("\r"):
            line = part + line[len(part) :]
        return line.strip()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "SILENT_SECONDS", 0.0)


@contextmanager
def watched() -> Iterator[tuple[Terminal, CancelToken]]:
    """A terminal on which a bar has appeared."""
    terminal = Terminal()
    with redirect_stderr(terminal), progress("Thinking") as token:
        assert terminal.written.wait(timeout=30)  # though nothing was reported: the work is in a long step
        yield terminal, token


@pytest.mark.usefixtures("impatient")
def test_the_bar_appears_in_a_long_step_and_is_gone_at_the_end() -> None:
    with watched() as (terminal, token):
        assert "Thinking" in terminal.line
        token.report(1.0)  # drawn or not: ten times a second is enough
    assert terminal.line == ""


@pytest.mark.usefixtures("impatient")
def test_the_bar_is_gone_when_the_work_fails() -> None:
    seen: list[Terminal] = []

    def failing() -> None:
        with watched() as (terminal, _):
            seen.append(terminal)
            raise BadInput("no")

    with pytest.raises(BadInput):
        failing()
    assert seen[0].line == ""


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "SILENT_SECONDS", 3600.0)
    terminal = Terminal()
    with redirect_stderr(terminal), progress("Thinking") as token:
        token.report(0.5)
    assert terminal.getvalue() == ""


@pytest.mark.usefixtures("impatient")
def test_no_bar_is_drawn_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Thinking") as token:
        token.report(0.5)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_cancels_the_work_and_is_the_exit_code(number: signal.Signals) -> None:
    steps: list[str] = []

    def work() -> None:
        with progress("Thinking") as token:
            steps.append("first")
            signal.raise_signal(number)
            token.check()
            steps.append("second")

    with pytest.raises(SystemExit) as exit_:
        work()
    assert exit_.value.code == 128 + number
    assert steps == ["first"]


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_that_the_work_never_heard_of_still_ends_the_command(number: signal.Signals) -> None:
    with pytest.raises(SystemExit) as exit_, progress("Thinking"):
        signal.raise_signal(number)
    assert exit_.value.code == 128 + number


def test_an_error_after_a_signal_is_still_told() -> None:
    def work() -> None:
        with progress("Thinking"):
            signal.raise_signal(signal.SIGINT)
            raise BadInput("no")

    with pytest.raises(BadInput):
        work()


@pytest.mark.parametrize("number", SIGNALS)
def test_after_a_first_signal_the_second_ends_at_once_and_after_the_work_all_is_as_before(
    number: signal.Signals,
) -> None:
    before, within = signal.getsignal(number), []

    def work() -> None:
        with progress("Thinking"):
            within.append(signal.getsignal(number))
            signal.raise_signal(number)
            within.append(signal.getsignal(number))

    with pytest.raises(SystemExit):
        work()
    assert within[0] not in (before, signal.SIG_DFL)
    assert within[1] is signal.SIG_DFL  # the system's: it ends the process
    assert signal.getsignal(number) is before
