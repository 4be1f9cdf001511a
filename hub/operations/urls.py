from django.urls import path

from hub.operations import health

# Without a closing slash: a balancer's probe takes a redirect for a failure.
urlpatterns = [
    path("live", health.live, name="health-live"),
    path("ready", health.ready, name="health-ready"),
]
