"""How long opening and converting large photos takes, and what it holds: `python -m benchmarks.files`.

Each line is one child process, so that its peak memory is its own. The photo is made: soft shapes with grain.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ASPECT = 4 / 3
IMPORTS = (
    "import resource, sys, time\n"
    "from pathlib import Path\n"
    "from colorstudio.app.cli import main\n"
    "from colorstudio.imaging.photo import open_photo\n"
    "from colorstudio.imaging.source import read_source\n"
    "from colorstudio.support.cancel import CancelToken\n"
    "path = Path(sys.argv[1])\n"
    "start = time.perf_counter()\n"
)
WORK = {
    "open": "open_photo(read_source(path), token=CancelToken())",
    "convert to 16-bit TIFF": "main(['convert', str(path), '-o', f'{path}.out.tif', '--depth', '16', '--overwrite'])",
    "convert to JPEG": "main(['convert', str(path), '-o', f'{path}.out.jpg', '--overwrite'])",
}
REPORT = "\nprint(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"


def make_photo(path: Path, megapixels: float) -> None:
    import pyvips

    height = round((megapixels * 1e6 / ASPECT) ** 0.5)
    width = round(height * ASPECT)
    shapes = pyvips.Image.perlin(width, height, cell_size=max(width // 12, 2), seed=1839) * 90 + 128
    grain = pyvips.Image.gaussnoise(width, height, mean=0, sigma=9, seed=1888)
    gray = (shapes + grain).cast("uchar")
    gray.bandjoin([gray + 4, gray - 9]).cast("uchar").copy(interpretation="srgb").write_to_file(
        str(path), **({"Q": 92} if path.suffix == ".jpg" else {})
    )


def measure(work: str, path: Path) -> tuple[float, float]:
    """Run `work` in a process of its own; give its seconds (without imports) and its peak in megabytes."""
    script = IMPORTS + WORK[work] + REPORT
    child = subprocess.run([sys.executable, "-c", script, str(path)], check=True, capture_output=True, text=True)
    seconds, megabytes = child.stdout.splitlines()[-1].split()
    return float(seconds), float(megabytes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megapixels", type=float, nargs="+", default=[12, 100])
    parser.add_argument("--formats", nargs="+", default=["jpg", "png", "tif"])
    options = parser.parse_args()
    print(f"{'MP':>6} {'format':8}{'work':26}{'seconds':>9}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for megapixels in options.megapixels:
            for suffix in options.formats:
                path = Path(folder) / f"photo.{suffix}"
                make_photo(path, megapixels)
                for work in WORK:
                    seconds, peak = measure(work, path)
                    print(f"{megapixels:6g} {suffix:8}{work:26}{seconds:9.2f}{peak:9.0f}", flush=True)
                for made in Path(folder).iterdir():
                    made.unlink()


if __name__ == "__main__":
    main()
