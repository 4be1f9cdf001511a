"""Read changed objects from the database, and make documents of them."""

import logging
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import InterfaceError, OperationalError, router
from modelsearch.index import class_is_indexed

from search.backend.columns import family_of
from search.backend.documents import document_for

logger = logging.getLogger(__name__)
CHUNK = 200


@dataclass
class Built:
    """What became of some keys.

    documents: of those that are to be in the index. gone: keys that are not. refused: keys of
    objects that raised, with the error. A key that is nowhere was left for another time.
    """

    documents: dict[str, dict] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    refused: dict[str, Exception] = field(default_factory=dict)


def build(labelled: dict[str, type], *, seconds: float | None = None) -> Built:
    """Documents for keys, each with the model under which it was noted, as the database has them.

    Stops after `seconds`, with at least one key done. Raises what the database raises.
    """
    built, until = Built(), time.monotonic() + seconds if seconds else None
    by_model = defaultdict(list)
    for key, model in labelled.items():
        by_model[model].append(key)
    for model, keys in by_model.items():
        objects = indexed_objects(model, keys)
        for key in keys:
            if until and time.monotonic() > until and (built.documents or built.refused):
                return built
            if key in objects:
                build_one(objects[key], built)
            else:
                built.gone.append(key)
    return built


def build_one(obj, built: Built) -> None:
    key = str(obj.pk)
    try:
        built.documents[key] = document_for(obj)
    except (OperationalError, InterfaceError):
        # Not the fault of this object.
        raise
    except Exception as error:  # any model's own code; one bad object must not stop the others
        logger.exception("%s %s cannot be indexed", type(obj)._meta.label, key)
        built.refused[key] = error


def indexed_objects(model, keys: Iterable[str]) -> dict[str, object]:
    """The objects with these keys that are to be in the index, each as the class it really is."""
    keys = [key for key in keys if is_key(model, key)]
    found = {}
    rest = _read(_indexed(model), keys)
    missing = [key for key in keys if key not in rest]
    # A class may list only those that are exactly its own; a page noted as Page is one of another.
    rest |= _read(_all(model), missing)
    others = defaultdict(list)
    for key, obj in rest.items():
        instance = obj.get_indexed_instance()
        if instance is None or not class_is_indexed(type(instance)):
            continue
        if type(instance) is not model:
            others[type(instance)].append(key)
        elif key not in missing:
            found[key] = instance
    for other, theirs in others.items():
        found |= _read(_indexed(other), theirs)
    return found


def every_object(model, *, chunk: int = CHUNK) -> Iterator[list]:
    """All objects that this model puts into the index, a chunk at a time, in order of key.

    Each chunk is a query of its own: a long transaction would keep others from writing. What
    changes meanwhile is noted elsewhere.
    """
    return in_chunks(_indexed(model), chunk)


def in_chunks(queryset, chunk: int) -> Iterator[list]:
    queryset, last = queryset.order_by("pk"), None
    while objects := list((queryset if last is None else queryset.filter(pk__gt=last))[:chunk]):
        yield objects
        last = objects[-1].pk


def every_key(model) -> Iterator[str]:
    """The keys of the same objects."""
    keys = _indexed(model).order_by().values_list("pk", flat=True)
    return (str(pk) for pk in keys.iterator(chunk_size=2000))


def family(root) -> list[type]:
    """The models of one index, parents first: where both list a row, the child's counts."""
    return sorted(family_of(root), key=lambda model: len(model._meta.get_parent_list()))


def is_key(model, key: str) -> bool:
    try:
        model._meta.pk.to_python(key)
    except Exception:  # each kind of field refuses with an error of its own
        return False
    return True


def _indexed(model):
    return model.get_indexed_objects().using(router.db_for_write(model))


def _all(model):
    return model._base_manager.using(router.db_for_write(model))


def _read(queryset, keys: list[str]) -> dict[str, object]:
    return {str(obj.pk): obj for obj in queryset.filter(pk__in=keys)} if keys else {}
