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
_tutor_ids() {
  local id
  while read -r id; do
    [[ $id == "$1"* ]] && printf '%s\\n' "$id"
  done < <(tutor list --ids 2>/dev/null)
}
_tutor_lessons_and_files() {
  _tutor_ids "$1"
  compgen -f -X '!*.toml' -- "$1"
  compgen -d -- "$1"
}""",
        "zsh": """\
_tutor_ids() {
  local -a ids
  ids=(${(f)"$(tutor list --ids 2>/dev/null)"})
  compadd -a ids
}
_tutor_lessons() {
  _tutor_ids
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
_BESIDE_COMMANDS = {
    "bash": ("complete -o ", "_shtab_tutor_pos_0_COMPGEN=_tutor_ids\n"),
    "zsh": ("_describe 'tutor commands'", "_tutor_ids\n  "),
    "fish": (
        "complete -c tutor -n ",
        "complete -c tutor -n '_shtab_tutor_using; and test $_shtab_tutor_npos -eq 0' "
        "-a '(tutor list --ids 2>/dev/null)'\n",
    ),
}
"""A place in each script, and what to put before it, so that ids are offered where a command may stand.

shtab has no way to say that of commands.
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
    place, more = _BESIDE_COMMANDS.get(options.shell, ("", ""))
    output.data(shtab.complete(options.top, shell=options.shell).replace(place, f"{more}{place}", 1))
    return ExitCode.FINE


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every argument of the parser and of its commands."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)
