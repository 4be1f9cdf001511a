from django.urls import path

from practices.plans.comments import views

urlpatterns = [
    path("<uuid:plan_id>/comments/", views.comments, name="plan-comments"),
    path(
        "<uuid:plan_id>/parts/<int:part_id>/comments/add/",
        views.comment_add,
        name="plan-comment-add",
    ),
    path(
        "<uuid:plan_id>/comments/<int:comment_id>/reply/",
        views.comment_reply,
        name="plan-comment-reply",
    ),
    path(
        "<uuid:plan_id>/comments/<int:comment_id>/edit/",
        views.comment_edit,
        name="plan-comment-edit",
    ),
    path(
        "<uuid:plan_id>/comments/<int:comment_id>/delete/",
        views.comment_delete,
        name="plan-comment-delete",
    ),
    path(
        "<uuid:plan_id>/comments/<int:comment_id>/resolve/",
        views.comment_resolve,
        name="plan-comment-resolve",
    ),
    path(
        "<uuid:plan_id>/comments/<int:comment_id>/reopen/",
        views.comment_reopen,
        name="plan-comment-reopen",
    ),
]
