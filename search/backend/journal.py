"""What changed while a generation was being built, to be caught up before it is used."""

from collections.abc import Iterable
from pathlib import Path

from django.apps import apps

JOURNAL = "changes.log"


def note_changes(generations: Iterable[Path], labelled: dict[str, type]) -> None:
    """Write down, in every generation under way, which objects have changed: model by key."""
    lines = "".join(f"{model._meta.label_lower} {pk}\n" for pk, model in labelled.items())
    for generation in generations:
        with (generation / JOURNAL).open("a") as journal:
            journal.write(lines)


def changed_since(generation: Path) -> list[tuple[type, str]]:
    """The objects changed while this generation was built, each once."""
    try:
        lines = (generation / JOURNAL).read_text().splitlines()
    except FileNotFoundError:
        return []
    pairs = (line.split(" ", 1) for line in dict.fromkeys(lines))
    return [(apps.get_model(label), pk) for label, pk in pairs]
