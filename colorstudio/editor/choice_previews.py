"""The pictures under the choices: what the place and the whole photo would look like with each, made one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from colorstudio.document.model import Document
from colorstudio.editor.believing import Believer
from colorstudio.editor.lanes import PREVIEWS
from colorstudio.engine.previews import CropAt, Preview
from colorstudio.jobs.job import Job
from colorstudio.jobs.lane import Lane
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import ColorstudioError


class ChoicePreviews:
    """Asks for them; each is a job of its own, so that a click need not wait for all."""

    def __init__(
        self,
        believer: Believer,
        lane: Lane,
        take: Callable[[int, Preview], None],
        failed: Callable[[ColorstudioError], None],
    ) -> None:
        """`take` is given the index of a choice and its pictures."""
        self._believer, self._lane, self._take, self._failed = believer, lane, take, failed
        self._jobs: list[Job[Preview]] = []

    def ask(self, documents: Iterable[tuple[int, Document]], crop: CropAt) -> None:
        """Make the pictures of these documents, each that of the choice with this index."""
        for index, document in documents:
            job = self._lane.ask(
                PREVIEWS, partial(self._make, document, crop), done=partial(self._take, index), failed=self._failed
            )
            self._jobs.append(job)

    def cancel(self) -> None:
        """Want none of those any more that are not made yet."""
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()

    def _make(self, document: Document, crop: CropAt, token: CancelToken) -> Preview:
        return self._believer.preview(document, crop, token=token)
