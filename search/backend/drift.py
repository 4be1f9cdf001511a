"""Compare an index with the database, object by object."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from whoosh.index import EmptyIndexError

from search.backend.building import Built, build, build_one, every_key, every_object, family
from search.backend.documents import type_of
from search.backend.draining import model_of
from search.backend.durable import DurableStorage
from search.backend.models import IndexChange
from search.backend.outbox import note_changed, outboxes
from search.backend.schema import MADE_FROM, PK
from search.backend.state import ATTEMPTS, PAUSE_SECONDS


@dataclass
class Drift:
    """How the index of one model differs. Lists hold keys."""

    model: str
    in_database: int = 0
    in_index: int = 0
    missing: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        return [*self.missing, *self.stale, *self.left_over]


def find_drift(index, *, full: bool) -> list[Drift]:
    """One Drift for each model of an index; what waits in the outbox is left out.

    full: build every document anew and compare it too, not only which objects there are.
    """
    held = read_index(index)
    found = {type_of(model): Drift(type_of(model)) for model in family(index.root_model)}
    wanted, refused = read_database(index, full=full)
    for key, made_from in held.items():
        drift = found.setdefault(label_of(made_from), Drift(label_of(made_from)))
        drift.in_index += 1
        if key not in wanted and key not in refused:
            drift.left_over.append(key)
    for key, made_from in wanted.items():
        drift = found[label_of(made_from)]
        drift.in_database += 1
        if key not in held:
            drift.missing.append(key)
        elif not held[key].startswith(made_from):
            drift.stale.append(key)
    for key, label in refused.items():
        found[label].in_database += 1
        found[label].refused.append(key)
    _look_again(index, found, full=full)
    return list(found.values())


def repair(drifts: Iterable[Drift], index) -> int:
    """Note every difference in the outbox; how many there were."""
    for drift in drifts:
        note_changed(model_of(drift.model) or index.root_model, drift.keys)
    return sum(len(drift.keys) for drift in drifts)


def read_index(index) -> dict[str, str]:
    """What each document was made from, by key."""
    for _ in range(ATTEMPTS):
        try:
            return _read_index(index)
        except (OSError, EmptyIndexError):
            # A commit has come between, and cleaned away the files of the one before.
            time.sleep(PAUSE_SECONDS)
    return _read_index(index)


def _read_index(index) -> dict[str, str]:
    current = index.generations.writable()
    if current is None:
        return {}
    reader = DurableStorage(str(current)).open_index().reader()
    try:
        return {
            stored[PK]: stored.get(MADE_FROM, "")
            for stored in (reader.stored_fields(number) for number in reader.all_doc_ids())
        }
    finally:
        reader.close()


def read_database(index, *, full: bool) -> tuple[dict[str, str], dict[str, str]]:
    """What each document should begin with, by key, and the model of those that raise."""
    wanted, refused = {}, {}
    for model in family(index.root_model):
        label = type_of(model)
        if not full:
            wanted |= dict.fromkeys(every_key(model), f"{label} ")
            continue
        for chunk in every_object(model):
            built = Built()
            for obj in chunk:
                build_one(obj, built)
            wanted |= {key: document[MADE_FROM] for key, document in built.documents.items()}
            refused |= dict.fromkeys(built.refused, label)
    return wanted, refused


def label_of(made_from: str) -> str:
    return made_from.split(" ", 1)[0]


def _look_again(index, found: dict[str, Drift], *, full: bool) -> None:
    """Drop differences that somebody is about to bring in, or has meanwhile."""
    suspects = {}
    for drift in found.values():
        model = model_of(drift.model) or index.root_model
        suspects |= dict.fromkeys(drift.keys, model)
    if not suspects:
        return
    labels = [type_of(model) for model in family(index.root_model)]
    noted = set()
    for alias in outboxes():
        rows = IndexChange.objects.using(alias).filter(model__in=labels)
        noted |= set(rows.values_list("key", flat=True))
    keys = [key for key in suspects if key not in noted]
    held = read_index(index)
    right = set(suspects) - set(keys)
    for some in _chunks(keys):
        built = build({key: suspects[key] for key in some})
        for key in some:
            wanted = built.documents.get(key, {}).get(MADE_FROM)
            if wanted and not full:
                wanted = f"{label_of(wanted)} "
            is_as_wanted = held.get(key, "").startswith(wanted) if wanted else key not in held
            if key in built.refused or is_as_wanted:
                right.add(key)
    for drift in found.values():
        for name in ("missing", "stale", "left_over"):
            setattr(drift, name, [key for key in getattr(drift, name) if key not in right])


def _chunks(keys: list[str], size: int = 200) -> Iterator[list[str]]:
    return (keys[start : start + size] for start in range(0, len(keys), size))
