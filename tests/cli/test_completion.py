"""`tutor completion`."""

from __future__ import annotations

import contextlib
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import shtab

from tutor.cli.completion import SHELLS
from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main


@pytest.mark.parametrize("shell", [shell for shell in SHELLS if shell in shtab.SUPPORTED_SHELLS])
def test_a_script_for_the_shell_knows_commands_and_options(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["completion", shell]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert all(word in out for word in ("check", "read", "again", "json"))
    assert err == ""


def test_files_and_lessons_are_completed_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    main(["completion", "bash"])
    out = capsys.readouterr().out
    for command in ("add", "check", "import"):
        assert f"_shtab_tutor_{command}_pos_0_COMPGEN=_shtab_compgen_files\n" in out
    for command in ("read", "attach", "preview", "answers", "forget", "export"):
        assert f"_shtab_tutor_{command}_pos_0_COMPGEN=_tutor_lessons_and_files\n" in out


def test_zsh_offers_ids_beside_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    main(["completion", "zsh"])
    assert "  _tutor_ids\n  _describe 'tutor commands' _commands\n" in capsys.readouterr().out


COMPLETE = {
    "bash": "source {script}; COMP_WORDS=({words}); COMP_CWORD={last}; _shtab_tutor; echo ${{COMPREPLY[@]}}",
    "fish": "source {script}; complete -C '{words}'",
}
"""What lets a shell complete the last word of a command line, and print what it finds."""


@pytest.mark.parametrize("shell", [shell for shell in COMPLETE if shutil.which(shell)])
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("tutor read ha", "harbour-bell"),
        ("tutor read l", "lessons"),
        ("tutor ex", "export"),
        ("tutor ha", "harbour-bell"),
        ("tutor check --explain unknown-k", "unknown-key"),
        ("tutor check --ignore unknown-k", "unknown-key"),
        ("tutor export --with conf", "confidence"),
        ("tutor check --format gi", "github"),
    ],
)
def test_the_shell_completes_commands_lesson_ids_and_files(
    shell: str,
    words: str,
    found: str,
    home: Path,
    capsys: pytest.CaptureFixture[str],
    minimal_lesson_toml: str,
) -> None:
    (home / "here" / "lessons").mkdir()
    (home / "here" / "lessons" / "$(touch pwned).toml").write_text(minimal_lesson_toml, encoding="utf-8")
    main(["completion", shell])
    script = home / f"completion.{shell}"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    line = COMPLETE[shell].format(script=script, words=words, last=len(words.split()) - 1)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [shell, "-c", line],
        capture_output=True,
        text=True,
        cwd=home / "here",
        env={"PATH": path, "TUTOR_HOME": str(home / "home"), "HOME": str(home)},
        check=True,
    )
    assert found in done.stdout.replace("/", " ").split()
    assert not (home / "here" / "pwned").exists()


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
@pytest.mark.parametrize(
    "name", ["$(touch pwned).toml", "$(touch pwned) `touch pwned`.toml", "$a;&|'\".toml"]
)
def test_bash_writes_the_name_of_a_file_as_a_word_that_runs_nothing(
    name: str, home: Path, capsys: pytest.CaptureFixture[str], minimal_lesson_toml: str
) -> None:
    here = home / "here"
    (here / name).write_text(minimal_lesson_toml, encoding="utf-8")
    main(["completion", "bash"])
    script = home / "completion.bash"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ours, theirs = pty.openpty()
    shell = subprocess.Popen(
        ["bash", "--norc", "--noprofile", "-i"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=here,
        env={"PATH": path, "TUTOR_HOME": str(home / "home"), "HOME": str(home), "TERM": "dumb"},
        start_new_session=True,
    )
    os.close(theirs)
    given = "tutor() { [[ $1 == read ]] && printf '%s\\n' \"$2\" > given; }"
    os.write(ours, f"source {script}\n{given}\ntutor read \\$\t\nexit\n".encode())
    with contextlib.suppress(OSError):
        while os.read(ours, 65536):
            pass
    os.close(ours)
    shell.wait()
    assert (here / "given").read_text(encoding="utf-8") == f"{name}\n"
    assert not (here / "pwned").exists()


def test_a_shell_lists_commands_with_their_summaries(capsys: pytest.CaptureFixture[str]) -> None:
    main(["completion", "fish"])
    out = capsys.readouterr().out
    assert "add a lesson file to the library" in out
    assert "Copies a lesson file into your own folder" not in out


def test_a_shell_that_the_installed_library_does_not_know_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shtab, "SUPPORTED_SHELLS", ["bash"])
    assert main(["completion", "fish"]) == ExitCode.PROBLEMS
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"tutor completion: shtab {shtab.__version__}, which is installed, cannot do fish.\n"


def test_an_unknown_shell_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "nush"]) == ExitCode.WRONG_USE
    assert "choose from" in capsys.readouterr().err
