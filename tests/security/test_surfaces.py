"""No text reaches a widget but as `Content`: shown by the syntax tree of everything that knows the toolkit.

The toolkit reads a plain `str` as markup, which a lesson could use to run actions. So whatever is handed to
one of its surfaces is a literal or something of which the tree tells that it is `Content`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tutor

TUI = Path(tutor.__file__).parent / "tui"
WIDGETS = {
    *(
        "Static",
        "Label",
        "Button",
        "RadioButton",
        "Checkbox",
        "Collapsible",
        "Tab",
        "TabPane",
        "Option",
        "Link",
    ),
    *(
        "Markdown",
        "MarkdownViewer",
        "Log",
        "RichLog",
        "Tree",
        "DataTable",
        "SelectionList",
        "Tooltip",
        "Toast",
    ),
    *("Digits", "Placeholder", "Header", "Rule", "Sparkline"),
}
"""Of the toolkit: what they are made with is shown."""
METHODS = {"update", "add_option", "add_row", "add_column", "write", "write_line", "set_label", "panic"}
ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "sub_title", "placeholder", "label", "renderable"}
"""Shown too, as an attribute or as an argument."""
RENDERERS = {"render", "render_line", "render_lines", "render_str"}
"""Methods of a widget whose answer is shown, and read as markup if it is a string."""
FORBIDDEN = {"escape", "from_markup", "from_rich_text", "from_ansi", "render_markup", "assemble"}
MAKERS = {"told", "plain", "line", "lines", "joined", "prose"}
"""Functions of `tutor.tui.content`."""
OUR_OWN_WORDS = {"keys.py": {"SystemCommand"}}
"""The names of key bindings, which no lesson and no file has a part in."""


def test_only_content_reaches_a_widget() -> None:
    files = sorted(TUI.rglob("*.py"))
    assert len(files) > 10
    trees = {file: ast.parse(file.read_text()) for file in files}
    known = set().union(*(makers(tree) for tree in trees.values()))
    found = [
        f"{file.relative_to(TUI)}:{line}: {what}"
        for file, tree in trees.items()
        for line, what in problems(tree, known, file.name)
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "Static(title)",
        "Static(f'Lesson {x}')",
        "Static('a' + title)",
        "Label(entry.title, id='x')",
        "Button(label=entry.title)",
        "Static('[bold]x')",
        "widget.update(str(error))",
        "widget.update(content.plain(x) if y else x)",
        "self.notify(str(error), markup=False)",
        "self.notify(safe_text(str(error)))",
        "Input(placeholder=words)",
        "card.border_title = term.term",
        "self.tooltip = f'{x}'",
        "Content(entry.title)",
        "Content.from_markup(x)",
        "from textual.markup import escape",
        "Static('x', markup=True)",
        "yield SystemCommand(lesson.title, '', go)",
        "def render(self) -> str: return self.words",
        "x = '[@click=app.quit]'",
        "def f(words: str): Static(words)",
        "def f():\n words = entry.title\n Static(words)",
    ],
)
def test_each_way_to_hand_over_a_string_is_found(source: str) -> None:
    assert list(problems(ast.parse(source), set(), "some.py")) != []


@pytest.mark.parametrize(
    "source",
    [
        "Static(id='title')",
        "Static('/', id='sign')",
        "Static(content.plain(title, content.MUTED))",
        "Static(content.lines(*EMPTY))",
        "widget.update(content.plain(x) if y else content.NOTHING)",
        "self.notify(safe_text(str(error)), severity='warning', markup=False)",
        "def f(words: Content): Static(words)",
        "def f():\n words = content.plain(x)\n widget.update(words)",
        "def __init__(self, words: Content):\n self._words = words\ndef f(self): Static(self._words)",
        "Input(placeholder='Words to find')",
        "entries.update({1: 2})",
    ],
)
def test_content_and_literals_pass(source: str) -> None:
    assert list(problems(ast.parse(source), set(), "some.py")) == []


def problems(tree: ast.Module, known: set[str], name: str) -> Iterator[tuple[int, str]]:
    """Line and text of everything in a module that may hand a string to the toolkit."""
    sure = known | makers(tree) | names_of_content(tree)
    for node in ast.walk(tree):
        for what in said_of(node, sure, name):
            yield getattr(node, "lineno", 0), what


def said_of(node: ast.AST, sure: set[str], name: str) -> Iterator[str]:
    """What is wrong with one node of the tree."""
    if isinstance(node, ast.Call):
        yield from said_of_call(node, sure, name)
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        shown = [
            target for target in targets if isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES
        ]
        if shown and node.value is not None and not is_content(node.value, sure):
            yield f"{shown[0].attr} = {ast.unparse(node.value)}"
    elif isinstance(node, ast.FunctionDef) and node.name in RENDERERS and returns(node, "str"):
        yield f"{node.name} returns a str"
    elif isinstance(node, ast.alias | ast.Attribute | ast.Name) and called(node) in FORBIDDEN:
        yield called(node)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "[@click" in node.value:
        yield repr(node.value)


def said_of_call(call: ast.Call, sure: set[str], name: str) -> Iterator[str]:
    """What is wrong with a call."""
    words = {keyword.arg: keyword.value for keyword in call.keywords}
    if isinstance(markup := words.get("markup"), ast.Constant) and markup.value is True:
        yield "markup=True"
    shown = [value for key, value in words.items() if key in {*ATTRIBUTES, "content"}]
    match called(call.func):
        case "notify":
            first = call.args[0]
            safe = isinstance(first, ast.Call) and called(first.func) in ("safe_text", "safe_line")
            if not is_content(first, sure) and not (safe and "markup" in words):
                yield ast.unparse(call)
        case "Content":
            if not all(is_content(value, set()) for value in call.args) and name != "content.py":
                yield ast.unparse(call)
        case "SystemCommand" if "SystemCommand" not in OUR_OWN_WORDS.get(name, set()):
            shown += call.args[:2]
        case surface if surface in WIDGETS or (surface in METHODS and on_a_widget(call)):
            shown += call.args
    for value in shown:
        if not is_content(value, sure):
            yield f"{called(call.func)}({ast.unparse(value)})"


def on_a_widget(call: ast.Call) -> bool:
    """Whether a method is a widget's, not that of a set or a dictionary of our own."""
    return not (call.args and isinstance(call.args[0], ast.Dict | ast.DictComp | ast.Set | ast.SetComp))


def is_content(value: ast.expr, sure: set[str]) -> bool:
    """Whether an expression is a harmless literal or surely `Content`."""
    match value:
        case ast.Constant(value=str() as text):
            return "[" not in text
        case ast.Constant():
            return True
        case ast.IfExp():
            return is_content(value.body, sure) and is_content(value.orelse, sure)
        case ast.Call():
            return called(value.func) in sure | MAKERS | {"Content"}
        case ast.Starred():
            return is_content(value.value, sure)
        case ast.Name() | ast.Attribute():
            return called(value) in sure | {"NOTHING", "NEW_LINE"}
    return False


def makers(tree: ast.Module) -> set[str]:
    """The functions of a module that say that they return `Content`."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return {function.name for function in functions if returns(function, "Content")}


def names_of_content(tree: ast.Module) -> set[str]:
    """Names that stand for `Content` wherever a module gives them a value."""
    found: dict[str, bool] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            kind = node.annotation is not None and ast.unparse(node.annotation) == "Content"
            found[node.arg] = kind and found.get(node.arg, True)
    sure = {name for name, kind in found.items() if kind}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target, value in pairs(node):
                kind = is_content(value, makers(tree) | sure) and not isinstance(value, ast.Constant)
                found[target] = kind and found.get(target, True)
    return {name for name, kind in found.items() if kind}


def pairs(assignment: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    """Each name of an assignment with its value."""
    for target in assignment.targets:
        if isinstance(target, ast.Tuple) and isinstance(assignment.value, ast.Tuple):
            yield from ((called(a), b) for a, b in zip(target.elts, assignment.value.elts, strict=False))
        else:
            yield called(target), assignment.value


def returns(function: ast.FunctionDef, kind: str) -> bool:
    """Whether a function says that it returns this."""
    return function.returns is not None and ast.unparse(function.returns) == kind


def called(node: ast.AST) -> str:
    """The last name in `a`, `a.b`, `a.b()`."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
            return name
        case ast.Call():
            return called(node.func)
    return ""
