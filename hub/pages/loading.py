"""The first page tree: home, the library with its two publishers, and the public-service pages."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from hub.loading.remember import load_item
from hub.loading.summary import LoadSummary
from hub.pages.models import ContentPage, HomePage, PracticesPage
from hub.people.groups import HUB_SLUG
from hub.people.models import Organisation
from practices.case_studies.models import PublisherPage

STATEMENT = (
    "Find out how other places joined up public services around people, what went wrong, "
    "and start your own plan from it."
)
PUBLISHERS = {
    "hub": (
        "Compiled by the hub",
        "<p>Written by the hub from public sources, and not yet confirmed by the organisations "
        "that did the work.</p>",
    ),
    "councils": (
        "Councils",
        "<p>Written by councils and other bodies that have no page of their own here.</p>",
    ),
}


def load_tree() -> dict[str, PublisherPage]:
    """Make what is missing of the page tree and return the two publishers by slug."""
    home = HomePage.objects.first() or _make_home()
    _point_site_at(home)
    library = PracticesPage.objects.first()
    if library is None:
        library = home.add_child(instance=PracticesPage(title="Practices", slug="practices"))
    hub, _ = Organisation.objects.get_or_create(
        slug=HUB_SLUG,
        defaults={
            "name": settings.SITE_NAME,
            "kind": Organisation.Kind.OTHER,
            "is_joinable": False,
        },
    )
    publishers = {page.slug: page for page in PublisherPage.objects.child_of(library)}
    for slug, (title, introduction) in PUBLISHERS.items():
        if slug not in publishers:
            page = PublisherPage(
                title=title, slug=slug, introduction=introduction, organisation=hub
            )
            publishers[slug] = library.add_child(instance=page)
    return publishers


def _make_home() -> HomePage:
    """The home page in place of the welcome page that Wagtail's first migration makes."""
    root = Page.get_first_root_node()
    Page.objects.filter(depth=2, slug="home").exclude(pk__in=HomePage.objects.all()).update(
        slug="wagtail-welcome"
    )
    home = root.add_child(
        instance=HomePage(title=settings.SITE_NAME, slug="home", statement=STATEMENT)
    )
    _point_site_at(home)  # first, since a site goes with its page
    Page.objects.filter(depth=2, slug="wagtail-welcome").first().delete()
    return home


def _point_site_at(home: HomePage) -> None:
    """One site, at the address that the operator set: mails and feeds make full links from it."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    default_port = 443 if address.scheme == "https" else 80
    wanted = {
        "hostname": address.hostname or "localhost",
        "port": address.port or default_port,
        "site_name": settings.SITE_NAME,
        "root_page_id": home.pk,
    }
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if any(getattr(site, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()


def load_content_pages(rows: list[dict], summary: LoadSummary) -> None:
    """About, accessibility, privacy and the like, each left alone once an editor changed it."""
    home = HomePage.objects.get()
    for row in rows:

        def write(page, row=row):
            page = page or ContentPage(slug=row["slug"], live=False)
            page.title, page.introduction, page.body = row["title"], row["intro"], row["body"]
            if page.pk is None:
                home.add_child(instance=page)
            page.save_revision(log_action=False).publish()
            return page

        def find(slug=row["slug"]):
            return Page.objects.child_of(home).filter(slug=slug).first()

        outcome = load_item(f"pages/{row['slug']}", row, model=ContentPage, write=write, find=find)
        summary.add("Pages", outcome, row["slug"])
