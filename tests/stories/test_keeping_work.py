"""A person saves, closes, crashes, and comes back."""

from __future__ import annotations

from pathlib import Path

from colorstudio.document.colors import Chroma
from colorstudio.document.recovery import Unfinished
from colorstudio.editor.notes import Note
from colorstudio.editor.tool_names import ToolName
from tests.robots import StudioRobot

SKY = Chroma(-5.0, -25.0)


def unfinished(robot: StudioRobot) -> tuple[Unfinished, ...]:
    found: list[tuple[Unfinished, ...]] = []
    robot.studio.find_unfinished(found.append)
    robot.settle()
    return found[0]


def save(robot: StudioRobot, path: Path) -> None:
    robot.photo.save(path, done=lambda: None, failed=lambda error: robot.notes.append(Note.of(error)))
    robot.settle()
    assert robot.sentences() == []


def test_a_saved_project_opens_as_it_was(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle()
    document = studio.document
    save(studio, tmp_path / "aunt.colorstudio")
    assert studio.photo.saving.is_saved
    studio.open(tmp_path / "aunt.colorstudio")
    assert studio.document == document
    assert studio.photo.saving.path == tmp_path / "aunt.colorstudio"


def test_painting_goes_on_while_a_project_is_saved(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40))
    path = tmp_path / "aunt.colorstudio"
    studio.photo.save(path, done=lambda: None, failed=lambda _: None)
    studio.stroke((100, 40), (140, 40)).settle()
    assert not studio.photo.saving.is_saved
    studio.undo()
    assert studio.photo.saving.is_saved


def test_after_a_crash_all_but_nothing_is_there(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).stroke((100, 40), (140, 40))
    studio.undo().settle()
    document = studio.document
    studio.studio.end()  # without deciding what becomes of the work, as a crash does

    later = StudioRobot(tmp_path / "home").prepare()
    (work,) = unfinished(later)
    assert work.photo == "aunt.png"
    assert len(work.labels) == 1
    later.studio.restore(work)
    later.settle()
    assert later.document == document
    later.redo()
    assert len(later.document.hints) == 2
    later.studio.end()


def test_what_a_running_program_has_open_is_not_offered(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle()
    second = StudioRobot(tmp_path / "home")
    assert unfinished(second) == ()
    second.studio.end()


def test_a_photo_that_is_closed_leaves_nothing_to_restore(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle()
    studio.studio.close()
    studio.settle()
    assert unfinished(studio) == ()
    assert studio.studio.photo is None


def test_another_photo_takes_the_place_of_the_one_that_is_open(
    studio: StudioRobot, photo: Path, tmp_path: Path
) -> None:
    first = studio.open(photo).photo
    copy = tmp_path / "uncle.png"
    copy.write_bytes(photo.read_bytes())
    studio.open(copy)
    assert studio.photo is not first
    assert studio.photo.document.photo.name == "uncle.png"


def test_a_file_that_is_no_photo_gets_a_sentence_and_what_is_open_stays(
    studio: StudioRobot, photo: Path, tmp_path: Path
) -> None:
    first = studio.open(photo).photo
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff nothing more")
    studio.open(broken)
    assert studio.photo is first
    assert len(studio.sentences()) == 1
    assert "broken.jpg" in studio.sentences()[0]


def test_a_project_whose_photo_has_moved_asks_for_it(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    from dataclasses import replace

    from colorstudio.document.linked_photo import linked
    from colorstudio.document.project_file import Project, write
    from colorstudio.editor.opening import PhotoIsGone

    opened = studio.open(photo).photo
    document = replace(opened.document, photo=linked(opened.document.photo, opened.photo.source))
    path = tmp_path / "aunt.colorstudio"
    write(Project(document, None), path)
    moved = tmp_path / "elsewhere" / "renamed.png"
    moved.parent.mkdir()
    photo.rename(moved)
    asked: list[PhotoIsGone] = []
    studio.studio.photo_is_gone.connect(asked.append)
    studio.open(path)
    assert len(asked) == 1
    studio.studio.open_with(asked[0], moved)
    studio.settle()
    assert studio.photo.saving.path == path


def test_an_autosave_that_does_not_work_says_so_once(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    (tmp_path / "home" / "state").mkdir(parents=True)
    (tmp_path / "home" / "state" / "journals").write_text("a file in the way")
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).stroke(
        (20, 60), (60, 60)
    ).settle()
    assert len(studio.sentences()) == 1
    assert "autosave" in studio.sentences()[0]
