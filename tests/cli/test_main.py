"""The command line as a whole: what every command has, and how the program ends."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main, parser
from tutor.version import __version__

HELP = """\
usage: tutor [-h] [-V] COMMAND ...

Close reading in the terminal: read an article section by section, look words
up, and prove what you understood.

Without a command the library opens. `tutor FILE` and `tutor ID` are short for
`tutor read`.
"""
COMMANDS = (
    "read",
    "review",
    "progress",
    "list",
    "add",
    "check",
    "new",
    "import",
    "schema",
    "where",
    "completion",
)


def test_help_shows_what_the_program_is_and_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert out.startswith(HELP)
    assert all(f"\n    {command} " in out for command in COMMANDS)
    assert err == ""


@pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)])
def test_the_help_of_every_command_has_examples(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--help"]) == ExitCode.FINE
    examples = capsys.readouterr().out.split("examples:\n")[1].splitlines()
    assert len(examples) >= 2
    assert all(line.startswith(" ".join(["  tutor", *command])) for line in examples)


@pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)])
def test_help_fits_a_terminal_of_eighty_columns(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    main([*command, "--help"])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


def test_the_examples_are_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        main([command, "--help"])
        examples = capsys.readouterr().out.split("examples:\n")[1].splitlines()
        for example in examples:
            words = shlex.split(example.split(">")[0], comments=True)
            assert parser().parse_args(words[1:]).run is not None


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == ExitCode.FINE
    assert capsys.readouterr() == (f"tutor {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["read"],
            "tutor read: the following arguments are required: LESSON\n`tutor read --help` shows how.\n",
        ),
        (["list", "--nope"], "tutor list: unknown: --nope\n`tutor list --help` shows how.\n"),
        (["--js"], "tutor: unknown: --js\n`tutor --help` shows how.\n"),
        (["chek", "a.toml"], "tutor: there is no command `chek`\n`tutor --help` shows how.\n"),
        (
            ["bell.toml", "--watch"],
            "tutor: there is no command `bell.toml`, and `tutor read` has no --watch\n"
            "`tutor --help` shows how.\n",
        ),
        (["list", "\x1b[2J"], "tutor list: unknown: ␛[2J\n`tutor list --help` shows how.\n"),
    ],
)
def test_wrong_use_is_told_in_one_line_with_the_way_to_help(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == ExitCode.WRONG_USE
    assert capsys.readouterr() == ("", said)


def test_ctrl_c_ends_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tutor.cli.place.folders", interrupted)
    assert main(["where"]) == ExitCode.INTERRUPT
    assert capsys.readouterr() == ("", "")


def test_a_fault_is_a_short_message_and_a_private_log_without_values(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        secret = "the learner's answer"
        raise LookupError("odd\x1b[2J" + secret[:0])

    monkeypatch.setattr("tutor.cli.place.folders", broken)
    assert main(["where"]) == ExitCode.INTERNAL
    log = home / "home" / "state" / "tutor.log"
    assert capsys.readouterr().err == (
        "tutor: a fault in the program: LookupError: odd␛[2J\n"
        f"What happened is written down in {log}.\n"
        "What was saved before is safe.\n"
    )
    written = log.read_text()
    assert f"tutor {__version__}, Python " in written
    assert "in broken\n" in written
    assert "\x1b" not in written
    assert log.stat().st_mode & 0o777 == 0o600
    main(["where"])
    assert log.read_text().count("LookupError: odd") == 2


def test_a_fault_that_cannot_be_written_down_is_still_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise LookupError("odd")

    (home / "home").write_text("in the way")
    monkeypatch.setattr("tutor.cli.place.folders", broken)
    assert main(["where"]) == ExitCode.INTERNAL
    assert "It could not be written down: " in capsys.readouterr().err


def program(*arguments: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """What a process of its own answers."""
    return subprocess.run(
        [sys.executable, "-m", "tutor", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **settings},
        cwd=Path(__file__).parents[2],
        stdin=subprocess.DEVNULL,
    )


def test_names_are_printed_as_utf8_whatever_the_locale(home: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = program("where", TUTOR_PATH="/café", **plain)
    assert "/café".encode() in done.stdout
    assert done.returncode == ExitCode.FINE


def test_a_reader_that_went_away_ends_the_program_quietly() -> None:
    here, there = os.pipe()
    os.close(here)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tutor", "completion", "bash"],
            stdout=there,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(there)
    assert (done.returncode, done.stderr) == (ExitCode.BROKEN_PIPE, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_output_that_cannot_be_written_is_told_and_is_no_fault() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tutor", "where"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == ExitCode.PROBLEMS
    assert done.stderr == b"tutor: the output cannot be written: no space left on device\n"


@pytest.mark.parametrize("stream", ["1", "2"])
def test_a_stream_that_is_closed_is_no_fault(stream: str) -> None:
    script = f"{sys.executable} -m tutor check gone.toml {stream}>&-"
    assert subprocess.run(["bash", "-c", script], check=False, capture_output=True).returncode == 2


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"], ["read", "--help"]])
def test_help_and_version_import_nothing_heavy(arguments: list[str]) -> None:
    heavy = [
        "textual",
        "pydantic",
        "rich",
        "tomllib",
        "tomli",
        "markdown_it",
        "sqlite3",
        "shtab",
        "platformdirs",
    ]
    if arguments == ["--version"]:
        heavy += ["argparse", "pathlib", "dataclasses", "tutor.cli"]
    script = (
        f"import sys; sys.argv = ['tutor', *{arguments!r}]\n"
        "from tutor.__main__ import run\n"
        f"code = run(); print(code, sorted(set({heavy!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == "0 []\n"
