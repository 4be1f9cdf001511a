from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

NAVIGATION = (
    (_("Practices"), "/practices/"),
    (_("Barriers"), "/barriers/"),
    (_("Sectors"), "/sectors/"),
    (_("Approaches"), "/approaches/"),
    (_("My plans"), "/plans/"),
)

FOOTER_LINKS = (
    (_("About"), "/about/"),
    (_("Public plans"), "/plans/public/"),
    (_("Accessibility"), "/accessibility/"),
    (_("Privacy and cookies"), "/privacy/"),
    (_("Evidence marks"), "/evidence-marks/"),
    (_("Contact"), "/contact/"),
)


def site(request: HttpRequest) -> dict:
    """What every page needs for its header and footer. Asks the database nothing."""
    return {
        "site_name": settings.SITE_NAME,
        "site_navigation": [_link(text, url, request.path) for text, url in NAVIGATION],
        "footer_links": [_link(text, url, request.path) for text, url in FOOTER_LINKS],
        "canonical_url": _full_address(request),
    }


def _full_address(request: HttpRequest) -> str:
    try:
        return request.build_absolute_uri(request.path)
    except DisallowedHost:
        return ""  # the page that refuses a wrong host is drawn with this too


def _link(text, url: str, path: str) -> dict:
    """A link in the reader's language that knows whether they are on its page, or below it."""
    language = get_language()
    if language and language != settings.LANGUAGE_CODE:  # English has no prefix
        url = f"/{language}{url}"
    current = "page" if path == url else "true" if path.startswith(url) else ""
    return {"text": text, "url": url, "current": current}
