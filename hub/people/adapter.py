from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """How allauth treats our people."""

    def populate_username(self, request, user):
        """People have no user name: the e-mail address is how they sign in."""
