from datetime import datetime

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm
from practices.plans.models import CheckIn

YES, NO = "yes", "no"


def words(label, help_text):
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CheckInForm(GovForm):
    """Two minutes on how a plan goes. To have stopped is an answer like the others."""

    # When the answer was given that the writer has before them
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    going = forms.ChoiceField(
        label=_("How is it going?"),
        choices=CheckIn.Going.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it is going.")},
    )
    because = words(
        _("If you changed it or stopped: why?"),
        _("One sentence is enough. “Stopped because the money went elsewhere” is a full answer."),
    )
    happened = words(
        _("What has happened so far?"), _("What came of it, good or bad, counted or only felt.")
    )
    may_be_shown = forms.ChoiceField(
        label=_("May others read this answer?"),
        choices=[(NO, _("No, only the people who work on the plan")), (YES, _("Yes"))],
        initial=NO,
        widget=forms.RadioSelect,
        help_text=_(
            "If you say yes, it stands beside the practice that your plan is made from. Leave out "
            "names and private matters. You can take it back at any time."
        ),
    )

    def __init__(self, *args, check_in: CheckIn, **kwargs):
        kwargs.setdefault("initial", values_of(check_in))
        super().__init__(*args, **kwargs)

    @property
    def values(self) -> dict:
        """What to hand to `answer`, once the form is valid."""
        values = dict(self.cleaned_data)
        return values | {
            "seen": read_moment(values["seen"]),
            "may_be_shown": values["may_be_shown"] == YES,
        }


def values_of(check_in: CheckIn) -> dict:
    return {
        "seen": check_in.answered_at.isoformat() if check_in.answered_at else "",
        "going": check_in.going,
        "because": check_in.because,
        "happened": check_in.happened,
        "may_be_shown": YES if check_in.may_be_shown else NO,
    }


def read_moment(text: str) -> datetime | None:
    """The moment that `isoformat` wrote; anything else is no moment that we know."""
    try:
        return parse_datetime(text) if text else None
    except ValueError:
        return None
