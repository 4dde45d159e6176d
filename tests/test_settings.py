"""The learner's settings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tutor.settings import Settings, SettingsNotSaved, load, save


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
    assert problems == ("`column` has to be a whole number from 40 to 120; the default is used.",)


@pytest.mark.parametrize("value", ["1", "0", '"yes"', "[]"])
def test_confidence_is_true_or_false(tmp_path: Path, value: str) -> None:
    assert loaded(tmp_path, "confidence = true") == (Settings(confidence=True), ())
    problem = "`confidence` has to be true or false; the default is used."
    assert loaded(tmp_path, f"confidence = {value}") == (Settings(), (problem,))


@pytest.mark.parametrize("value", [40, 120])
def test_the_bounds_of_the_column_can_be_used(tmp_path: Path, value: int) -> None:
    assert loaded(tmp_path, f"column = {value}") == (Settings(column=value), ())


def test_an_unknown_setting_is_named_as_safe_text(tmp_path: Path) -> None:
    settings, problems = loaded(tmp_path, '"\\u001b[2J" = 1\ncolumn = 80\n')
    assert settings == Settings(column=80)
    assert problems == ("Unknown setting `␛[2J`; the settings are column, theme, confidence.",)


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
    assert file.read_text() == 'theme = "gruvbox"\n\n[later]\na = [\n    1,\n    2,\n]\n'


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
