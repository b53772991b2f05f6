"""The real program on a real X server, driven by keyboard and mouse, as a person would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from colorstudio.document.hints import Dab, Origin, Stroke
from colorstudio.document.project_file import read
from colorstudio.imaging.color import srgb_to_lab
from tests.e2e.photo_on_screen import DARK_PART, LIGHT_PART, SIZE, has_fan, median_color
from tests.e2e.program import Program, looks, looks_other

Start = Callable[..., Program]


def test_work_survives_a_crash_and_is_exported(start: Start, aunt: Path, tmp_path: Path) -> None:
    program, project = start(str(aunt)), tmp_path / "work.colorstudio"
    screen, photo = program.screen, program.colored_photo()
    suggested = photo.color(screen.picture(), DARK_PART)

    screen.keys("b")  # with the color that the brush holds at first
    screen.drag(photo.at(30, 120), photo.at(130, 120))
    screen.until(looks_other(photo, DARK_PART, than=suggested), "the color of the stroke above it")
    screen.keys("m")
    screen.click(*photo.at(240, 60))
    screen.until(lambda picture: has_fan(photo.part(picture, LIGHT_PART)), "the fan")
    screen.keys("1")
    screen.until(lambda picture: not has_fan(photo.part(picture, LIGHT_PART)), "the photo without the fan")
    picked = photo.color(screen.at_rest(), LIGHT_PART)
    screen.keys("x", "b")
    screen.drag(photo.at(200, 120), photo.at(280, 120))
    screen.until(looks_other(photo, LIGHT_PART, than=picked), "another color on the right")
    screen.keys("ctrl+z")
    screen.until(looks(photo, LIGHT_PART, like=picked), "the right as it was")

    screen.keys("ctrl+s")
    program.until_title("Save")
    program.enter(str(project))
    program.until_title(f"{project.name} –")
    painted, chosen = read(project).document.hints
    assert isinstance(painted, Stroke)
    assert isinstance(chosen, Dab)
    assert chosen.origin is not Origin.PAINTED

    left = photo.color(screen.at_rest(), DARK_PART)
    screen.drag(photo.at(30, 60), photo.at(130, 60))
    screen.until(looks_other(photo, DARK_PART, than=left), "another color on the left")
    left, right = (photo.color(screen.at_rest(), part) for part in (DARK_PART, LIGHT_PART))
    program.kill()

    program = start()
    program.until_windows(2)  # it asks
    screen.keys("Return")
    program.until_title(f"{project.name}*")
    photo = program.colored_photo()
    screen.until(looks(photo, DARK_PART, like=left), "the left as it was")
    screen.until(looks(photo, LIGHT_PART, like=right), "the right as it was")

    screen.keys("ctrl+shift+e")
    program.until_title("Export")
    program.enter("aunt-color.png")
    program.until_windows(1)
    out = tmp_path / "aunt-color.png"
    screen.until(lambda _: out.exists(), "the exported picture")
    with Image.open(out) as exported, Image.open(aunt) as original:
        colored, gray = np.asarray(exported), np.asarray(original)
    assert colored.shape == (SIZE[1], SIZE[0], 3)
    lightness = srgb_to_lab(np.repeat(gray[..., None], 3, 2))[..., 0]
    assert abs(srgb_to_lab(colored)[..., 0] - lightness).max() < 1  # of 100: what 8 bits can't tell
    for part, shown in ((DARK_PART, left), (LIGHT_PART, right)):
        box = colored[part[1] : part[3], part[0] : part[2]]
        assert abs(median_color(box) - shown).max() < 6


def test_what_one_program_has_open_is_not_offered_by_another(start: Start, aunt: Path) -> None:
    first = start(str(aunt))
    photo = first.photo()
    first.screen.keys("b")
    first.screen.drag(photo.at(30, 120), photo.at(130, 120))
    first.until_title("aunt.png*")

    second = start()
    second.until_windows(1)
    second.screen.at_rest()
    assert second.titles() == ["colorstudio"]
    first.kill()
    second.kill()
    third = start()  # which shows that there was something to offer
    third.until_windows(2)


def test_closing_asks_what_becomes_of_unsaved_work(start: Start, aunt: Path) -> None:
    program = start(str(aunt))
    screen, photo = program.screen, program.photo()
    screen.keys("b")
    screen.drag(photo.at(30, 120), photo.at(130, 120))
    program.until_title("aunt.png*")
    screen.keys("ctrl+q")
    program.until_windows(2)
    screen.keys("Escape")
    program.until_windows(1)
    assert program.titles() == ["aunt.png* – colorstudio"]
    screen.keys("ctrl+z")
    program.until_title("aunt.png –")
    screen.keys("ctrl+q")
    assert program.ended() == 0
