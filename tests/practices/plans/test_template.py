import pytest
from django.core.exceptions import ValidationError

from practices.plans.models import PlanTemplate


def test_a_template_whose_sections_make_no_sense_is_refused(db):
    template = PlanTemplate(name="Odd", slug="odd", sections=[{"title": "No key"}])

    with pytest.raises(ValidationError) as refused:
        template.full_clean()

    assert "'key' is a required property" in str(refused.value.message_dict["sections"])


def test_the_templates_of_a_new_hub_are_accepted(templates):
    for template in templates.values():
        template.full_clean()


def test_a_changed_template_leaves_the_plans_made_from_it_alone(templates, plan):
    before = list(plan.parts.values_list("prompt", flat=True))
    template = templates["one-page"]
    template.sections[0]["parts"][0]["prompt"] = "Something else?"
    template.save()

    assert list(plan.parts.values_list("prompt", flat=True)) == before


def test_a_deleted_template_leaves_the_plans_made_from_it_alone(templates, plan):
    templates["one-page"].delete()

    plan.refresh_from_db()
    assert plan.template_name == "One page"
