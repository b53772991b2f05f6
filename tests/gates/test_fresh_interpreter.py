"""What a fresh interpreter loads, because a quick start and a light ground floor are promises."""

import subprocess
import sys

import pytest

HEAVY = ("torch", "numba", "scipy", "skimage", "PySide6", "numpy", "pyvips", "PIL")
COMPUTING = ("torch", "numba", "scipy", "skimage")


def run(code: str, *arguments: str) -> str:
    result = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return result.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["open", "--help"], ["colorize", "--help"]])
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom colorstudio.app.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    assert run(code, *arguments).splitlines()[-1] == "[]"


def test_everything_below_the_window_imports_and_works_with_qt_blocked() -> None:
    code = (
        "import sys, pkgutil, importlib, tempfile, pathlib\n"
        "sys.modules['PySide6'] = None\n"
        "import colorstudio\n"
        "for module in pkgutil.walk_packages(colorstudio.__path__, 'colorstudio.'):\n"
        "    if not module.name.startswith(('colorstudio.ui', 'colorstudio.app.gui', 'colorstudio.__main__')):\n"
        "        importlib.import_module(module.name)\n"
        "from colorstudio.app.cli import main\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    print(main(['colorize', '--sample', '-o', str(pathlib.Path(folder) / 'a.png')]))\n"
    )
    assert run(code).splitlines()[-1] == "0"


def test_the_window_is_painted_before_anything_that_computes_is_loaded() -> None:
    code = (
        "import sys\n"
        "from colorstudio.app.gui import Editor, application\n"
        "app = application()\n"
        "editor = Editor(app)\n"
        "editor.window.show()\n"
        "app.processEvents()\n"
        "assert editor.window.isVisible()\n"
        "editor.studio.end()\n"
        f"print([name for name in {COMPUTING!r} if name in sys.modules])\n"
    )
    assert run(code).splitlines()[-1] == "[]"
