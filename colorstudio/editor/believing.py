"""What the network says of a document: predictions decoded into beliefs, a few kept. For the predict lane only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from colorstudio.document.hints import Hint
from colorstudio.document.model import Document
from colorstudio.document.settings import Settings
from colorstudio.editor.networks import Networks
from colorstudio.engine.belief import Belief
from colorstudio.engine.decoding import decoded
from colorstudio.engine.framing import Framed
from colorstudio.engine.prediction import Prediction, Seer
from colorstudio.engine.request import Quality, Request
from colorstudio.support.cancel import CancelToken

_KEPT: Final = 8  # a hovered color and back, undo and redo


@dataclass(frozen=True, slots=True, eq=False)
class Believed:
    """What the network says of a document, and what that comes down to under its settings."""

    hints: tuple[Hint, ...]
    settings: Settings
    prediction: Prediction
    belief: Belief

    def answers(self, hints: tuple[Hint, ...], settings: Settings) -> bool:
        return self.hints == hints and self.is_decoded_by(settings)

    def is_decoded_by(self, settings: Settings) -> bool:
        """Whether other settings would come down to the same; saturation is the picture's, not the network's."""
        return replace(self.settings, saturation=settings.saturation) == settings


class Believer:
    """Asks the networks about one photo."""

    def __init__(self, framed: Framed, networks: Networks) -> None:
        self._framed, self._networks = framed, networks
        self._seers: dict[str, Seer] = {}
        self._kept: tuple[Believed, ...] = ()

    def believe(self, document: Document, hints: tuple[Hint, ...], *, token: CancelToken) -> Believed:
        """Say what the network makes of a document with these of its hints; equal questions get the same answer."""
        settings = document.settings
        known = next((kept for kept in self._kept if kept.answers(hints, settings)), None)
        if known is None:
            request = Request(hints, Quality.FINAL, document.frame)
            prediction = self.seer(document).predict(request, token=token)
            known = Believed(hints, settings, prediction, decoded(prediction, settings))
        self._kept = (known, *(kept for kept in self._kept if kept is not known))[:_KEPT]
        return known

    def seer(self, document: Document) -> Seer:
        """What sees the photo with the document's network."""
        name = document.settings.model
        assert name is not None
        if name not in self._seers:
            self._seers[name] = Seer(self._framed, self._networks.of(name))
        return self._seers[name]
