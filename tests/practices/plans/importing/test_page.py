"""What the page says to whoever brings in a plan."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse


@pytest.mark.parametrize("alone", [False, True])
def test_it_says_who_can_see_the_new_plan(
    plan, taken, sign_in, editor, newcomer, organisation, alone
):
    content = json.dumps(taken(plan)).encode()
    answers = {"file": SimpleUploadedFile("plan.json", content)}
    answers |= {} if alone else {"organisation": organisation.pk}
    client = sign_in(newcomer if alone else editor)

    page = client.post(reverse("plan-import"), answers, follow=True).content.decode()

    told = "Only you can see it" if alone else f"Only the people of {organisation.name} can see it"
    assert f"The plan is here. {told} so far." in page
