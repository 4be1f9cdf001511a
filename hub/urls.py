"""Every address of the site. Wagtail's pages come last: they take what nothing else wants."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("healthz/", include("hub.operations.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]

urlpatterns += i18n_patterns(
    path("accounts/", include("allauth.urls")),
    path("search/", include("search.urls")),
    path("v/", include("practices.case_studies.urls")),
    path("plans/", include("practices.plans.urls")),
    path("contact/", include("hub.contact.urls")),
    path("", include("hub.pages.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
