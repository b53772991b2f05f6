"""Damaged files of every format are opened or refused with a sentence, in little memory, without hanging."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SEED = 3_271
EACH = 12  # mutations of every sample; some 600 in all
MOST_MEMORY = 400 << 20  # bytes; 120 MB were measured, a picture that a lying header asks for would take gigabytes
ROOT = Path(__file__).parents[3]


def test_damaged_files_meet_only_clean_errors_in_little_memory() -> None:
    command = [sys.executable, "-m", "tests.samples.corpus", str(SEED), str(EACH)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)

    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert found["odd"] == []
    assert found["opened"] > 50
    assert found["refused"] > 200
    assert found["peak"] < MOST_MEMORY
    assert "Traceback" not in run.stderr
