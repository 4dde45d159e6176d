"""What every table of a lesson file has in common, and the forms that a value may take."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Strict, Tag, WrapValidator
from pydantic_core.core_schema import ValidatorFunctionWrapHandler

T = TypeVar("T")

Many = Annotated[tuple[T, ...], Strict(False)]


class Table(BaseModel):
    """A table of the lesson file: no other keys, no values of another type."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, use_attribute_docstrings=True)


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
