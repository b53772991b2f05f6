"""Finding the photo of a project that only links to it, and linking one. The digest decides whether it is the one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from colorstudio.document.photo_reference import PhotoReference, is_link
from colorstudio.imaging.source import Source, printable, read_source
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput


def find_photo(photo: PhotoReference, project: Path, *, token: CancelToken | None = None) -> Source:
    """Read the photo from where the link points or from beside the project, which may have moved together with it."""
    assert photo.link is not None
    places = [project.parent / photo.name]
    if not _is_on_another_computer(photo.link):
        places.insert(0, Path(photo.link))
    others, failures = [], []
    for place in places:
        try:
            source = read_source(place, token=token)
        except BadInput as failure:
            failures.append(failure.sentence)
            continue
        if source.digest == photo.digest:
            return source
        others.append(printable(str(place)))
    if others:
        raise BadInput(
            f"{others[0]} is not the photo {photo.name} that was colored, or it was changed. Find the old one."
        )
    raise BadInput(
        f"The photo {photo.name} was found neither at {printable(photo.link)} nor beside the project. "
        "Say where it is now.",
        detail=" ".join(failures),
    )


def linked(photo: PhotoReference, source: Source) -> PhotoReference:
    """Link the photo to the file that `source` was read from, if it is the same photo."""
    if source.digest != photo.digest:
        raise BadInput(f"{source.name} is another photo than the {photo.name} that was colored. Choose that one.")
    if source.path is None or not is_link(str(source.path.absolute())):
        raise BadInput(f"{source.name} has no file that a project can point to. Embed it instead.")
    return replace(photo, link=str(source.path.absolute()))


def _is_on_another_computer(link: str) -> bool:
    r"""Whether it names a server (``\\server\share``): Windows would sign in there with the person's name unasked.

    Windows takes slashes of both kinds, mixed too, and ``\??\UNC\server`` for the same.
    """
    return link.replace("\\", "/").startswith(("//", "/??/"))
