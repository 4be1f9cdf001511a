"""Turn an object into what the index keeps of it."""

from collections.abc import Iterable
from hashlib import blake2b

from search.backend import columns
from search.backend.analyzers import VALUE_BREAK
from search.backend.schema import MADE_FROM, PK, TYPES, WORDS

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
    document[MADE_FROM] = f"{type_of(type(obj))} {digest_of(document)}"
    return document


def digest_of(document: dict[str, str]) -> str:
    """Changes whenever anything that the index keeps of an object changes."""
    told = "\0".join(f"{name}\0{text}" for name, text in sorted(document.items()))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


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
