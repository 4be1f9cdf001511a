"""Turn an object into what the index keeps of it."""

from collections.abc import Iterable

from search.backend import columns
from search.backend.analyzers import VALUE_BREAK
from search.backend.schema import PK, TYPES, WORDS

CONTROL_CHARACTERS = dict.fromkeys([*range(32), *range(127, 160)], " ")


def document_for(obj) -> dict[str, str]:
    """The fields of one object's document, by column name."""
    document = {PK: str(obj.pk), TYPES: " ".join(types_of(type(obj)))}
    texts = []
    for column in columns.columns_of(type(obj)):
        text = VALUE_BREAK.join(flatten(column.values(obj)))
        document[column.name] = text
        if column.kind == columns.TEXT:
            texts.append(text)
    document[WORDS] = VALUE_BREAK.join(texts)
    return document


def types_of(model) -> list[str]:
    """The model and all it descends from: a search on Page finds every kind of page."""
    return [type_of(model), *(type_of(parent) for parent in model._meta.get_parent_list())]


def type_of(model) -> str:
    return model._meta.concrete_model._meta.label_lower


def flatten(values: Iterable) -> Iterable[str]:
    for value in values:
        if isinstance(value, (list, tuple, set, frozenset)):
            yield from flatten(value)
        elif value is not None:
            yield str(value).translate(CONTROL_CHARACTERS)
