"""Which searches count: those that a person made on purpose, once each."""

import re

MACHINE = re.compile(
    r"bot\b|bots?[/;)]|crawl|spider|slurp|archiver|preview|monitor|uptime|lighthouse|facebookexternal"
    r"|curl|wget|python|java/|okhttp|go-http|libwww|headless|^$",
    re.IGNORECASE,
)
AHEAD_OF_TIME = ("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose")


def counts(request) -> bool:
    """Whether this request for results is a search that someone made."""
    if request.method != "GET" or MACHINE.search(request.headers.get("User-Agent", "")):
        return False
    if any("pre" in request.headers.get(name, "").lower() for name in AHEAD_OF_TIME):
        return False
    # Turning a page or sorting looks at the same search again.
    return not (request.GET.get("page", "1") not in ("", "1") or request.GET.get("sort"))
