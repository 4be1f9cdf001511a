"""Small facts of a case put into words. Knows no database."""

import re
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from practices.case_studies.choices import CostBand, Provenance

CC_BY = {
    "name": "Creative Commons Attribution 4.0",
    "url": "https://creativecommons.org/licenses/by/4.0/",
}
OPEN_GOVERNMENT = {
    "name": "Open Government Licence v3.0",
    "url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
MANY_REGIONS = 3  # more than these say no more than the nation does


def where(place: dict) -> str:
    """The place as one would say it: "Hull, Yorkshire and the Humber, England"."""
    regions, nations = _listed(place.get("region")), _listed(place.get("nation"))
    wider = place.get("area") or ("" if len(regions) > MANY_REGIONS else _joined(regions))
    said = []
    for part in (place["name"], wider, _joined(nations)):
        if part and not any(_says(part, earlier) for earlier in said):
            said.append(part)
    return ", ".join(said)


def years(start: int | None, end: int | None) -> str:
    if start and end and start != end:
        return _("%(start)s to %(end)s") % {"start": start, "end": end}
    if start and not end:
        return _("From %(start)s") % {"start": start}
    if end and not start:
        return _("Until %(end)s") % {"end": end}
    return str(start or "")


def cost(band: dict) -> str:
    """A cost in a few words: its band, or the words used where no band is known."""
    return band["label"] if band["band"] != CostBand.NOT_KNOWN else band["text"] or ""


def web_address(text: str | None) -> str:
    """The address if a browser may safely follow it, else nothing."""
    try:
        parts = urlsplit(text or "")
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.netloc else ""


def licence_of(provenance: str) -> dict:
    """What others may do with the words: ours are CC BY, a public body's are OGL."""
    return OPEN_GOVERNMENT if provenance == Provenance.OWNER else CC_BY


def opening(text: str, length: int) -> str:
    """The first sentences of a plain text that fit in `length`, or its first words and "…"."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    ends = [end.end() for end in re.finditer(r"[.!?][”’)\"']?(?= )", text[: length + 1])]
    # A very short first sentence says too little to stand alone.
    if ends and ends[-1] >= length // 3:
        return text[: ends[-1]]
    return text[:length].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"


def _listed(value) -> list[str]:
    return [value] if isinstance(value, str) else list(value or [])


def _joined(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _says(part: str, earlier: str) -> bool:
    return re.search(rf"\b{re.escape(part)}\b", earlier) is not None
