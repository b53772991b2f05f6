"""The command line, as a Unix user expects it."""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typing_extensions import override

from colorstudio import __version__
from colorstudio.app.cli import INTERRUPTED, main
from colorstudio.support.errors import BadInput
from colorstudio.support.folders import user_folders
from colorstudio.support.resources import resource

SAMPLE = str(resource("sample", "astronaut.png"))


@pytest.fixture
def text_file(tmp_path: Path) -> str:
    path = tmp_path / "letter.jpg"
    path.write_text("Dear grandmother,")
    return str(path)


def sentences(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["--version"])
    assert exit_.value.code == 0
    assert capsys.readouterr().out == f"colorstudio {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["info"],
        ["convert", SAMPLE],
        ["convert", "-o", "a.png"],
        ["convert", SAMPLE, "--sample", "-o", "a.png"],
        ["convert", SAMPLE, "-o", "a.png", "--depth", "12"],
        ["convert", SAMPLE, "-o", "a.jpg", "--quality", "0"],
        ["convert", SAMPLE, "-o", "a.jpg", "--quality", "best"],
        ["convert", SAMPLE, "-o", "a.jpg", "--profile", "vivid"],
        ["convert", SAMPLE, "-o", "photo.xyz"],
        ["convert", SAMPLE, "-o", ""],
    ],
)
def test_a_wrong_usage_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_info_says_what_the_sample_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", SAMPLE]) == 0
    shown = capsys.readouterr().out
    assert "512 × 512, gray, 8 bit, png" in shown


def test_info_as_json_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", "--json", SAMPLE, SAMPLE]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == second
    assert (first["width"], first["bits"], first["format"]) == (512, 8, "png")


def test_a_bad_file_gets_its_sentence_and_the_others_still_run(
    text_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["info", text_file, SAMPLE]) == 1
    captured = capsys.readouterr()
    assert "512 × 512" in captured.out
    assert len(captured.err.splitlines()) == 1
    assert "letter.jpg" in captured.err


@pytest.mark.parametrize("words", ["models verify other --debug", "models --debug verify other"])
def test_debug_stands_anywhere_among_the_words_of_an_action(words: str) -> None:
    with pytest.raises(BadInput):
        main(words.split())


@pytest.mark.parametrize(
    "words",
    ["open", "colorize", "modes", "convert", "info", "models", "models list", "models verify", "evaluate", "doctor"],
)
def test_every_command_and_action_has_debug(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main([*words.split(), "--help"])
    assert exit_.value.code == 0
    assert "--debug" in capsys.readouterr().out


def test_debug_shows_where_an_error_arose(text_file: str) -> None:
    with pytest.raises(BadInput):
        main(["info", "--debug", text_file])
    with pytest.raises(BadInput):
        main(["convert", "--debug", text_file, "-o", text_file + ".png"])


@pytest.mark.parametrize("suffix", ["png", "tif", "jpg", "webp", "avif"])
def test_the_sample_converts_to_every_format(suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"sample.{suffix}"
    assert main(["convert", "--sample", "-o", str(out)]) == 0
    with Image.open(out) as written, Image.open(SAMPLE) as sample:
        difference = np.abs(np.asarray(written.convert("L"), int) - np.asarray(sample, int))
    assert difference.mean() < 2  # the lossy ones at quality 92


def test_an_existing_output_is_refused_unless_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "old.png"
    out.write_bytes(b"old")
    assert main(["convert", "--sample", "-o", str(out)]) == 1
    assert "--overwrite" in sentences(capsys)[0]
    assert out.read_bytes() == b"old"
    assert main(["convert", "--sample", "-o", str(out), "--overwrite"]) == 0
    assert out.read_bytes() != b"old"


def test_a_name_without_a_known_ending_is_told_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["convert", "--sample", "-o", "photo.xyz"])
    assert ".png" in sentences(capsys)[-1]


def test_a_folder_is_no_output_even_with_overwrite(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "album.png"
    folder.mkdir()
    assert main(["convert", "--sample", "-o", str(folder), "--overwrite"]) == 1
    assert "is a folder" in sentences(capsys)[0]


def test_an_output_name_that_is_too_long_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "--sample", "-o", str(tmp_path / ("x" * 300 + ".png"))]) == 1
    assert "too long" in sentences(capsys)[0]


@pytest.mark.parametrize("encoding", ["ascii", "utf-8:strict", "cp437"])
@pytest.mark.parametrize("options", [["--help"], [], ["--json"]])
def test_a_terminal_that_knows_few_letters_gets_escapes(tmp_path: Path, encoding: str, options: list[str]) -> None:
    photo = tmp_path / os.fsdecode("Ω祖母 ".encode() + b"caf\xe9.png")
    photo.write_bytes(Path(SAMPLE).read_bytes())
    child = subprocess.run(
        [sys.executable, "-m", "colorstudio", "info", *options, str(photo)],
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert (child.returncode, child.stderr) == (0, b"")
    if options == ["--json"]:
        assert json.loads(child.stdout)["width"] == 512


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_behind_stdout_is_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "colorstudio", "info", SAMPLE]
        child = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert child.returncode == 1
    assert child.stderr.splitlines() == ["colorstudio: Can't write the result: No space left on device."]


def test_what_the_format_cant_keep_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deep = tmp_path / "deep.png"
    assert main(["convert", "--sample", "--depth", "16", "-o", str(deep)]) == 0
    capsys.readouterr()
    assert main(["convert", str(deep), "-o", str(tmp_path / "flat.jpg")]) == 0
    assert any("16" in sentence for sentence in sentences(capsys))


def test_ctrl_c_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("colorstudio.app.info.run", interrupted)
    assert main(["info", SAMPLE]) == INTERRUPTED
    assert sentences(capsys) == []


def test_debug_shows_also_why_the_result_could_not_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("colorstudio.app.info.run", full)
    with pytest.raises(OSError, match="No space left"):
        main(["info", "--debug", SAMPLE])


def test_a_reader_that_has_had_enough_gets_no_traceback() -> None:
    read, write = os.pipe()
    os.close(read)
    child = subprocess.run(
        [sys.executable, "-m", "colorstudio", "info", SAMPLE], stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert child.stderr == b""
    assert child.returncode == 1


def test_a_bar_appears_only_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        @override
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("colorstudio.app.console.SILENT_SECONDS", 0.0)
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    assert main(["convert", "--sample", "-o", str(tmp_path / "a.png")]) == 0
    assert "Converting astronaut.png" in shown.getvalue()


def test_a_photo_that_ends_early_is_named_and_leaves_no_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    half, out = tmp_path / "half.png", tmp_path / "out.jpg"
    half.write_bytes(Path(SAMPLE).read_bytes()[:50_000])
    assert main(["convert", str(half), "-o", str(out)]) == 1
    assert "half.png" in sentences(capsys)[0]
    assert list(tmp_path.iterdir()) == [half]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_in_the_middle_a_conversion_leaves_the_old_file_and_nothing_beside(
    tmp_path: Path, number: signal.Signals
) -> None:
    large, out = tmp_path / "large.tif", tmp_path / "out.png"
    Image.effect_noise((6000, 4000), 60).save(large)
    out.write_bytes(b"old")
    command = [sys.executable, "-m", "colorstudio", "convert", str(large), "-o", str(out), "--overwrite"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while child.poll() is None and not list(tmp_path.glob(".colorstudio-*")):
        pass  # until it writes
    child.send_signal(number)
    _, said = child.communicate(timeout=60)
    assert (child.returncode, said) == (128 + number, b"")
    assert out.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["large.tif", "out.png"]


def test_a_photo_that_is_damaged_in_places_is_converted_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / "damaged.jpg"
    assert main(["convert", "--sample", "-o", str(damaged)]) == 0
    start, scan, rest = damaged.read_bytes().partition(b"\xff\xda")
    damaged.write_bytes(start + b"lost" + scan + rest)
    assert main(["convert", str(damaged), "-o", str(tmp_path / "out.png")]) == 0
    assert any("damaged in places" in sentence for sentence in sentences(capsys))


def test_the_details_of_an_error_are_in_the_log(text_file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", text_file]) == 1
    assert len(sentences(capsys)) == 1
    log = (user_folders().logs / "colorstudio.log").read_text(encoding="utf-8")
    assert "letter.jpg" in log
    assert "Traceback" in log


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_failure(tmp_path: Path, closed: str) -> None:
    out = tmp_path / "out.png"
    command = f'exec "{sys.executable}" -m colorstudio convert --sample -o "{out}" {closed}'
    child = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert (child.returncode, child.stdout, child.stderr) == (0, b"", b"")
    assert out.exists()


def test_a_fault_of_ours_is_a_sentence_unless_debugged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def faulty(_: object) -> int:
        return 1 // 0

    monkeypatch.setattr("colorstudio.app.info.run", faulty)
    assert main(["info", SAMPLE]) == 1
    assert sentences(capsys) == ["colorstudio: Something went wrong in the program. Add --debug to see where."]
    assert "ZeroDivisionError" in (user_folders().logs / "colorstudio.log").read_text(encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        main(["info", "--debug", SAMPLE])
