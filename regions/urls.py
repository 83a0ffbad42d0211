"""Addresses of the lists of actors and regions, and of structures, practices and sources."""

from django.urls import path

from regions.views.actors import ActorList
from regions.views.practices import PracticeDetail, PracticeList
from regions.views.publication import PublicationView
from regions.views.regions import RegionList
from regions.views.sources import SourceDetail, SourceList
from regions.views.structures import StructureDetail, StructureList

urlpatterns = [
    path("toimijat/", ActorList.as_view(), name="actors"),
    path("alueet/", RegionList.as_view(), name="regions"),
    path("rakenteet/", StructureList.as_view(), name="structures"),
    path("rakenteet/<slug:slug>/", StructureDetail.as_view(), name="structure"),
    path("kaytannot/", PracticeList.as_view(), name="practices"),
    path("kaytannot/<slug:slug>/", PracticeDetail.as_view(), name="practice"),
    path("lahteet/", SourceList.as_view(), name="sources"),
    path("lahteet/julkaisu/", PublicationView.as_view(), name="publication"),
    path("lahteet/<slug:code>/", SourceDetail.as_view(), name="source"),
]
