"""What happens after something was saved, or could not be."""

from django.shortcuts import redirect

from practices.plans.steps import around


def after_saving(request, plan, saved):
    """To the next step if that was asked for, or back to the same page."""
    if request.POST.get("go") == "next":
        _before, after = around(plan, saved.get_absolute_url())
        return redirect(after.url if after else plan.get_absolute_url())
    return redirect(saved)


def answer_again(data, theirs):
    """What was sent, made ready to be sent once more on top of what a colleague saved."""
    data = data.copy()
    data["expected_version"] = str(theirs.version)
    return data
