from hub.pages.models.content import ContentPage
from hub.pages.models.home import HomePage
from hub.pages.models.practices import PracticesPage

__all__ = ["ContentPage", "HomePage", "PracticesPage"]
