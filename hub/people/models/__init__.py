from hub.people.models.invitation import Invitation
from hub.people.models.membership import Membership
from hub.people.models.organisation import MailHost, Organisation
from hub.people.models.proposal import Proposal
from hub.people.models.user import User

__all__ = ["Invitation", "MailHost", "Membership", "Organisation", "Proposal", "User"]
