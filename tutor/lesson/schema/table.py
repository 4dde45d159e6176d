"""What every table of a lesson file has in common, and the forms that a value may take."""

from __future__ import annotations

from typing import Annotated, Final, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, JsonValue, Strict, Tag, WrapValidator
from pydantic.fields import FieldInfo
from pydantic_core.core_schema import ValidatorFunctionWrapHandler

T = TypeVar("T")

FILLED: Final = r"\S"
"""A pattern: more than white space."""
ID: Final = "^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_ID: Final = 100
ADDRESS: Final = "^(https?://.+)?$"

Many = Annotated[tuple[T, ...], Strict(False)]


class Table(BaseModel):
    """A table of the lesson file: no other keys, no values of another type."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, use_attribute_docstrings=True)


def shown(*examples: object, **keywords: JsonValue) -> FieldInfo:
    """Of a key: examples for the JSON schema and the guide, and keywords that only the JSON schema states.

    What these keywords forbid is found by `tutor.lesson.kind` and its neighbours, which say it better.
    """
    info: FieldInfo = Field(examples=list(examples), json_schema_extra=keywords or None)
    return info


def _form(value: object) -> str:
    return "<table>" if isinstance(value, dict | BaseModel) else "<text>"


def _as_written(value: object, check: ValidatorFunctionWrapHandler) -> object:
    check(value)
    return value


TextOrTable = Discriminator(_form)
"""Tells a text, tagged `<text>`, from a table, tagged `<table>`."""
OneOrMany = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[Many[str], Tag("<list>")],
    Discriminator(lambda value: "<list>" if isinstance(value, list | tuple) else "<text>"),
]
"""A text, or a list of texts."""
Figure = Annotated[float, Field(allow_inf_nan=False), WrapValidator(_as_written)]
"""A number with the digits that were written: a whole number or an `Amount` is kept as it is."""
