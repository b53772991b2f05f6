"""The program as its own child: it ends when asked, and what went wrong there is told here."""

from __future__ import annotations

import sys

import pytest
from typing_extensions import override

from colorstudio.app import child
from colorstudio.app.child import prepare_in_a_child
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled, ColorstudioError


def instead(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let another program be the child."""
    monkeypatch.setattr(child, "_command", lambda *_: [sys.executable, "-S", "-c", code])


def test_a_child_that_ends_well_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "pass")
    prepare_in_a_child(CancelToken())


def test_what_a_child_complains_of_is_the_detail(monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "raise SystemExit('no compiler')")
    with pytest.raises(ColorstudioError, match="starts slower") as caught:
        prepare_in_a_child(CancelToken())
    assert "no compiler" in caught.value.detail


def test_a_child_that_complains_without_end_is_not_held_up(monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "import sys; sys.stderr.write('warning ' * 200_000); raise SystemExit('no compiler')")
    with pytest.raises(ColorstudioError) as caught:
        prepare_in_a_child(CancelToken())
    assert caught.value.detail.endswith("no compiler\n")
    assert len(caught.value.detail) <= 10_000


def test_a_child_that_takes_long_is_ended_with_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    class LaterCancelled(CancelToken):
        checks = 0

        @override
        def check(self) -> None:
            self.checks += 1
            if self.checks > 2:
                raise Cancelled

    instead(monkeypatch, "import signal; signal.pause()")
    with pytest.raises(Cancelled):
        prepare_in_a_child(LaterCancelled())


def test_the_command_is_the_program_itself_frozen_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child._command("doctor") == [sys.executable, "-m", "colorstudio", "doctor"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child._command("doctor") == [sys.executable, "doctor"]
