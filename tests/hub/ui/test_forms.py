import datetime

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template.loader import render_to_string

from hub.ui.forms import DateBoxesField, GovForm, RichTextFormField, dress

SECTORS = [("housing", "Housing"), ("health", "Health")]


class PlanForm(GovForm):
    title = forms.CharField(help_text="What people will call it.")
    secret = forms.CharField(widget=forms.PasswordInput, required=False)
    sector = forms.ChoiceField(choices=SECTORS, widget=forms.RadioSelect)
    others = forms.MultipleChoiceField(
        choices=SECTORS, widget=forms.CheckboxSelectMultiple, required=False
    )
    review = DateBoxesField()
    agreed = forms.BooleanField(label="We agree")
    text = RichTextFormField(required=False, label="Your own words")


def soup_of(form):
    return BeautifulSoup(str(form), "html.parser")


def test_an_error_is_tied_to_its_control():
    page = soup_of(PlanForm({}))

    control = page.find(id="id_title")
    described = [page.find(id=key) for key in control["aria-describedby"].split()]
    assert control["aria-invalid"] == "true"
    assert "govuk-input--error" in control["class"]
    assert "What people will call it." in described[0].text
    assert "Fill in “Title”." in described[1].text


def test_an_error_in_a_group_of_choices_describes_the_group():
    group = soup_of(PlanForm({})).find("input", {"name": "sector"}).find_parent("fieldset")

    error = group.find(id=group["aria-describedby"].split()[-1])
    assert group.legend.text.strip() == "Sector"
    assert "Choose an answer to “Sector”." in error.text


def test_the_summary_links_each_error_to_a_control_that_exists():
    form = PlanForm({})
    page = soup_of(form)

    summary = render_to_string("ui/error_summary.html", {"form": form})
    links = BeautifulSoup(summary, "html.parser").find_all("a")
    targets = [page.find(id=link["href"].removeprefix("#")) for link in links]
    assert len(links) == len(form.errors)
    assert all(target.name in ("input", "textarea", "select") for target in targets)


def test_an_error_of_the_whole_form_is_in_the_summary():
    form = PlanForm({})
    form.add_error(None, "Two plans cannot share a title.")

    summary = render_to_string("ui/error_summary.html", {"form": form})

    assert "Two plans cannot share a title." in summary


def test_every_control_has_a_label():
    page = soup_of(PlanForm())

    labelled = {label["for"] for label in page.find_all("label")}
    controls = page.find_all(["input", "textarea", "select"])
    assert {control["id"] for control in controls} <= labelled


def test_what_may_be_left_empty_says_so():
    page = soup_of(PlanForm())

    assert "(optional)" in page.find("label", {"for": "id_secret"}).text
    assert "(optional)" not in page.find("label", {"for": "id_title"}).text


def test_chosen_options_stay_chosen():
    page = soup_of(PlanForm({"sector": "health", "others": ["housing"]}))

    assert page.find("input", {"name": "sector", "value": "health"}).has_attr("checked")
    assert page.find("input", {"name": "others", "value": "housing"}).has_attr("checked")
    assert not page.find("input", {"name": "others", "value": "health"}).has_attr("checked")


def test_what_was_typed_is_escaped():
    page = soup_of(PlanForm({"title": '"><script>alert(1)</script>'}))

    assert page.find("script") is None


def test_a_password_is_not_sent_back():
    assert "open sesame" not in str(PlanForm({"secret": "open sesame"}))


@pytest.mark.parametrize(
    ("day", "month", "year", "expected"),
    [
        pytest.param("27", "3", "2027", datetime.date(2027, 3, 27), id="a real date"),
        pytest.param("29", "2", "2028", datetime.date(2028, 2, 29), id="a leap day"),
    ],
)
def test_a_date_is_read_from_its_three_boxes(day, month, year, expected):
    form = PlanForm({"review_day": day, "review_month": month, "review_year": year})

    form.is_valid()

    assert form.cleaned_data["review"] == expected


@pytest.mark.parametrize(
    ("day", "month", "year", "message"),
    [
        pytest.param("31", "2", "2027", "Enter a real date", id="no such day"),
        pytest.param("x", "2", "2027", "Enter a real date", id="not a number"),
        pytest.param("1", "1", "99999999999", "Enter a real date", id="a year beyond counting"),
        pytest.param(
            "", "2", "2027", "Enter the day, the month and the year", id="a part left out"
        ),
        pytest.param("", "", "", "Fill in “Review”", id="nothing typed"),
    ],
)
def test_a_date_that_is_not_one_is_explained(day, month, year, message):
    form = PlanForm({"review_day": day, "review_month": month, "review_year": year})

    assert message in form.errors["review"][0]
    assert len(form.errors["review"]) == 1


def test_a_date_already_there_fills_its_boxes():
    page = soup_of(PlanForm(initial={"review": datetime.date(2027, 3, 27)}))

    boxes = [page.find("input", {"name": f"review_{part}"}) for part in ("day", "month", "year")]
    assert [box["value"] for box in boxes] == ["27", "3", "2027"]


def test_formatted_text_arrives_clean():
    form = PlanForm({"text": '<p onclick="x()">Kept</p><script>gone()</script>'})

    form.is_valid()

    assert "Kept" in form.cleaned_data["text"]
    assert "onclick" not in form.cleaned_data["text"]
    assert "gone" not in form.cleaned_data["text"]


def test_too_much_formatted_text_is_an_error_beside_the_field():
    form = PlanForm({"text": "<p>" + "word " * 100_000 + "</p>"})

    assert "too long" in form.errors["text"][0]


def test_formatted_text_is_a_named_textarea_without_javascript():
    page = soup_of(PlanForm())

    assert page.find("textarea", {"name": "text"})["id"] == "id_text"
    assert page.find("label", {"for": "id_text"}).text.startswith("Your own words")


class ForeignForm(forms.Form):
    login = forms.EmailField(widget=forms.EmailInput(attrs={"placeholder": "Email address"}))


def test_a_form_made_elsewhere_can_wear_our_look():
    page = soup_of(dress(ForeignForm({})))

    control = page.find(id="id_login")
    assert "govuk-input--error" in control["class"]
    assert not control.has_attr("placeholder")
    assert page.find(id=control["aria-describedby"])


def test_forms_that_are_not_ours_keep_django_s_look():
    assert "govuk-" not in str(ForeignForm())
