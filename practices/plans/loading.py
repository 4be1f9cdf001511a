"""Plan templates, from fixtures/plan-templates.json."""

from hub.loading.remember import load_item
from hub.loading.summary import LoadSummary
from practices.plans.models import PlanTemplate


def load_plan_templates(data: dict, summary: LoadSummary) -> None:
    for position, row in enumerate(data["templates"], 1):

        def write(template, row=row, position=position):
            template = template or PlanTemplate(slug=row["slug"])
            template.name, template.purpose = row["name"], row["purpose"]
            template.position = position
            template.fill(row["sections"])
            template.save()
            return template

        def find(slug=row["slug"]):
            return PlanTemplate.objects.filter(slug=slug).first()

        outcome = load_item(
            f"plan-templates/{row['slug']}", row, model=PlanTemplate, write=write, find=find
        )
        summary.add("Plan templates", outcome, row["slug"])
