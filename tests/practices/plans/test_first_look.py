"""What somebody sees first on the page of a plan: the next thing to do, and where else to go."""

from bs4 import BeautifulSoup

from practices.plans.models import PlanPart


def page_of(client, plan):
    return BeautifulSoup(client.get(plan.get_absolute_url()).content, "html.parser").main


def go_on(page):
    return page.find("a", string=lambda text: text and text.strip().startswith("Go on:"))


def test_the_page_leads_to_the_first_part_that_is_not_done(sign_in, editor, plan):
    client = sign_in(editor)
    first, second = plan.parts.filter(is_done=False)[:2]

    assert go_on(page_of(client, plan))["href"] == first.get_absolute_url()

    PlanPart.objects.filter(pk=first.pk).update(is_done=True)
    assert go_on(page_of(client, plan))["href"] == second.get_absolute_url()

    plan.parts.update(is_done=True)
    assert go_on(page_of(client, plan)) is None


def test_a_reader_is_not_told_to_write(sign_in, reader, plan):
    assert go_on(page_of(sign_in(reader), plan)) is None


def test_the_menu_names_its_groups(sign_in, editor, plan):
    menu = page_of(sign_in(editor), plan).find("nav", attrs={"aria-label": "This plan"})

    names = {each["id"]: each.get_text() for each in menu.find_all("p")}
    told = [names[group["aria-labelledby"]] for group in menu.find_all("ul")]
    assert told == ["Work together", "Follow the source", "Share", "Take away"]
