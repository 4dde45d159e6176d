"""`tutor completion`."""

from __future__ import annotations

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


def test_lessons_are_completed_as_files(capsys: pytest.CaptureFixture[str]) -> None:
    main(["completion", "bash"])
    out = capsys.readouterr().out
    for command in ("read", "add", "check", "attach", "preview", "answers"):
        assert f"_shtab_tutor_{command}_pos_0_COMPGEN=_shtab_compgen_files\n" in out


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
