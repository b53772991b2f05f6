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


def test_a_part_of_the_work_reports_its_share_and_is_cancelled_with_the_whole() -> None:
    heard: list[float] = []
    whole = CancelToken(on_progress=heard.append)
    second = whole.part(0.5, 1.0)
    second.report(0.0)
    second.part(0.0, 0.5).report(1.0)
    assert heard == [0.5, 0.75]
    whole.cancel()
    assert second.is_cancelled
    with pytest.raises(Cancelled):
        second.check()
