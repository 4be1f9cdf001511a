"""What WeasyPrint may load while it makes a PDF. Importing this needs the system's Pango."""

from weasyprint.urls import URLFetcher


class Refused(ValueError):
    """The address leads out of the document."""


class OnlyInside(URLFetcher):
    """Refuses every address but data inside the document itself.

    The default would read files of this machine and pages of its network for whoever wrote the
    text. Our own style sheet is part of the page, so nothing else is ever needed.
    """

    def fetch(self, url, headers=None):
        if not url.lower().startswith("data:"):
            raise Refused(f"Not loaded: {url[:100]}")
        return super().fetch(url, headers)
