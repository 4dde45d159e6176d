"""The learner's settings."""

from __future__ import annotations

import os
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.settings import Settings, SettingsNotSaved, load, save
from tutor.settings.edit import edited, rewritten


def loaded(tmp_path: Path, text: str) -> tuple[Settings, tuple[str, ...]]:
    """What a settings file of this text comes to."""
    file = tmp_path / "config.toml"
    file.write_text(text)
    return load(file)


def test_without_a_file_the_defaults_hold_and_nothing_is_wrong(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml") == (Settings(column=72, theme=""), ())


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "new" / "config.toml"
    save(file, Settings(column=60, theme="nord"))
    assert load(file) == (Settings(column=60, theme="nord"), ())


@pytest.mark.parametrize("value", ["39", "121", '"60"', "60.0", "true", "[60]", "{}"])
def test_a_column_that_cannot_be_used_is_explained(tmp_path: Path, value: str) -> None:
    settings, problems = loaded(tmp_path, f'column = {value}\ntheme = "nord"\n')
    assert settings == Settings(theme="nord")
    (problem,) = problems
    assert problem.startswith("`column` has to be a whole number from 40 to 120")
    assert problem.endswith("; the default is used.")
    if value not in ("[60]", "{}"):
        assert f" and not {value};" in problem


@pytest.mark.parametrize("value", ["1", "0", '"yes"', "[]"])
def test_confidence_is_true_or_false(tmp_path: Path, value: str) -> None:
    assert loaded(tmp_path, "confidence = true") == (Settings(confidence=True), ())
    settings, (problem,) = loaded(tmp_path, f"confidence = {value}")
    assert settings == Settings()
    assert problem.startswith("`confidence` has to be true or false")


@pytest.mark.parametrize("value", [40, 120])
def test_the_bounds_of_the_column_can_be_used(tmp_path: Path, value: int) -> None:
    assert loaded(tmp_path, f"column = {value}") == (Settings(column=value), ())


def test_an_unknown_setting_is_named_as_safe_text(tmp_path: Path) -> None:
    settings, problems = loaded(tmp_path, '"\\u001b[2J" = 1\ncolumn = 80\n')
    assert settings == Settings(column=80)
    assert problems == (
        "Unknown setting `␛[2J`; the settings are column, theme, marks, confidence, new_a_day, "
        "reviews_a_sitting, retention, day_start, keys.",
    )


def test_a_slip_in_the_name_of_a_setting_is_told_with_what_was_meant(tmp_path: Path) -> None:
    settings, problems = loaded(tmp_path, "colum = 60\n")
    assert settings == Settings()
    assert problems == ("Unknown setting `colum`; did you mean `column`?",)


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("marks", ['""', '"first"', '"all"', '"none"'], ['"All"', "true", "1", "[]"]),
        ("new_a_day", ["0", "1000"], ["-1", "1001", "1.0", "true"]),
        ("reviews_a_sitting", ["1", "1000"], ["0", '"30"']),
        ("retention", ["0.7", "0.97"], ["0.69", "0.98", "1", "nan", "inf", '"0.9"']),
        ("day_start", ["0", "12"], ["-1", "13", '"04:00"']),
        ("keys", ["{}", '{ "a.b" = "x" }'], ["1", '"x"', "[]"]),
    ],
)
def test_every_setting_has_bounds(tmp_path: Path, name: str, good: list[str], bad: list[str]) -> None:
    for value in good:
        assert loaded(tmp_path, f"{name} = {value}")[1] == ()
    for value in bad:
        settings, problems = loaded(tmp_path, f"{name} = {value}")
        assert settings == Settings()
        assert len(problems) == 1
        assert problems[0].startswith(f"`{name}` has to be ")


def test_keys_are_read_by_id_with_and_without_quotation_marks(tmp_path: Path) -> None:
    text = '[keys]\nreading.next = "n, right"\n"check.hint" = ","\n[keys.library]\nfilter = "f"\n'
    settings, problems = loaded(tmp_path, text + "show = 3\n")
    assert settings.keys == {"reading.next": "n,right", "library.filter": "f"}
    assert len(problems) == 2
    assert problems[1].startswith("`keys.library.show` has to be a key in quotation marks")


@pytest.mark.parametrize("text", ["column = ", "a = " + "[" * 5000, "column = 1\ncolumn = 2", 'x = "\x00"'])
def test_a_file_that_is_not_toml_gives_the_defaults_and_one_line(tmp_path: Path, text: str) -> None:
    settings, problems = loaded(tmp_path, text)
    assert settings == Settings()
    (problem,) = problems
    assert problem.startswith("The settings file is not valid TOML: ")
    assert "\n" not in problem


def test_a_pipe_in_place_of_the_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.toml")
    assert load(tmp_path / "config.toml") == (
        Settings(),
        ("The settings file is a pipe, not a file. The defaults are used.",),
    )


def test_saving_keeps_what_this_version_does_not_know(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('later = { a = [1, 2] }\ntheme = "nord"\n')
    save(file, Settings(theme="gruvbox"))
    assert file.read_text() == 'later = { a = [1, 2] }\ntheme = "gruvbox"\n'


WRITTEN = """\
# My own settings.
column = 60  # narrow, for the bus
"theme" = 'nord'

marks = "sometimes"  # to be mended
unknown = [
  1,  # kept
]

# Keys
[keys]
"reading.next" = "n"
[later]
column = 1
"""


def test_only_the_value_that_changes_is_written(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(WRITTEN)
    settings, _ = load(file)
    save(file, replace(settings, column=80, theme='a "b"', confidence=True))
    assert file.read_text() == WRITTEN.replace("60  #", "80  #").replace("'nord'", '"a \\"b\\""').replace(
        "# to be mended\n", "# to be mended\nconfidence = true\n"
    )
    assert load(file)[0] == replace(settings, column=80, theme='a "b"', confidence=True)
    assert not file.with_name("config.toml.before").exists()


def test_a_wrong_value_stays_until_it_is_changed(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("column = 300\n")
    save(file, Settings(theme="nord"))
    assert file.read_text() == 'column = 300\ntheme = "nord"\n'
    save(file, Settings(theme="nord", column=90))
    assert file.read_text() == 'column = 90\ntheme = "nord"\n'


def test_another_window_s_change_is_not_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    save(file, Settings(theme="nord"))
    save(file, Settings(column=90), ["column"])
    assert load(file)[0] == Settings(theme="nord", column=90)


@pytest.mark.parametrize("text", ["# only this\n", "\n", "[later]\na = 1\n", "# c\n[later]\na = 1", ""])
def test_a_first_value_is_added_where_it_belongs(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    save(file, Settings(column=90))
    assert load(file)[0] == Settings(column=90)
    assert all(line in file.read_text().splitlines() for line in text.splitlines())
    assert not file.with_name("config.toml.before").exists()


def test_a_file_that_cannot_be_changed_line_by_line_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    text = 'theme = """\nnord"""  # over two lines\n'
    file.write_text(text)
    save(file, Settings(theme="gruvbox"))
    assert load(file)[0] == Settings(theme="gruvbox")
    assert file.with_name("config.toml.before").read_text() == text


@given(
    st.lists(
        st.sampled_from(
            [
                "column = 50",
                "[a]",
                "# c",
                "",
                "theme='x' # column = 3",
                'x = """',
                '"""',
                "y = [",
                "]",
                "[[b]]",
            ]
        ),
        max_size=8,
    ),
    st.sampled_from([40, 60, 72, 120]),
)
def test_nothing_that_a_file_says_is_lost_by_a_change(lines: list[str], column: int) -> None:
    text = "\n".join(lines)
    try:
        before = tomllib.loads(text)
    except ValueError:
        return
    changed = edited(text, before, {"column": column})
    after = tomllib.loads(changed if changed is not None else rewritten(before, {"column": column}))
    assert after == {**before, "column": column}
    assert changed is None or [one for one in text.splitlines() if "#" in one] == [
        one for one in changed.splitlines() if "#" in one
    ]


def test_keys_are_changed_added_and_taken_out_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    text = """\
column = 60  # narrow
[keys]  # mine
reading.next = "n"  # as in a pager
"check.hint" = 'x'
library.filter = 5  # to be mended

[later]
a = 1
"""
    file.write_text(text)
    settings, problems = load(file)
    keys = {"reading.next": "n,right", "reading.previous": "ctrl+t"}
    save(file, replace(settings, keys=keys), ["keys"])
    assert file.read_text() == text.replace('= "n"', '= "n,right"').replace(
        "\"check.hint\" = 'x'\n", ""
    ).replace("mended\n", 'mended\n"reading.previous" = "ctrl+t"\n')
    assert load(file) == (replace(settings, keys=keys), problems)
    assert not file.with_name("config.toml.before").exists()


@pytest.mark.parametrize(
    "text", ["", "# c\n", "column = 60\n", "[later]\na = 1\n", "[keys]\n", "[ 'keys' ] # c"]
)
def test_a_first_key_of_ones_own_is_added_where_it_belongs(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    settings, problems = load(file)
    save(file, replace(settings, keys={"reading.next": '"'}), ["keys"])
    assert load(file) == (replace(settings, keys={"reading.next": '"'}), problems)
    assert all(line in file.read_text().splitlines() for line in text.splitlines())
    save(file, settings, ["keys"])
    assert load(file) == (settings, problems)
    assert not file.with_name("config.toml.before").exists()


@pytest.mark.parametrize(
    "text",
    ['keys = { "reading.next" = "n" }\n', '[keys.reading]\nnext = "n"\n', 'keys.reading.next = "n"\n'],
)
def test_keys_in_another_form_are_written_anew_and_the_file_kept_beside(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    save(file, Settings(keys={"reading.next": "m", "check.hint": "x"}), ["keys"])
    assert load(file) == (Settings(keys={"reading.next": "m", "check.hint": "x"}), ())
    assert file.with_name("config.toml.before").read_text() == text


def test_a_default_that_was_never_written_stays_out_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    save(file, Settings(column=50))
    assert file.read_text() == "column = 50\n"
    save(file, Settings())
    assert file.read_text() == "column = 72\n"


def test_a_file_that_is_not_toml_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("colum 60")
    with pytest.raises(SettingsNotSaved, match="is not valid TOML"):
        save(file, Settings(column=50))
    assert file.read_text() == "colum 60"


def test_a_link_to_the_settings_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept.toml").write_text("column = 50\n")
    (tmp_path / "config.toml").symlink_to("kept.toml")
    save(tmp_path / "config.toml", Settings(column=60))
    assert (tmp_path / "kept.toml").read_text() == "column = 60\n"


def test_a_folder_that_takes_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsNotSaved, match="The settings were not saved"):
        save(tmp_path / "file" / "config.toml", Settings(column=50))
