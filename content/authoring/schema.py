"""JSON Schemas of the documents of a ladder, by which an editor completes keys and marks mistakes."""

from collections.abc import Mapping
from typing import Any

from pydantic import create_model

from content.model.entry import Entry, Model
from content.model.ladder import Head
from content.reading.layout import DOCUMENTS, HEAD, REQUIRED_SECTIONS, WHOLE_DOCUMENTS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """A JSON Schema for each document, by the name of the document. What refers to what is left to the check."""
    return {file: _schema(file, layout) for file, layout in DOCUMENTS.items()}


def _schema(file: str, layout: Mapping[str, type[Entry]]) -> dict[str, Any]:
    needed = REQUIRED_SECTIONS if file in WHOLE_DOCUMENTS else ()  # a part of another may have any of its lists
    fields: dict[str, Any] = {
        name: (list[model], ...) if name in needed else (list[model], [])  # type: ignore[valid-type]  # a type that is a value
        for name, model in layout.items()
    }
    document: type[Model] = create_model(file, __base__=Head if file == HEAD else Model, **fields)
    return {"$schema": DIALECT, **document.model_json_schema(), "description": f"The document {file} of a ladder."}
