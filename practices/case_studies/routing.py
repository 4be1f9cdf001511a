from django.http import Http404
from django.utils.functional import classproperty


class OneStepRouting:
    """A page that finds the page below by one query, where Wagtail asks for its plain page first.

    Only for a page that has a single kind of page below it.
    """

    @classproperty
    def child_model(cls):
        (model,) = cls.allowed_subpage_models()
        return model

    def route(self, request, path_components):
        if not path_components:
            return super().route(request, path_components)
        first, *rest = path_components
        child = self.child_model.objects.child_of(self).filter(slug=first).first()
        if child is None:
            raise Http404
        child._cached_parent_obj = self  # as Wagtail does
        return child.route(request, rest)
