"""An answer becomes a file, whole or not at all: what the command line, the library and the window share.

Which colors there are is settled; here they are composed at the size that was asked for, marked and encoded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from colorstudio.engine.answer import Answer, AtSize
from colorstudio.engine.composed_strips import composed_strips
from colorstudio.imaging.colored import colored
from colorstudio.imaging.encode import check_fits, encode, losses
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.metadata.keeping import Keeping, kept
from colorstudio.imaging.metadata.marks import Marks, ModelUsed
from colorstudio.imaging.source import Source
from colorstudio.support.atomic import Existing
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import CannotWrite
from colorstudio.support.geometry import Size


@dataclass(frozen=True, slots=True)
class Target:
    """Where the picture goes, and how.

    marked_at : the time to write into the marks that say that the picture was colorized; None leaves them out
    long_side : pixels of the longer side; None for all that the photo has. Nothing is ever enlarged
    keeping : which of the photo's metadata go along
    """

    path: Path
    options: FileOptions
    existing: Existing
    marked_at: datetime | None
    long_side: int | None = None
    keeping: Keeping = Keeping.EVERYTHING


def written_size(size: Size, long_side: int | None) -> Size:
    """The size in which a picture is written."""
    longest = max(size.width, size.height)
    if long_side is None or long_side >= longest:
        return size
    width, height = (max(round(side * long_side / longest), 1) for side in (size.width, size.height))
    return Size(width, height)


def check_target(target: Target, size: Size, *, read: Iterable[Source]) -> None:
    """Refuse before any work what can't be written, or would take the place of something that was read.

    size : of the whole picture
    """
    check_fits(written_size(size, target.long_side), target.options.format)
    out = target.path
    for source in read:
        if source.path is not None and out.exists() and source.path.exists() and out.samefile(source.path):
            raise CannotWrite(f"{source.name} itself would be replaced by its colored picture. Choose another name.")


def write(
    answer: Answer, target: Target, *, saturation: float, model: ModelUsed | None, token: CancelToken
) -> tuple[str, ...]:
    """Write the picture of an answer; give the sentences that the person should read.

    model : the network that had a hand in it
    """
    photo = answer.framed.photo
    check_target(target, photo.size, read=(photo.source,))
    size = written_size(photo.size, target.long_side)
    depth = target.options.depth or photo.depth
    sized = AtSize(answer, (size.height, size.width))
    strips = composed_strips(sized, saturation=saturation, depth=depth, token=token.part(0, 0.6))
    picture = colored(photo, strips, size=size, depth=depth)
    metadata, of_keeping = kept(picture.metadata, target.keeping)
    picture = replace(picture, metadata=metadata)
    has_color = saturation > 0 and bool(answer.chroma.any())  # a gray picture isn't colorized, and says nothing of it
    marks = Marks(photo.source.digest, target.marked_at, model) if target.marked_at and has_color else None
    lost = losses(picture, target.options, marks=marks)
    encode(
        picture, target.path, options=target.options, token=token.part(0.6, 1), marks=marks, existing=target.existing
    )
    return (*_unheard(sized), *_not_enlarged(photo.size, target.long_side), *of_keeping, *lost)


def _unheard(sized: AtSize) -> tuple[str, ...]:
    """What the person painted and won't see."""
    answer = sized.answer
    if sized.outside:
        return (f"Hints outside of the picture's frame don't count: {sized.outside} of {len(answer.request.hints)}.",)
    if not answer.chroma.any():
        name = answer.framed.photo.source.name
        return (f"{name} has no color: there is neither a hint that counts nor a network's.",)
    return ()


def _not_enlarged(size: Size, long_side: int | None) -> tuple[str, ...]:
    if long_side is None or long_side <= max(size.width, size.height):
        return ()
    return (f"The picture has {size} pixels: it is not enlarged.",)
