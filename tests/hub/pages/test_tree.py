import pytest
from wagtail.models import Page, Site

from hub.pages.loading import load_tree
from hub.pages.models import HomePage


@pytest.mark.parametrize(
    ("address", "root"),
    [
        ("https://hub.example.org", "https://hub.example.org"),
        ("http://127.0.0.1:8123", "http://127.0.0.1:8123"),
    ],
)
def test_full_addresses_begin_with_the_operators(db, settings, address, root):
    settings.WAGTAILADMIN_BASE_URL = address

    publishers = load_tree()

    assert publishers["hub"].full_url == f"{root}/practices/hub/"


def test_a_moved_hub_follows_its_new_address(library, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://new.example.org"

    load_tree()

    assert Site.objects.get().hostname == "new.example.org"


def test_the_tree_is_made_once(library):
    count = Page.objects.count()

    load_tree()

    assert Page.objects.count() == count
    assert HomePage.objects.count() == 1
    assert not Page.objects.filter(slug__contains="welcome").exists()
    assert Page.find_problems() == ([], [], [], [], [])
