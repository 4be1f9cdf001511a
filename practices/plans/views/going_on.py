"""What happens after something was saved, or could not be."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from practices.plans.rows.buttons import after_row_button
from practices.plans.steps import around


def after_saving(request, plan, saved):
    """Say so, and go to the next step or to a page that was asked for, or back to the same page."""
    go = request.POST.get("go", "")
    # On another page it must be said what was saved.
    stays = go in ("", "stay")
    messages.success(request, _("Saved.") if stays else _("“%s” is saved.") % saved)
    if page := after_row_button(request, saved):
        return page
    if go == "next":
        _before, after = around(plan, saved.get_absolute_url())
        return redirect(after.url if after else plan.get_absolute_url())
    return redirect(saved)


def answer_again(data, theirs):
    """What was sent, made ready to be sent once more on top of what a colleague saved."""
    data = data.copy()
    data["expected_version"] = str(theirs.version)
    return data
