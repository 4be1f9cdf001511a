"""Below /searches/ stands what is someone's own; a feed stands below the search that it follows."""

from django.urls import path

from search.saved import views
from search.saved.feeds import saved_search_feed, search_feed

urlpatterns = [
    path("search/feed/", search_feed, name="search-feed"),
    path("search/feed/<str:token>/", saved_search_feed, name="saved-search-feed"),
    path("searches/", views.mine, name="saved-searches"),
    path("searches/follow/", views.follow, name="follow"),
    path("searches/unfollow/", views.unfollow, name="unfollow"),
    path("searches/stop-mails/<str:token>/", views.stop, name="stop-mails"),
    path("searches/<uuid:search_id>/", views.change, name="saved-search"),
    path("searches/<uuid:search_id>/stop/", views.delete, name="saved-search-stop"),
]
