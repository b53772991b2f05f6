"""The import contracts of pyproject.toml break when somebody breaks them: each is tried on a copy of the package."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

VIOLATIONS = {
    "Each floor imports only what lies below it": ("support/cancel.py", "import colorstudio.imaging.formats"),
    "No two modules of one package import each other in a circle": (
        "support/errors.py",
        "import colorstudio.support.atomic",
    ),
    "The ground floors know neither Qt nor torch nor numba, not even through others": (
        "document/model.py",
        "import torch",
    ),
    "Nothing below the window knows Qt, not even through others": ("engine/compose.py", "import PySide6.QtGui"),
    "The equation takes arrays: it knows no files": ("propagation/scale.py", "import colorstudio.imaging.color"),
    "Only imaging knows the libraries that read and write pictures": ("app/cli.py", "import PIL.Image"),
}


def broken_contracts(package_root: Path) -> list[str]:
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=package_root,
        env=os.environ | {"PYTHONPATH": str(package_root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts:" in result.stdout, result.stdout + result.stderr
    return [line.removesuffix(" BROKEN").strip() for line in result.stdout.splitlines() if line.endswith(" BROKEN")]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "colorstudio", tmp_path / "colorstudio", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_package_keeps_every_contract(copy: Path) -> None:
    assert broken_contracts(copy) == []


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_a_deliberate_violation_is_seen(copy: Path, contract: str) -> None:
    file, statement = VIOLATIONS[contract]
    module = copy / "colorstudio" / file
    module.write_text(module.read_text(encoding="utf-8") + f"\n{statement}\n", encoding="utf-8")
    assert contract in broken_contracts(copy)


def test_a_package_without_a_floor_is_seen(copy: Path) -> None:
    (copy / "colorstudio" / "utils").mkdir()
    (copy / "colorstudio" / "utils" / "__init__.py").touch()
    assert "Each floor imports only what lies below it" in broken_contracts(copy)
