"""Where somebody may send a case study that they write."""

from django.db.models import QuerySet

from hub.people.models import User
from practices.case_studies.models import PublisherPage

# For everyone who has no publisher of their own; hub editors look after it.
COMMON = "councils"


def publishers_for(user: User) -> QuerySet[PublisherPage]:
    """The publishers to which this person may add cases; else the one for everyone."""
    own = [page.pk for page in PublisherPage.objects.live() if may_add(user, page)]
    pages = PublisherPage.objects.live()
    pages = pages.filter(pk__in=own) if own else pages.filter(slug=COMMON)
    return pages.order_by("title")


def may_add(user: User, page: PublisherPage) -> bool:
    return page.permissions_for_user(user).can_add_subpage()
