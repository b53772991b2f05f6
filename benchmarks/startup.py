"""How quickly the command line answers, against an empty Python, in one run: `python -m benchmarks.startup`."""

import subprocess
import sys
import time

ROUNDS = 15
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "colorstudio --version": ["-m", "colorstudio", "--version"],
    "colorstudio --help": ["-m", "colorstudio", "--help"],
    "colorstudio convert --help": ["-m", "colorstudio", "convert", "--help"],
}


def seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    best = {name: min(seconds(arguments) for _ in range(ROUNDS)) for name, arguments in COMMANDS.items()}
    empty = best["python -c pass"]
    for name, time_taken in best.items():
        print(f"{name:28}{time_taken * 1e3:8.1f} ms{time_taken / empty:8.1f} ×")


if __name__ == "__main__":
    main()
