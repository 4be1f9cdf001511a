"""Who may write plan templates: hub editors all of them, publishers their own organisation's."""

from wagtail.permission_policies import ModelPermissionPolicy

from hub.people.models import User
from hub.people.permissions import organisations_edited_by

OWN = {"add", "change", "view"}


def publishers_of(user: User):
    """The publishers for which this person writes: organisations with a group of authors."""
    return organisations_edited_by(user).exclude(authors_group=None)


class TemplatePolicy(ModelPermissionPolicy):
    """The model's permissions give every template; being an author gives those of the publisher."""

    def user_has_permission(self, user, action):
        if super().user_has_permission(user, action):
            return True
        return action in OWN and publishers_of(user).exists()

    def user_has_permission_for_instance(self, user, action, instance):
        if super().user_has_permission(user, action):
            return True
        if action not in OWN or instance.organisation_id is None:
            return False
        return publishers_of(user).filter(pk=instance.organisation_id).exists()

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return any(
            self.user_has_permission_for_instance(user, action, instance) for action in actions
        )

    def instances_user_has_any_permission_for(self, user, actions):
        if any(ModelPermissionPolicy.user_has_permission(self, user, each) for each in actions):
            return self.model.objects.all()
        if not OWN.intersection(actions):
            return self.model.objects.none()
        return self.model.objects.filter(organisation__in=publishers_of(user))
