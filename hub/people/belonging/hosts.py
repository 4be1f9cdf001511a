"""Whether somebody's confirmed address is one of an organisation's.

A host proves little by itself: one may serve several organisations, so a person decides too.
"""

from allauth.account.models import EmailAddress

from hub.people.models import MailHost, Organisation, User


def host_of(address: str) -> str:
    """The part after the last @, as it is compared."""
    return address.rpartition("@")[2].strip().lower()


def confirmed_hosts(user: User) -> set[str]:
    """The hosts of the addresses that this person has shown to be theirs."""
    addresses = EmailAddress.objects.filter(user=user, verified=True)
    return {host_of(address) for address in addresses.values_list("email", flat=True)}


def address_fits(user: User, organisation: Organisation) -> bool:
    """Whether one of this person's confirmed addresses is at a host that the organisation lists."""
    listed = {host.host.lower() for host in organisation.mail_hosts.all()}
    return bool(listed & confirmed_hosts(user))


def organisations_for(user: User):
    """Organisations that list a host of this person's, to offer first."""
    hosts = MailHost.objects.filter(host__in=confirmed_hosts(user))
    return Organisation.objects.joinable().filter(pk__in=hosts.values("organisation"))
