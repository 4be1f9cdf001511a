from django.urls import path
from django.views.generic import RedirectView
from wagtail.contrib.sitemaps.views import sitemap

from hub.pages.sitemaps import SITEMAPS
from hub.pages.views import machines, organisations, terms

urlpatterns = [
    path("sectors/", terms.sectors, name="sectors"),
    path("sectors/<slug:slug>/", terms.sector, name="sector"),
    path("barriers/", terms.barriers, name="barriers"),
    path("barriers/<slug:slug>/", terms.barrier, name="barrier"),
    path("approaches/", terms.approaches, name="approaches"),
    path("approaches/<slug:slug>/", terms.approach, name="approach"),
    path("insights/", terms.insights, name="insights"),
    path("insights/<slug:slug>/", terms.insight, name="insight"),
    path("organisations/<slug:slug>/", organisations.organisation, name="organisation"),
    # Until organisations can write here themselves, the address that pages give asks us instead.
    path("share/", RedirectView.as_view(url="/contact/?about=share"), name="share"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", machines.robots, name="robots"),
    path(".well-known/security.txt", machines.security, name="security"),
]
