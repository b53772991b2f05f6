"""Where a person asked, in the picture, and what the network offers there."""

from __future__ import annotations

import numpy as np

from colorstudio.editor.believing import Believed
from colorstudio.editor.choices import Scope
from colorstudio.engine.framing import Framed
from colorstudio.engine.offer import Offer, offer_at, offer_of_box, offer_of_object
from colorstudio.support.geometry import PhotoPoint, PhotoRect


def offered(believed: Believed, framed: Framed, place: PhotoPoint | PhotoRect, *, scope: Scope) -> tuple[Offer, float]:
    """What a place of the scan offers, and how far the border of its object is."""
    field = believed.prediction.field
    if isinstance(place, PhotoRect):
        return offer_of_box(field, framed, _box_in_picture(framed, place)), 0.0
    x, y = in_picture(framed, place)
    radius = believed.objects.inner_radius(x, y)
    if scope is Scope.PIXEL:
        return offer_at(field, framed, x, y), radius
    return offer_of_object(field, framed, believed.objects, x, y), radius


def in_picture(framed: Framed, place: PhotoPoint) -> tuple[float, float]:
    """x and y in the picture of a place of the scan."""
    x, y = framed.matrix @ (place.x, place.y, 1.0)
    return float(x), float(y)


def _box_in_picture(framed: Framed, box: PhotoRect) -> PhotoRect:
    """The box around the corners of one that was drawn on the scan."""
    corners = [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    points = np.array([in_picture(framed, PhotoPoint(*corner)) for corner in corners])
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return PhotoRect(float(left), float(top), float(right), float(bottom))
