"""The preferences: a hand may break the file, never the program."""

import string
import tempfile
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.support.errors import CannotWrite
from colorstudio.support.preferences import Device, Preferences, Theme, load_preferences, save_preferences

any_preferences = st.builds(
    Preferences,
    theme=st.sampled_from(Theme),
    device=st.sampled_from(Device),
    solver_memory_mb=st.integers(64, 65_536),
    autosave=st.booleans(),
)


def written(folder: Path, text: str) -> Path:
    path = folder / Preferences.FILE
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    loaded = load_preferences(tmp_path / "nowhere")
    assert loaded.preferences == Preferences()
    assert loaded.notes == ()


@given(any_preferences)
def test_what_is_saved_is_what_is_read(settings: Preferences) -> None:
    with tempfile.TemporaryDirectory() as folder:
        save_preferences(settings, Path(folder))
        assert load_preferences(Path(folder)).preferences == settings


@given(st.dictionaries(st.sampled_from(sorted(asdict(Preferences()))), st.integers() | st.text() | st.booleans()))
def test_any_values_give_settings_and_a_note_for_each_that_was_refused(values: dict[str, object]) -> None:
    import tomli_w

    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), tomli_w.dumps(values))
        loaded = load_preferences(Path(folder))
    taken = [name for name, value in values.items() if getattr(loaded.preferences, name) == value]
    assert len(taken) + len(loaded.notes) >= len(values)


@given(st.text(alphabet=string.printable))
def test_any_text_in_the_file_gives_settings(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), text)
        assert isinstance(load_preferences(Path(folder)).preferences, Preferences)


def test_a_broken_file_is_set_aside_and_named(tmp_path: Path) -> None:
    path = written(tmp_path, "theme = ")
    loaded = load_preferences(tmp_path)
    assert loaded.preferences == Preferences()
    assert str(tmp_path / "settings.toml.broken") in loaded.notes[0]
    assert not path.exists()
    assert (tmp_path / "settings.toml.broken").read_text() == "theme = "


def test_a_second_broken_file_leaves_the_first_alone(tmp_path: Path) -> None:
    for text in ("theme = ", "autosave = "):
        written(tmp_path, text)
        load_preferences(tmp_path)
    assert (tmp_path / "settings.toml.broken").read_text() == "theme = "
    assert (tmp_path / "settings.toml.broken1").read_text() == "autosave = "


def test_a_file_that_was_broken_meanwhile_is_set_aside_by_saving(tmp_path: Path) -> None:
    written(tmp_path, "theme = ")
    save_preferences(Preferences(), tmp_path)
    assert (tmp_path / "settings.toml.broken").read_text() == "theme = "
    assert load_preferences(tmp_path).notes == ()


def test_thousands_of_brackets_are_not_fatal(tmp_path: Path) -> None:
    written(tmp_path, "a = " + "[" * 5000)
    assert load_preferences(tmp_path).preferences == Preferences()


def test_a_folder_that_cant_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite):
        save_preferences(Preferences(), tmp_path / "file" / "config")


def test_a_broken_file_that_cant_be_moved_is_not_fatal(tmp_path: Path) -> None:
    written(tmp_path, "theme = ")
    for number in range(100):
        (tmp_path / f"settings.toml.broken{number or ''}").mkdir()
    loaded = load_preferences(tmp_path)
    assert "could not be set aside" in loaded.notes[0]


def test_a_folder_in_the_place_of_the_file_is_not_fatal(tmp_path: Path) -> None:
    (tmp_path / Preferences.FILE).mkdir()
    loaded = load_preferences(tmp_path)
    assert loaded.preferences == Preferences()
    assert "can't be read" in loaded.notes[0]


def test_one_wrong_value_costs_only_itself(tmp_path: Path) -> None:
    written(tmp_path, 'theme = "pink"\nautosave = false\nsolver_memory_mb = 1\ndevice = 1\n')
    loaded = load_preferences(tmp_path)
    assert loaded.preferences == Preferences(autosave=False)
    assert len(loaded.notes) == 3


def test_entries_of_a_newer_version_survive_saving(tmp_path: Path) -> None:
    path = written(tmp_path, 'from_the_future = [1, 2]\ntheme = "dark"\n')
    save_preferences(Preferences(theme=Theme.LIGHT), tmp_path)
    text = path.read_text()
    assert "from_the_future" in text
    assert load_preferences(tmp_path).preferences.theme is Theme.LIGHT


def test_a_place_that_cant_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / Preferences.FILE).mkdir()
    with pytest.raises(CannotWrite):
        save_preferences(Preferences(), tmp_path)
