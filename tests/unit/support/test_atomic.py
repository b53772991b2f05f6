"""Files appear whole or not at all."""

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from colorstudio.support.atomic import Existing, cannot_write, is_writable, replacing
from colorstudio.support.errors import CannotWrite


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".colorstudio-")]


def test_the_file_is_there_after_the_block_and_not_before(tmp_path: Path) -> None:
    out = tmp_path / "photo.png"
    with replacing(out) as temporary:
        temporary.write_bytes(b"new")
        assert not out.exists()
    assert out.read_bytes() == b"new"
    assert leftovers(tmp_path) == []


def test_an_error_in_the_block_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    out = tmp_path / "photo.png"
    out.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), replacing(out) as temporary:
        temporary.write_bytes(bytes([1 // 0]))
    assert out.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


def test_a_full_disk_is_one_sentence_and_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "photo.png"
    out.write_bytes(b"old")
    with pytest.raises(CannotWrite, match="disk is full"), replacing(out):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert out.read_bytes() == b"old"


def test_killed_in_the_middle_the_old_file_stays(tmp_path: Path) -> None:
    out = tmp_path / "photo.png"
    out.write_bytes(b"old")
    script = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom colorstudio.support.atomic import replacing\n"
        "with replacing(Path(sys.argv[1])) as temporary:\n"
        "    temporary.write_bytes(b'half')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    child = subprocess.run([sys.executable, "-c", script, str(out)], check=False)
    assert child.returncode == -signal.SIGKILL
    assert out.read_bytes() == b"old"


def test_a_new_file_has_the_mode_that_any_program_would_give_it(tmp_path: Path) -> None:
    plain, ours = tmp_path / "plain", tmp_path / "ours"
    plain.touch()
    with replacing(ours) as temporary:
        temporary.touch()
    assert stat.S_IMODE(ours.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    out = tmp_path / "private"
    out.touch(mode=0o640)
    out.chmod(0o640)
    with replacing(out) as temporary:
        temporary.touch()
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    with replacing(link) as temporary:
        temporary.write_bytes(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"there is no folder .*nowhere"), replacing(tmp_path / "nowhere" / "a.png"):
        pass


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no folder in which nobody can write")
def test_a_folder_that_is_there_but_takes_no_file_is_called_read_only() -> None:
    with pytest.raises(CannotWrite, match=r"folder /proc \(read-only\)"), replacing(Path("/proc/a.png")):
        pass
    assert not is_writable(Path("/proc"))


def test_a_folder_is_writable_if_a_file_can_be_made_there_and_the_try_leaves_nothing(tmp_path: Path) -> None:
    assert is_writable(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not is_writable(tmp_path / "nowhere")


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="that is a folder"), replacing(tmp_path):
        pass


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.EDQUOT, "disk is full"),
        (errno.EFBIG, "too large for this disk"),
        (errno.ENAMETOOLONG, "name is too long"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_each_reason_has_its_sentence(number: int, words: str) -> None:
    error = cannot_write(Path("/album/photo.png"), OSError(number, os.strerror(number)))
    assert words in error.sentence
    assert error.sentence.endswith(".")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(CannotWrite, match="pipe"), replacing(pipe):
        pass
    assert pipe.is_fifo()


def test_a_file_that_came_meanwhile_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "photo.png"
    with pytest.raises(CannotWrite, match="exists already"), replacing(out, existing=Existing.KEPT):
        out.write_bytes(b"somebody else's")
    assert out.read_bytes() == b"somebody else's"
    assert leftovers(tmp_path) == []


def test_where_nothing_is_the_new_file_appears(tmp_path: Path) -> None:
    out = tmp_path / "photo.png"
    with replacing(out, existing=Existing.KEPT) as temporary:
        temporary.write_bytes(b"new")
    assert out.read_bytes() == b"new"
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("there", [True, False])
def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    out = tmp_path / "photo.png"
    if there:
        with pytest.raises(CannotWrite, match="exists already"), replacing(out, existing=Existing.KEPT):
            out.write_bytes(b"old")
    else:
        with replacing(out, existing=Existing.KEPT):
            pass
    assert out.read_bytes() == (b"old" if there else b"")


def test_a_protected_file_in_an_open_folder_can_be_replaced(tmp_path: Path) -> None:
    out = tmp_path / "photo.png"
    out.touch()
    out.chmod(0o444)
    with replacing(out) as temporary:
        temporary.write_bytes(b"new")
    assert (out.read_bytes(), stat.S_IMODE(out.stat().st_mode)) == (b"new", 0o444)
