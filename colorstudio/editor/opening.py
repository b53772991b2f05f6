"""Opening: a photo, a project or what a crash left behind becomes all that an open photo starts from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from colorstudio.document.history import History
from colorstudio.document.journal import Journal
from colorstudio.document.linked_photo import find_photo, linked
from colorstudio.document.model import Document
from colorstudio.document.photo_reference import PhotoReference
from colorstudio.document.project_file import Project, read
from colorstudio.document.recovery import Unfinished, recover
from colorstudio.document.settings import Settings
from colorstudio.engine.engine import BUDGET, Engine
from colorstudio.engine.framing import Framed
from colorstudio.imaging.photo import Photo, open_photo
from colorstudio.imaging.pyramid import Pyramid, build_pyramid
from colorstudio.imaging.source import Source, read_source
from colorstudio.imaging.tone import Tone
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput

PROJECT: Final = ".colorstudio"
_OPENED: Final = "Opened"


class PhotoIsGone(BadInput):
    """A project's photo is no longer where it was; the person may say where it is now."""

    def __init__(self, cause: BadInput, project: Project, path: Path) -> None:
        super().__init__(cause.sentence, detail=cause.detail)
        self.project, self.path = project, path


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A photo that was read, and the work on it.

    project : the file that it was opened from or saved to
    references : the bytes of the references
    journal : of the work that a crash interrupted, which goes on
    notes : sentences for the person
    """

    photo: Photo
    engine: Engine
    framed: Framed
    pyramid: Pyramid
    history: History
    project: Path | None = None
    references: tuple[Source, ...] = ()
    journal: Journal | None = None
    notes: tuple[str, ...] = ()

    def let_go(self) -> None:
        """It is not opened after all: what a crash left behind waits for the next start."""
        if self.journal is not None:
            self.journal.let_go()


def opened_file(path: Path, *, settings: Settings, token: CancelToken, budget: int = BUDGET) -> Opened:
    """Open a photo or a project."""
    if path.suffix == PROJECT:
        return _opened_project(read(path), path, token, budget)
    return opened_source(read_source(path, token=token.part(0, 0.1)), settings=settings, token=token, budget=budget)


def opened_source(source: Source, *, settings: Settings, token: CancelToken, budget: int = BUDGET) -> Opened:
    """Open a photo that may have no file: pasted, or in the program itself."""
    photo = open_photo(source, token=token.part(0.1, 0.9))
    document = Document(PhotoReference.of(source, size=photo.size), settings=settings)
    begun = _opened(photo, History(document, label=_OPENED), budget, token)
    return replace(begun, notes=(*_of_tone(photo), *begun.notes))


def with_photo_from(gone: PhotoIsGone, path: Path, *, token: CancelToken, budget: int = BUDGET) -> Opened:
    """Open a project whose photo the person has found; it has to be the same one."""
    source = read_source(path, token=token.part(0, 0.1))
    document = replace(gone.project.document, photo=linked(gone.project.document.photo, source))
    project = replace(gone.project, document=document, photo=source)
    return _opened_project(project, gone.path, token, budget)


def restored(work: Unfinished, *, token: CancelToken, budget: int = BUDGET) -> Opened:
    """Take up what a crash interrupted."""
    recovered = recover(work, label=_OPENED)
    try:
        if recovered.photo is None:
            raise BadInput(recovered.notes[-1])
        photo = open_photo(recovered.photo, token=token.part(0, 0.9))
    except BaseException:
        recovered.journal.let_go()
        raise
    begun = _opened(photo, recovered.history, budget, token)
    return replace(
        begun,
        project=recovered.project,
        references=recovered.references,
        journal=recovered.journal,
        notes=(*begun.notes, *recovered.notes),
    )


def _opened_project(project: Project, path: Path, token: CancelToken, budget: int) -> Opened:
    document = project.document
    try:
        source = project.photo or find_photo(document.photo, path, token=token.part(0, 0.1))
    except BadInput as error:
        raise PhotoIsGone(error, project, path) from error
    photo = open_photo(source, token=token.part(0.1, 0.9))
    begun = _opened(photo, History(document, label=_OPENED), budget, token)
    return replace(begun, project=path, references=project.references, notes=(*begun.notes, *project.notes))


def _opened(photo: Photo, history: History, budget: int, token: CancelToken) -> Opened:
    engine = Engine(photo, budget=budget)
    framed = engine.framed(history.current.frame)
    pyramid = build_pyramid(framed.photo, token=token.part(0.9, 1))
    return Opened(photo, engine, framed, pyramid, history, notes=photo.notes)


def _of_tone(photo: Photo) -> tuple[str, ...]:
    """That colors are left out: a tint goes without saying, it is the paper's."""
    return (
        (f"{photo.source.name} is in color already: only its lightness is taken.",) if photo.tone is Tone.COLOR else ()
    )
