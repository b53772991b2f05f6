"""How quickly the window answers a hand that paints on a 12-megapixel photo: `python -m benchmarks.editor`.

The real window with its real threads, offscreen, or on the screen that DISPLAY names. Strokes are mouse events at
100 Hz. Each start is a process of its own; all else happens in one, whose memory is told as well. Megabytes are 10**6
bytes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.files import make_photo

STARTS = 5
STARTING = (
    "import sys, time\n"
    "from PySide6.QtCore import QTimer\n"
    "from colorstudio.app import gui\n"
    "class Window(gui.Window):\n"
    "    def paintEvent(self, event):\n"
    "        super().paintEvent(event)\n"
    "        print(time.monotonic(), flush=True)\n"
    "        QTimer.singleShot(0, self.close)\n"
    "gui.Window = Window\n"
    "sys.exit(gui.run(None, sample=False))\n"
)
# What is measured, its limit in DESIGN.md, its unit.
ROWS = (
    ("start → window painted", 1000, "ms"),
    ("open a JPEG → gray on the screen", 700, "ms"),
    ("open a JPEG → automatic colors", 2500, "ms"),
    ("longest stall of the window's thread", 50, "ms"),
    ("handler of a move, processor, median", None, "ms"),
    ("handler of a move, processor, longest", None, "ms"),
    ("what a lane posts, processor, longest", None, "ms"),
    ("painting, processor, longest", None, "ms"),
    ("move → stroke drawn, median", 16, "ms"),
    ("move → stroke drawn, 99 %", None, "ms"),
    ("move → its draft colors, median", 60, "ms"),
    ("move → its draft colors, 95 %", None, "ms"),
    ("between two drafts while the hand moves, 95 %", None, "ms"),
    ("move → its draft on the screen, median", None, "ms"),
    ("release → final colors, median", 1500, "ms"),
    ("release → final colors on the screen, median", 500, "ms"),
    ("click → possible colors, predicted", 50, "ms"),
    ("click → possible colors, after a change", 250, "ms"),
    ("memory, peak", 1800, "MB"),
    ("memory, at rest", 900, "MB"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megapixels", type=float, default=12)
    parser.add_argument("--strokes", type=int, default=200)
    options = parser.parse_args()
    subprocess.run([sys.executable, "-m", "colorstudio", "doctor", "--warm"], check=True, stdout=subprocess.DEVNULL)
    if "DISPLAY" not in os.environ:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_STATE_HOME"] = folder
        photo = Path(folder) / "photo.jpg"
        make_photo(photo, options.megapixels)
        measured = {"start → window painted": min(_start() for _ in range(STARTS))}
        words = [sys.executable, "-m", "benchmarks.painting", str(photo), str(options.strokes)]
        child = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True)
        measured |= json.loads(child.stdout.splitlines()[-1])
    print(f"{'':48}{'measured':>12}{'limit':>10}")
    for name, limit, unit in ROWS:
        value = f"{measured[name]:.1f}" if measured[name] < 100 else f"{measured[name]:.0f}"
        bound = "" if limit is None else f"{limit} {unit}"
        print(f"{name:48}{value:>9} {unit}{bound:>10}{'  missed' if limit and measured[name] > limit else ''}")


def _start() -> float:
    """Start the program and close it when its window is painted; give the milliseconds until then."""
    begin = time.monotonic()
    child = subprocess.run([sys.executable, "-c", STARTING], check=True, stdout=subprocess.PIPE, text=True)
    return 1e3 * (float(child.stdout.splitlines()[0]) - begin)


if __name__ == "__main__":
    main()
