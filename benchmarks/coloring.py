"""How long coloring a large photo takes, from file to file, and what it holds: `python -m benchmarks.coloring`.

Each line is one child process, so that its peak memory is its own. The photo is made: soft shapes with grain. Hints are
a few dabs, or a picture that is opaque everywhere. Megabytes are 2**20 bytes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from benchmarks.files import make_photo

HINTS = ("a few", "everywhere")
CHILD = (
    "import resource, sys, time\n"
    "from colorstudio.app.cli import main\n"
    "from colorstudio.engine import coloring\n"
    "start = time.perf_counter()\n"
    "code = main(sys.argv[1:])\n"
    "print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)\n"
    "sys.exit(code)\n"
)


def make_hints(path: Path, photo: Path, where: str) -> None:
    import pyvips

    size = pyvips.Image.new_from_file(str(photo))
    ground = pyvips.Image.xyz(size.width, size.height)
    red, green = ground[0] * (255 / size.width), ground[1] * (255 / size.height)
    if where == "a few":
        coverage = ((ground[0] % (size.width // 8) < 40) & (ground[1] % (size.height // 8) < 40)).ifthenelse(255, 0)
    else:
        coverage = pyvips.Image.black(size.width, size.height) + 255
    colors = red.bandjoin([green, 120, coverage]).cast("uchar").copy(interpretation="srgb")
    colors.write_to_file(str(path), compression=1)


def measure(photo: Path, hints: Path, out: Path, model: str) -> tuple[float, float]:
    """Color in a process of its own; give its seconds (without imports) and its peak in megabytes."""
    words = ["colorize", str(photo), "-o", str(out), "--hints", str(hints), "--model", model, "--overwrite"]
    child = subprocess.run([sys.executable, "-c", CHILD, *words], check=True, capture_output=True, text=True)
    seconds, megabytes = child.stdout.split()
    return float(seconds), float(megabytes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megapixels", type=float, nargs="+", default=[1, 12, 100])
    parser.add_argument("--formats", nargs="+", default=["jpg", "tif"])
    parser.add_argument("--models", nargs="+", default=["none", "hintnet"])
    options = parser.parse_args()
    subprocess.run([sys.executable, "-m", "colorstudio", "doctor", "--warm"], check=True, stdout=subprocess.DEVNULL)
    print(f"{'MP':>6} {'hints':12}{'written':9}{'network':9}{'seconds':>9}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for megapixels in options.megapixels:
            photo, hints = (Path(folder) / f"{megapixels}.{suffix}" for suffix in ("jpg", "png"))
            make_photo(photo, megapixels)
            for where in HINTS:
                make_hints(hints, photo, where)
                for suffix, model in product(options.formats, options.models):
                    seconds, peak = measure(photo, hints, Path(folder) / f"out.{suffix}", model)
                    print(f"{megapixels:6g} {where:12}{suffix:9}{model:9}{seconds:9.1f}{peak:9.0f}", flush=True)


if __name__ == "__main__":
    main()
