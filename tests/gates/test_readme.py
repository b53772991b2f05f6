"""The README's first two commands are what the project promises a newcomer."""

import re
from pathlib import Path

COMMANDS = re.findall(r"^```sh\n(.*?)^```$", (Path(__file__).parents[2] / "README.md").read_text(), re.M | re.S)


def test_each_of_the_first_two_commands_is_one_line_that_makes_its_own_environment() -> None:
    for command in COMMANDS[:2]:
        assert len(command.splitlines()) == 1
        assert "-m venv .venv" in command


def test_the_first_runs_the_program_and_the_second_the_tests() -> None:
    assert ".venv/bin/colorstudio" in COMMANDS[0]
    assert "-m pytest" in COMMANDS[1]
