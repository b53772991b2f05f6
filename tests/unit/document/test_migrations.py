"""Upgrades are applied one at a time, in their order, to documents and to the edits of journals."""

from __future__ import annotations

from pathlib import Path

import pytest

from colorstudio.document.codec import from_versioned, to_versioned
from colorstudio.document.edits import ChangePalette
from colorstudio.document.migrations import UPGRADES, Upgrade, check_format, newest
from colorstudio.document.palette import Palette, Swatch
from colorstudio.document.plain import JsonObject
from colorstudio.document.step_codec import step_from_plain, step_to_plain
from colorstudio.document.steps import Made, Moved, Saved
from colorstudio.support.errors import Unsupported
from tests.samples.documents import BROWN, document, everything


def _rename(old: str, new: str) -> Upgrade:
    """An upgrade after which the name of the palette is written as `new`."""

    def document_(text: JsonObject) -> JsonObject:
        return text | {"palette": _renamed(text["palette"])}

    def edit(text: JsonObject) -> JsonObject:
        return text | {"palette": _renamed(text["palette"])} if "palette" in text else text

    def _renamed(palette: object) -> JsonObject:
        assert isinstance(palette, dict)
        return {new if name == old else name: value for name, value in palette.items()}

    return Upgrade(document_, edit)


# Format 1 called it "heading", 2 "title", 3 "name".
THREE = (_rename("heading", "title"), _rename("title", "name"))


@pytest.mark.parametrize(("format_", "called"), [(1, "heading"), (2, "title"), (3, "name")])
def test_every_older_format_is_upgraded_step_by_step(format_: int, called: str) -> None:
    text = to_versioned(everything()) | {"format": format_}
    palette = text["palette"]
    assert isinstance(palette, dict)
    palette[called] = palette.pop("name")
    assert from_versioned(text, what="It", upgrades=THREE) == everything()


@pytest.mark.parametrize(("format_", "called"), [(1, "heading"), (2, "title"), (3, "name")])
def test_an_edit_from_before_the_update_is_upgraded_too(format_: int, called: str) -> None:
    made = Made(ChangePalette("Palette", Palette("Hair", (Swatch("brown", 40.0, BROWN),))))
    text = step_to_plain(made)
    edit = text["made"]
    assert isinstance(edit, dict)
    edit["palette"][called] = edit["palette"].pop("name")
    assert step_from_plain(text, written_in=format_, upgrades=THREE) == made


@pytest.mark.parametrize("step", [Moved(-3), Saved(Path("/home/anna/x\udcff.colorstudio"), -1), Saved(Path("x"), None)])
def test_steps_without_an_edit_need_no_upgrade(step: Moved | Saved) -> None:
    assert step_from_plain(step_to_plain(step), written_in=1, upgrades=THREE) == step


def test_a_format_from_the_future_is_refused() -> None:
    check_format(3, what="It", upgrades=THREE)
    with pytest.raises(Unsupported, match=r"format 4; this one reads up to 3"):
        check_format(4, what="It", upgrades=THREE)


def test_we_write_the_newest_format() -> None:
    assert to_versioned(document())["format"] == newest() == 1 + len(UPGRADES)
