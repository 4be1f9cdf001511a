"""Which columns of the index a model's search fields fill."""

from collections.abc import Iterator
from dataclasses import dataclass

from modelsearch.backends.base import get_model_root
from modelsearch.index import AutocompleteField, BaseField, RelatedFields, get_indexed_models
from modelsearch.index import SearchField as TextField

TEXT = "text"
PREFIX = "prefix"
KINDS = {TextField: TEXT, AutocompleteField: PREFIX}


@dataclass(frozen=True)
class Column:
    """One column: the search field that fills it and the relations that lead there."""

    name: str
    kind: str
    boost: float
    relations: tuple[RelatedFields, ...]
    field: BaseField

    @property
    def is_own(self) -> bool:
        """Whether the field belongs to the model itself, not to something related to it."""
        return not self.relations

    def values(self, obj) -> Iterator:
        """Every value the object gives this column."""
        owners = [obj]
        for relation in self.relations:
            owners = [related for owner in owners for related in related_objects(relation, owner)]
        return (self.field.get_value(owner) for owner in owners)


def related_objects(relation: RelatedFields, owner) -> list:
    value = relation.get_value(owner)
    if value is None:
        return []
    return list(value.all()) if hasattr(value, "all") else [value]


def columns_of(model) -> list[Column]:
    """The columns that an object of exactly this model fills."""
    return list(walk(model, model.get_search_fields(), ()))


def walk(model, search_fields, relations: tuple[RelatedFields, ...], prefix="") -> Iterator[Column]:
    for field in search_fields:
        name = f"{prefix}{definer(field, model)}__{field.field_name}"
        if isinstance(field, RelatedFields):
            target = field.get_field(model).related_model
            yield from walk(target, field.fields, (*relations, field), f"{name}__")
        elif kind := kind_of(field):
            boost = getattr(field, "boost", None)
            boost = 1.0 if boost is None else float(boost)
            yield Column(f"{kind}__{name}", kind, boost, relations, field)


def definer(field, model) -> str:
    """The name of the class that defines a field: children share their parent's columns."""
    owner = field.get_definition_model(model) or model
    label = owner._meta.label_lower if hasattr(owner, "_meta") else owner.__name__.lower()
    return label.replace(".", "_")


def kind_of(field) -> str | None:
    return next((kind for cls, kind in KINDS.items() if isinstance(field, cls)), None)


def family_of(model) -> list:
    """The indexed models that share an index: all that descend from one root."""
    root = get_model_root(model)
    return [other for other in get_indexed_models() if get_model_root(other) is root]


def boosts(model, kind: str, field_names: list[str] | None = None) -> dict[str, float]:
    """The columns a search on this model looks into, and how much each counts."""
    found = {}
    descendants = [other for other in family_of(model) if issubclass(other, model)]
    # The searched model comes last: where a child weighs a field otherwise, its own view wins.
    for searched in [*descendants, model]:
        for column in columns_of(searched):
            wanted = field_names is None or (
                column.is_own and column.field.field_name in field_names
            )
            if column.kind == kind and wanted:
                found[column.name] = column.boost
    return found
