"""The token."""

import pytest

from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled


def test_work_goes_on_until_somebody_cancels() -> None:
    token = CancelToken()
    token.check()
    token.cancel()
    assert token.is_cancelled
    with pytest.raises(Cancelled):
        token.check()


def test_progress_reaches_the_listener_until_the_work_is_cancelled() -> None:
    heard: list[float] = []
    token = CancelToken(on_progress=heard.append)
    token.report(0.25)
    token.report(0.5)
    token.cancel()
    with pytest.raises(Cancelled):
        token.report(0.75)
    assert heard == [0.25, 0.5]


def test_a_token_without_a_listener_may_be_told_too() -> None:
    CancelToken().report(1.0)
