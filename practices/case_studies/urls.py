from django.urls import path

from practices.case_studies.reviewing.views import review
from practices.case_studies.views import changes, versions

urlpatterns = [
    path("review/<str:token>/", review, name="case-review"),
    path("<slug:key>/", versions.latest, name="case-latest"),
    path("<slug:key>/changes/", changes.changes, name="case-changes"),
    path("<slug:key>/<int:number>/", versions.version, name="case-version"),
]
