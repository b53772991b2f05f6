"""Resources are found in a checkout, a wheel and a frozen program alike."""

import sys
from pathlib import Path

import pytest

from colorstudio.support import resources
from colorstudio.support.errors import BadInput


def test_a_checkout_has_the_sample() -> None:
    assert resources.resource("sample", "astronaut.png").is_file()


def test_a_wheel_carries_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "colorstudio"
    (package / "resources" / "sample").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.resource("sample") == package / "resources" / "sample"


def test_a_frozen_program_has_them_beside_its_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources" / "icons").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.resource("icons") == tmp_path / "resources" / "icons"


def test_a_missing_part_is_named() -> None:
    with pytest.raises(BadInput, match="models/none"):
        resources.resource("models", "none")
