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
from colorstudio.document.recovery import Recovered, Unfinished, recover
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


@dataclass(frozen=True, slots=True, eq=False)
class ProjectAt:
    """A project, and the file that it was read from."""

    project: Project
    path: Path


class PhotoIsGone(BadInput):
    """The photo of a project, or of what a crash left behind, is no longer where it was; the person may say where.

    name : of the photo
    of : what it is needed for
    """

    def __init__(self, cause: BadInput, name: str, of: ProjectAt | Unfinished) -> None:
        super().__init__(cause.sentence, detail=cause.detail)
        self.name, self.of = name, of


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
    """Open that whose photo the person has found; it has to be the same one."""
    source = read_source(path, token=token.part(0, 0.1))
    match gone.of:
        case ProjectAt(project, project_path):
            document = replace(project.document, photo=linked(project.document.photo, source))
            return _opened_project(replace(project, document=document, photo=source), project_path, token, budget)
        case Unfinished() as work:
            return _taken_up(work, recover(work, label=_OPENED, photo=source), token, budget)


def restored(work: Unfinished, *, token: CancelToken, budget: int = BUDGET) -> Opened:
    """Take up what a crash interrupted."""
    return _taken_up(work, recover(work, label=_OPENED), token, budget)


def _taken_up(work: Unfinished, recovered: Recovered, token: CancelToken, budget: int) -> Opened:
    try:
        if recovered.photo is None:
            raise PhotoIsGone(BadInput(recovered.notes[-1]), work.photo, work)
        photo = open_photo(recovered.photo, token=token.part(0.1, 0.9))
        begun = _opened(photo, recovered.history, budget, token)
    except BaseException:
        recovered.journal.let_go()  # it waits for the next start
        raise
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
        raise PhotoIsGone(error, document.photo.name, ProjectAt(project, path)) from error
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
