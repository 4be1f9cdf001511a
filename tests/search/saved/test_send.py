from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from practices.taxonomy.models import Sector
from search.backend.outbox import note_changed
from search.models import SavedSearch
from search.saved.keep import change
from search.saved.send import FAILED, NOTHING, SENT, send_due
from tests.factories import SectorFactory, UserFactory
from tests.search.saved.conftest import MORNING

DAY = timedelta(days=1)


def send(now=MORNING, **options):
    """Runs the job as though it were `now`; gives the mails that it sent."""
    before = len(mail.outbox)
    send_due(now=now, **options)
    return mail.outbox[before:]


def test_a_new_case_is_mailed_to_who_follows_its_sector(save_search, add_case, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://hub.example"
    search = save_search()
    page = add_case("Warm homes", summary="Fewer people fell ill.")

    (sent,) = send()

    assert sent.to == ["asha@example.org"]
    assert sent.subject == "1 new or changed case study in Homes"
    for part in (sent.body, sent.alternatives[0].content):
        assert "New:" in part
        assert "Warm homes" in part
        assert "Fewer people fell ill." in part
        assert f"https://hub.example{page.url}" in part
        assert "https://hub.example/search/?sector=housing" in part
        assert f"https://hub.example/searches/{search.pk}/" in part
    search.refresh_from_db()
    assert search.last_sent == MORNING


def test_a_changed_case_is_called_changed(save_search, add_case, change_case):
    save_search()
    page = add_case(at=MORNING - 30 * DAY)
    change_case(page, summary="Something else.")

    (sent,) = send()

    assert "Changed: Warm homes" in sent.body
    assert "Something else." in sent.body


def test_publishing_again_without_a_change_is_no_news(save_search, add_case, change_case):
    save_search()
    change_case(add_case(at=MORNING - 30 * DAY))

    assert send() == []


def test_nothing_is_mailed_twice_and_nothing_is_left_out(save_search, add_case):
    save_search()
    add_case("First", at=MORNING - 2 * DAY)
    add_case("Too late for this mail", at=MORNING - timedelta(minutes=30))

    (first,) = send()
    assert "First" in first.body
    assert "Too late" not in first.body
    assert send() == []
    (second,) = send(MORNING + DAY)
    assert "Too late" in second.body
    assert "First" not in second.body


def test_what_was_there_before_one_followed_is_no_news(save_search, add_case):
    add_case(at=MORNING - 2 * DAY)
    save_search(told_until=MORNING - DAY)

    assert send() == []


def test_a_week_s_news_come_on_monday(save_search, add_case):
    monday = MORNING - DAY
    save_search(frequency="weekly", told_until=monday - 7 * DAY)
    add_case(at=monday - 3 * DAY)

    assert send(monday - 2 * DAY) == []
    assert len(send(monday)) == 1
    assert send(monday + DAY) == []


def test_who_wants_no_mail_gets_none(save_search, add_case):
    save_search(frequency="never")
    add_case()

    assert send() == []


def test_what_happened_while_mails_were_off_is_no_news(save_search, add_case):
    search = save_search(frequency="never")
    add_case()
    change(search, name="Homes", frequency="daily")  # now is well before MORNING
    SavedSearch.objects.update(told_until=MORNING - timedelta(hours=2))

    assert send() == []


def test_turning_mails_on_starts_now(save_search, now):
    search = save_search(frequency="never", told_until=now - 90 * DAY)

    change(search, name="Homes", frequency="daily")

    search.refresh_from_db()
    assert search.told_until >= now


def test_a_person_gets_one_mail_with_all_of_their_searches(save_search, add_case):
    save_search()
    save_search("barrier=data-sharing", name="Sharing")
    save_search("sector=health", name="Nothing new here")
    SectorFactory(slug="health")
    add_case("Warm homes")

    (sent,) = send()

    assert sent.subject == "1 new or changed case study in the searches you follow"
    assert "Homes" in sent.body
    assert "Sharing" in sent.body
    assert "Nothing new here" not in sent.body


def test_people_who_are_inactive_get_none(save_search, add_case, person):
    save_search()
    add_case()
    person.is_active = False
    person.save()

    assert send() == []


@pytest.mark.parametrize("hide", ["private", "unpublished"])
def test_only_what_anyone_may_see_is_mailed(save_search, add_case, hide):
    save_search()
    page = add_case()
    if hide == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        page.unpublish()

    assert send() == []


def test_a_filter_that_is_gone_is_told_once_and_widens_nothing(save_search, add_case):
    search = save_search("sector=old")
    add_case()

    (sent,) = send()

    assert "Sector: old is no longer in the library." in sent.body
    assert "Warm homes" not in sent.body
    assert "lost a filter" in sent.subject
    assert send(MORNING + DAY) == []
    Sector.objects.create(slug="old", name="Old")
    send(MORNING + 2 * DAY)
    search.refresh_from_db()
    assert not search.told_of_loss


def test_mails_carry_a_way_to_stop_them_in_one_click(save_search, add_case, client, settings):
    settings.WAGTAILADMIN_BASE_URL = "http://testserver"
    save_search()
    save_search("q=", name="Everything")
    add_case()
    (sent,) = send()
    headers = sent.message()

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>")
    assert address in sent.body
    client.post(address, {"List-Unsubscribe": "One-Click"})
    assert set(SavedSearch.objects.values_list("frequency", flat=True)) == {"never"}


def test_one_mail_that_fails_stops_no_other(save_search, add_case, monkeypatch):
    save_search()
    other = save_search(owner=UserFactory(email="ben@example.org"))
    add_case()
    fail_for(monkeypatch, "asha@example.org")

    tally = send_due(now=MORNING)

    assert (tally[SENT], tally[FAILED]) == (1, 1)
    assert [sent.to for sent in mail.outbox] == [["ben@example.org"]]
    other.refresh_from_db()
    assert other.last_sent == MORNING


def test_a_mail_that_failed_is_sent_later_and_whole(save_search, add_case, monkeypatch):
    search = save_search()
    add_case()
    with monkeypatch.context() as patch:
        fail_for(patch, "asha@example.org")
        assert send() == []
    search.refresh_from_db()
    assert search.told_until == MORNING - 7 * DAY
    assert search.last_sent is None

    assert send(MORNING + timedelta(minutes=10)) == []  # it rests, so that others get their turn
    (sent,) = send(MORNING + timedelta(minutes=61))
    assert "Warm homes" in sent.body


def fail_for(monkeypatch, address):
    from django.core.mail.backends.locmem import EmailBackend

    deliver = EmailBackend.send_messages

    def refuse(self, messages):
        if any(address in message.to for message in messages):
            raise OSError("mailbox full")
        return deliver(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


def test_a_server_that_is_down_ends_the_run_and_loses_nothing(save_search, add_case, monkeypatch):
    search = save_search()
    add_case()

    def down(self):
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.backends.locmem.EmailBackend.open", down)
        with pytest.raises(OSError):
            send_due(now=MORNING)

    search.refresh_from_db()
    assert search.failed_at is None
    assert len(send()) == 1


def test_a_crash_between_two_people_sends_the_rest_next_time(save_search, add_case, monkeypatch):
    save_search()
    save_search(owner=UserFactory(email="ben@example.org"))
    add_case()
    from django.core.mail.backends.locmem import EmailBackend

    deliver = EmailBackend.send_messages

    def killed(self, messages):
        if mail.outbox:
            raise KeyboardInterrupt
        return deliver(self, messages)

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", killed)
        with pytest.raises(KeyboardInterrupt):
            send_due(now=MORNING)
    send_due(now=MORNING)

    assert sorted(sent.to[0] for sent in mail.outbox) == ["asha@example.org", "ben@example.org"]


def test_two_runs_at_once_send_one_mail(save_search, add_case, monkeypatch):
    """The second run comes just before the first one notes what it is about to tell."""
    from search.saved import send as module

    save_search()
    add_case()
    claim, calls = module.claim, []

    def slow(owner, sections):
        calls.append(owner)
        if len(calls) == 1:
            send_due(now=MORNING)
        return claim(owner, sections)

    monkeypatch.setattr(module, "claim", slow)

    tally = send_due(now=MORNING)

    assert len(mail.outbox) == 1
    assert tally[NOTHING] == 1


def test_the_same_news_have_the_same_message_id(save_search, add_case):
    search = save_search()
    add_case()
    (first,) = send()
    SavedSearch.objects.update(told_until=search.told_until)
    (again,) = send()
    SavedSearch.objects.update(told_until=search.told_until)
    add_case("Another", at=MORNING)
    (later,) = send(MORNING + DAY)

    assert first.message()["Message-ID"] == again.message()["Message-ID"]
    assert first.message()["Message-ID"] != later.message()["Message-ID"]


def test_a_run_is_bounded_and_the_next_goes_on(save_search, add_case):
    for number in range(3):
        save_search(owner=UserFactory(email=f"p{number}@example.org"))
    add_case()

    assert len(send(most=2)) == 2
    assert len(send(most=2)) == 1


def test_a_search_with_words_waits_while_the_index_cannot_be_asked(
    save_search, add_case, monkeypatch
):
    search = save_search("q=warm")
    add_case("Warm homes")
    monkeypatch.setattr("search.service.SearchResults.is_simple", True)

    assert send() == []
    search.refresh_from_db()
    assert search.told_until == MORNING - 7 * DAY


def test_a_search_with_words_waits_while_changes_wait_to_reach_the_index(save_search, add_case):
    search = save_search("q=warm")
    page = add_case("Warm homes")
    note_changed(type(page), [page.pk])

    assert send() == []
    search.refresh_from_db()
    assert search.told_until == MORNING - 7 * DAY


def test_a_long_list_of_news_is_cut_and_says_so(save_search, add_case):
    save_search()
    for number in range(11):
        add_case(f"Case {number}")

    (sent,) = send()

    assert sent.body.count("* New:") == 10
    assert "And 1 more." in sent.body
    assert sent.subject.startswith("11 new or changed case studies")


def test_names_and_titles_are_only_ever_text(save_search, add_case):
    save_search(name="<b>Homes & gardens</b>")
    add_case("<script>alert(1)</script>")

    (sent,) = send()

    assert "<script>" not in sent.alternatives[0].content
    assert "<b>Homes" not in sent.alternatives[0].content
    assert "<b>Homes & gardens</b>" in sent.body  # plain text is not escaped


def test_queries_grow_with_people_and_not_with_news(save_search, add_case):
    def queries():
        SavedSearch.objects.update(told_until=MORNING - 7 * DAY)
        send()  # warms what Django itself keeps
        SavedSearch.objects.update(told_until=MORNING - 7 * DAY)
        with CaptureQueriesContext(connection) as captured:
            assert len(send()) == 1
        return len(captured)

    save_search()
    add_case()
    few = queries()
    for number in range(4):
        add_case(f"Case {number}")
        save_search(f"year={2000 + number}&sector=housing", name=f"{number}")

    assert queries() == few


def test_the_command_can_be_told_not_to_wait(save_search, case, now, capsys):
    save_search(told_until=now - timedelta(hours=1))

    call_command("send_saved_searches")
    assert mail.outbox == []
    call_command("send_saved_searches", "--early")

    assert len(mail.outbox) == 1
    assert "1 mailed" in capsys.readouterr().out


def test_mails_go_with_everything_that_is_due():
    from hub.operations.management.commands.run_due import JOBS

    assert "send_saved_searches" in JOBS
