"""Addresses of the pages that draw on every app: those of an actor, a region and an obligation."""

from django.urls import path

from yhteistyo.actor_page import ActorPage
from yhteistyo.change_page import ActorChangePage, RegionChangePage
from yhteistyo.obligation_page import ObligationPage
from yhteistyo.region_page import RegionPage

urlpatterns = [
    path("toimijat/<slug:slug>/", ActorPage.as_view(), name="actor"),
    path("toimijat/<slug:slug>/muutokset/", ActorChangePage.as_view(), name="actor-changes"),
    path("alueet/<slug:slug>/", RegionPage.as_view(), name="region"),
    path("alueet/<slug:slug>/muutokset/", RegionChangePage.as_view(), name="region-changes"),
    path("velvoitteet/<slug:code>/", ObligationPage.as_view(), name="obligation"),
]
