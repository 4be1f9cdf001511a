from hub.people.models.membership import Membership
from hub.people.models.organisation import MailHost, Organisation
from hub.people.models.user import User

__all__ = ["MailHost", "Membership", "Organisation", "User"]
