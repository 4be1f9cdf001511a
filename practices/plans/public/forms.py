from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm
from practices.plans.models import Plan
from practices.plans.public.listing import MOST_ADAPTED, places
from practices.taxonomy.models import Barrier, Sector

LONGEST_QUESTION = 500


class Chosen(forms.ModelChoiceField):
    """One of these, by its slug; what is unknown is dropped, as in every filter."""

    def __init__(self, **options):
        super().__init__(
            None, required=False, empty_label=_("All"), to_field_name="slug", **options
        )

    def clean(self, value):
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None


class Picked(forms.ChoiceField):
    """One of a few words, or nothing."""

    def __init__(self, choices=(), **options):
        super().__init__(required=False, choices=[("", _("All")), *choices], **options)

    def clean(self, value):
        return value if self.valid_value(value or "") else ""


class Question(forms.CharField):
    def clean(self, value):
        return " ".join((value or "").replace("\x00", " ").split())[:LONGEST_QUESTION]


class PublicPlansForm(GovForm):
    """What to narrow the public plans by. Its cleaned data are what `public_plans` takes."""

    mark_optional = False

    q = Question(label=_("Words in the plan"), required=False)
    sector = Chosen(label=_("Sector of the case"))
    barrier = Chosen(label=_("Barrier in the case"))
    state = Picked(label=_("How far it is"), choices=Plan.State.choices)
    nation = Picked(label=_("Nation"))
    organisation = Chosen(label=_("Whose plan"))
    case = forms.SlugField(required=False, max_length=12, widget=forms.HiddenInput)
    sort = forms.ChoiceField(
        label=_("Sort by"),
        required=False,
        choices=[("", _("Newest first")), (MOST_ADAPTED, _("Adapted by most places"))],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        owners = places()
        nations = sorted(filter(None, set(owners.order_by().values_list("nation", flat=True))))
        self.fields["sector"].queryset = Sector.objects.live()
        self.fields["barrier"].queryset = Barrier.objects.live()
        self.fields["organisation"].queryset = owners
        self.fields["nation"].choices += [(nation, nation) for nation in nations]

    @property
    def asked(self) -> dict:
        """What was asked, as far as it makes sense; the rest asks nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in self.fields}

    @property
    def narrows(self) -> bool:
        return any(value for name, value in self.asked.items() if name != "sort")
