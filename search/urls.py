from django.urls import path

from search import views
from search.suggest.views import suggestions

urlpatterns = [
    path("", views.search, name="search"),
    path("suggest/", suggestions, name="search-suggest"),
]
