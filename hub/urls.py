"""Every address of the site. Wagtail's pages come last: they take what nothing else wants."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("healthz/", include("hub.operations.urls")),
    # One way in: accounts are kept by allauth, which the admin's own page would pass by.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    # Pictures only: documents are guarded, and a web server in front may serve this folder itself.
    path("media/images/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "images"}),
]

urlpatterns += i18n_patterns(
    path("accounts/data/", include("hub.people.own_data.urls")),
    path("accounts/", include("allauth.urls")),
    path("organisations/", include("hub.people.urls")),
    path("search/", include("search.urls")),
    path("", include("search.saved.urls")),
    path("v/", include("practices.case_studies.urls")),
    path("plans/", include("practices.plans.urls")),
    path("contact/", include("hub.contact.urls")),
    path("", include("hub.pages.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
