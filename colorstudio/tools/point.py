"""The point: one dab for an eye, a button, lips. It follows a hand that drags until it lets go, always at full size."""

from __future__ import annotations

from dataclasses import replace

from colorstudio.document.hints import Dab, Origin
from colorstudio.document.ids import new_hint_id
from colorstudio.tools.borrowed import borrowed
from colorstudio.tools.changes import added
from colorstudio.tools.drag import has_left
from colorstudio.tools.gesture import Gesture, Phase
from colorstudio.tools.held import Bench
from colorstudio.tools.labels import in_color
from colorstudio.tools.limits import as_place
from colorstudio.tools.outcome import Course
from colorstudio.tools.preview import preview


def point(press: Gesture, bench: Bench) -> Course:
    if tool := borrowed(press):
        return (yield from tool(press, bench))
    document, held = bench.document, bench.held
    dab = Dab(
        id=new_hint_id(),
        at=as_place(press.at),
        radius=held.radius,
        hardness=held.hardness,
        color=held.color,
        strength=held.strength,
        origin=Origin.PAINTED,
    )

    def label(dab: Dab) -> str:
        return in_color("Point", held.color, bench.lightness_of(dab))

    gesture, dragged = press, False
    while gesture.phase is not Phase.RELEASE:
        gesture = yield preview(added(document, dab, label=label(dab)))
        dragged = dragged or has_left(press, gesture)
        if dragged:
            dab = replace(dab, at=as_place(gesture.at))
    return added(document, dab, label=label(dab))
