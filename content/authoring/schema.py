"""JSON Schemas of the documents of a ladder, by which an editor completes keys and marks mistakes."""

from collections.abc import Mapping
from types import NoneType
from typing import Annotated, Any, get_args

from pydantic import create_model
from pydantic.fields import FieldInfo

from content.model.entry import Entry, Id, Model
from content.model.ladder import Head
from content.reading.layout import DOCUMENTS, HEAD, REQUIRED_SECTIONS, WHOLE_DOCUMENTS
from content.reading.translations import AS_THEY_ARE, MARKED, TEXTS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """A JSON Schema for each document, by the name of the document. What refers to what is left to the check."""
    return {file: _schema(file, layout) for file, layout in DOCUMENTS.items()}


def translated() -> dict[str, dict[str, Any]]:
    """A JSON Schema for the translation of each document that can have one, by its name: `actions.translation.yaml`."""
    files = (file for file in DOCUMENTS if file == HEAD or file not in WHOLE_DOCUMENTS)
    return {file.replace(".yaml", ".translation.yaml"): _translation(file, DOCUMENTS[file]) for file in files}


def _translation(file: str, layout: Mapping[str, type[Entry]]) -> dict[str, Any]:
    fields: dict[str, Any] = {name: (list[_texts(model)], []) for name, model in layout.items()}  # type: ignore[misc]  # a type that is a value
    document: type[Model] = create_model(f"translation of {file}", __base__=Model, **fields)
    said = f"The texts of {file} in another language, under the ids of its entries."
    return {"$schema": DIALECT, **document.model_json_schema(), "description": said}


def _texts(model: type[Entry]) -> type[Model]:
    """The entry of a translation: what people read of one, and the mark of what it translates."""
    known = {key: field for key, field in model.model_fields.items() if key in TEXTS | AS_THEY_ARE}
    texts: dict[str, Any] = {key: (_told(field), None) for key, field in known.items()}
    fields: dict[str, Any] = {"id": (Id, ...), MARKED: (str, ""), **texts}
    made: type[Model] = create_model(f"{model.__name__}Texts", __base__=Model, **fields)
    return made


def _told(field: FieldInfo) -> Any:
    """What a text may be: as long as in the entry. Of what is made of several parts, those that are texts."""
    parts = [one for one in (field.annotation, *get_args(field.annotation)) if isinstance(one, type)]
    if any(issubclass(part, Model) for part in parts):
        return dict[str, str] if field.annotation in parts or NoneType in parts else list[dict[str, Any]]
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def _schema(file: str, layout: Mapping[str, type[Entry]]) -> dict[str, Any]:
    needed = REQUIRED_SECTIONS if file in WHOLE_DOCUMENTS else ()  # a part of another may have any of its lists
    fields: dict[str, Any] = {
        name: (list[model], ...) if name in needed else (list[model], [])  # type: ignore[valid-type]  # a type that is a value
        for name, model in layout.items()
    }
    document: type[Model] = create_model(file, __base__=Head if file == HEAD else Model, **fields)
    return {"$schema": DIALECT, **document.model_json_schema(), "description": f"The document {file} of a ladder."}
