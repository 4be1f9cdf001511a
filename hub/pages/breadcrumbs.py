"""Where a page stands, as the breadcrumbs component takes it."""

from django.utils.translation import gettext as _


def trail(*steps: tuple[str, str]) -> list[dict]:
    """From the home page down: (text, address) steps, of which the last has no address."""
    return [{"text": text, "url": url} for text, url in ((_("Home"), "/"), *steps)]
