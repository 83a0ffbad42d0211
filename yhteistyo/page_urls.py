"""Addresses of the pages that draw on every app: an actor's and a region's."""

from django.urls import path

from yhteistyo.actor_page import ActorPage
from yhteistyo.region_page import RegionPage

urlpatterns = [
    path("toimijat/<slug:slug>/", ActorPage.as_view(), name="actor"),
    path("alueet/<slug:slug>/", RegionPage.as_view(), name="region"),
]
