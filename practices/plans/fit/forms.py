from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm
from practices.plans.fit.questions import Question, fit_questions

UNKNOWN = "unknown"


class FitForm(GovForm):
    """Six questions, each with an answer from 1 to 5 and a note."""

    mark_optional = False

    def __init__(self, *args, answers: dict | None = None, facts: dict | None = None, **kwargs):
        kwargs.setdefault("initial", initial(answers or {}))
        self.facts = facts or {}
        super().__init__(*args, **kwargs)

    @property
    def groups(self) -> list[tuple[str, list[dict]]]:
        """The questions with their fields and what the source says, group by group."""
        return [(name, [self._row(each) for each in rows]) for name, rows in fit_questions().groups]

    def _row(self, question: Question) -> dict:
        return {
            "question": question,
            "value": self[question.key],
            "note": self[f"{question.key}_note"],
            "facts": self.facts.get(question.key, []),
        }

    @property
    def answers(self) -> dict:
        """What to keep."""
        return {
            question.key: {
                "value": number(self.cleaned_data[question.key]),
                "note": self.cleaned_data[f"{question.key}_note"],
            }
            for question in fit_questions().all
        }


def add_fields(form: type[FitForm]) -> None:
    for question in fit_questions().all:
        form.base_fields[question.key] = forms.ChoiceField(
            label=question.question,
            choices=[(str(each or UNKNOWN), question.words(each)) for each in question.scale],
            widget=forms.RadioSelect,
        )
        form.base_fields[f"{question.key}_note"] = forms.CharField(
            label=_("Note (optional)"),
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 2}),
        )


add_fields(FitForm)


def number(value: str) -> int | None:
    return None if value == UNKNOWN else int(value)


def initial(answers: dict) -> dict:
    values = {}
    for key, answer in answers.items():
        values[key] = str(answer.get("value") or UNKNOWN)
        values[f"{key}_note"] = answer.get("note", "")
    return values
