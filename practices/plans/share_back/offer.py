"""What is offered to be taken over into a case study, to tick and to read beforehand."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from practices.plans.share_back.pieces import Pieces


@dataclass(frozen=True)
class Offer:
    """One box to tick, and the words behind it."""

    key: str
    label: str
    lines: list[str]

    @property
    def choice(self) -> tuple[str, str]:
        return self.key, f"{self.label} ({len(self.lines)})"


def offers(pieces: Pieces) -> list[Offer]:
    """Only what the plan has something to say about."""
    rows = [
        (
            "blocks",
            _("Building blocks, in your words"),
            _pairs(pieces.blocks, "title", "description"),
        ),
        ("changes", _("What you changed, and why"), [row["text"] for row in pieces.changes]),
        ("lessons", _("What you learned"), [row["text"] for row in pieces.lessons]),
        ("barriers", _("What stood in the way"), _pairs(pieces.barriers, "barrier", "looked_like")),
        ("results", _("Results"), _pairs(pieces.results, "measure", "value")),
        ("money", _("Costs, who pays and who gains"), _money(pieces.money)),
        ("partners", _("Partners"), [row["name"] for row in pieces.partners]),
        ("authors", _("Names of those who wrote the plan"), pieces.authors),
    ]
    return [Offer(key, label, lines) for key, label, lines in rows if lines]


def _pairs(rows: list[dict], title: str, text: str) -> list[str]:
    return [": ".join(filter(None, [row[title], row[text]])) for row in rows]


def _money(money: dict) -> list[str]:
    texts = [value["text"] if isinstance(value, dict) else value for value in money.values()]
    return list(filter(None, texts))
