"""`tutor completion`: what a shell needs to complete command lines."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tutor.cli import output
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode

SHELLS = ("bash", "zsh", "tcsh", "fish")
_FILES = ("article", "file", "paths", "output")
"""Arguments that name files."""
_LESSON = "lesson"
"""The argument that names a lesson, by its id or its file."""
_CODES = ("explain", "select", "ignore")
"""Arguments that name rules."""
_LESSONS = {
    "bash": "_tutor_lessons_and_files",
    "zsh": "_tutor_lessons",
    "fish": "(_tutor_lessons)",
    "tcsh": "f",
    "preamble": {
        "bash": """\
_tutor_lessons_and_files() {
  local id
  while read -r id; do
    [[ $id == "$1"* ]] && printf '%s\\n' "$id"
  done < <(tutor list --ids 2>/dev/null)
  compgen -f -X '!*.toml' -- "$1"
  compgen -d -- "$1"
}""",
        "zsh": """\
_tutor_lessons() {
  local -a ids
  ids=(${(f)"$(tutor list --ids 2>/dev/null)"})
  compadd -a ids
  _files -g '*.toml'
}""",
        "fish": """\
function _tutor_lessons
  tutor list --ids 2>/dev/null
  __fish_complete_suffix .toml
end""",
    },
}
"""How each shell completes a lesson. The ids are asked for each time, and only ever compared and printed.

In bash, shtab has names of files quoted on the command line when the function's name holds `_files`.
"""
_EXAMPLES = (
    "tutor completion bash > ~/.local/share/bash-completion/completions/tutor",
    "tutor completion zsh > ~/.zfunc/_tutor  # a folder that is in $fpath",
    "tutor completion fish > ~/.config/fish/completions/tutor.fish",
)


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(
        commands, "completion", run, "print what a shell needs to complete commands", _EXAMPLES
    )
    parser.add_argument("shell", choices=SHELLS, help="the shell")


def run(options: argparse.Namespace) -> int:
    """Print the shell's script."""
    import shtab

    from tutor.authoring.catalogue import RULES
    from tutor.cli.export import EXTRAS

    if options.shell not in shtab.SUPPORTED_SHELLS:
        output.note(
            f"tutor completion: shtab {shtab.__version__}, which is installed, cannot do {options.shell}."
        )
        return ExitCode.PROBLEMS
    for action in _actions(options.top):
        if action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.dest == _LESSON:
            action.complete = _LESSONS  # type: ignore[attr-defined]
        elif action.dest in _CODES:
            action.choices = list(RULES)
        elif action.dest == "extras":
            action.choices = EXTRAS
        elif isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                command.description = ""  # A shell shows the summary then, which fits on its line.
    output.data(shtab.complete(options.top, shell=options.shell))
    return ExitCode.FINE


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every argument of the parser and of its commands."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)
