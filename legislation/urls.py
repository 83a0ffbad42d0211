"""Addresses of laws, sections and obligations."""

from django.urls import path

from legislation.views.laws import LawDetail, LawList, SectionDetail
from legislation.views.obligations import ObligationDetail, ObligationList, SideBySide

urlpatterns = [
    path("velvoitteet/", ObligationList.as_view(), name="obligations"),
    path("velvoitteet/rinnakkain/", SideBySide.as_view(), name="obligations-side-by-side"),
    path("velvoitteet/<slug:code>/", ObligationDetail.as_view(), name="obligation"),
    path("lait/", LawList.as_view(), name="laws"),
    path("lait/<slug:law>/", LawDetail.as_view(), name="law"),
    path("lait/<slug:law>/<slug:section>/", SectionDetail.as_view(), name="section"),
]
