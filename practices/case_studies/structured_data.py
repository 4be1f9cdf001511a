"""A case study as search engines and other machines read it: a schema.org Article."""

from hub.ui.html import to_text


def article(case: dict, *, address: str, site_name: str, version=None) -> dict:
    """The case (from `reading`) as linked data; facts that are not known are left out.

    `version` is the one that is shown; without it, the last one kept.
    """
    versions = case["versions"]
    shown = version or (versions[0] if versions else None)
    publisher = _named("Organization", site_name)
    lead = _named("Organization", case["lead"]["name"])
    data = {
        "@context": "https://schema.org",
        "@type": "Article",
        "identifier": case["key"],
        "url": address,
        "mainEntityOfPage": address,
        "headline": case["title"],
        "description": case["summary"],
        "abstract": to_text(case["problem"]),
        "inLanguage": "en-GB",
        "about": [_term(term) for term in _subjects(case)],
        "audience": _named("Audience", case["who_it_serves"], key="audienceType"),
        "spatialCoverage": _named("Place", case["place"]["in_words"]),
        "temporalCoverage": _period(case["start_year"], case["end_year"]),
        "datePublished": versions[-1].created_at.isoformat() if versions else None,
        "dateModified": shown.created_at.isoformat() if shown else None,
        "version": shown.number if shown else None,
        "author": publisher if case["is_compiled"] else lead,
        "publisher": publisher,
        "license": case["licence"]["url"],
        "isBasedOn": [_source(source) for source in case["sources"]],
    }
    return _without_empty(data)


def _subjects(case: dict) -> list:
    barriers = [entry["term"] for entry in case["barriers"]]
    return [*case["sectors"], *barriers, *case["approaches"], *case["population_groups"]]


def _term(term) -> dict:
    is_gone = isinstance(term, dict)  # an editor deleted it; its name is what is left
    return {"@type": "DefinedTerm", "name": term["name"] if is_gone else term.name}


def _named(kind: str, name: str | None, key: str = "name") -> dict | None:
    return {"@type": kind, key: name} if name else None


def _period(start: int | None, end: int | None) -> str | None:
    return f"{start}/{end or '..'}" if start else None


def _source(source: dict) -> dict:
    return _without_empty(
        {
            "@type": "CreativeWork",
            "name": source["title"],
            "url": source["href"],
            "publisher": _named("Organization", source["publisher"]),
            "datePublished": str(source["year"] or ""),
        }
    )


def _without_empty(data: dict) -> dict:
    return {name: value for name, value in data.items() if value not in (None, "", [])}
