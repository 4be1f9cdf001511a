from django import forms
from django.utils.translation import gettext_lazy as _

from hub.people.models import User
from hub.ui.forms import GovForm
from practices.plans.models import Comment

LONGEST = Comment._meta.get_field("text").max_length


class CommentField(forms.CharField):
    """Plain text with line breaks."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, **kwargs):
        super().__init__(max_length=LONGEST, **kwargs)

    def to_python(self, value):
        # Browsers send two characters for a line break and count one.
        return super().to_python(value).replace("\r\n", "\n")


class CommentForm(GovForm):
    """What to say, and whom to tell of it. `people` are those who work on the plan."""

    text = CommentField(label=_("Your comment"))
    tell = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Tell by mail"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The mail says that you mentioned them, not what you wrote."),
        error_messages={"invalid_choice": _("Choose people who work on this plan.")},
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tell"].queryset = people
        if not people.exists():
            del self.fields["tell"]


class ReplyForm(GovForm):
    """An answer to a comment."""

    text = CommentField(label=_("Your answer"))
