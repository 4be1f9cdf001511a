"""What search engines and security researchers look for."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

# Private, or endless: a search has as many addresses as there are questions.
CLOSED = ("/admin/", "/plans/", "/accounts/", "/search/", "/searches/")
SECURITY_TERM = timedelta(days=180)


@require_safe
def robots(request):
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), "Allow: /", ""]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return _text(lines)


@require_safe
def security(request):
    """How to report a weakness (RFC 9116)."""
    expires = (timezone.now() + SECURITY_TERM).replace(microsecond=0)
    lines = [
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {expires.isoformat()}",
        f"Canonical: {request.build_absolute_uri(reverse('security'))}",
        "Preferred-Languages: en",
    ]
    return _text(lines)


def _text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
