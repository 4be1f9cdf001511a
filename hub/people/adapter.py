from types import SimpleNamespace

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings


class AccountAdapter(DefaultAccountAdapter):
    """How allauth treats our people."""

    def populate_username(self, request, user):
        """People have no user name: the e-mail address is how they sign in."""

    def send_mail(self, template_prefix, email, context):
        """Mails name the product, not the host at which it happens to be served."""
        site = SimpleNamespace(name=settings.SITE_NAME, domain=settings.WAGTAILADMIN_BASE_URL)
        super().send_mail(template_prefix, email, context | {"current_site": site})
