"""Addresses of laws and sections, and of the lists of obligations.

An obligation's own page draws on what is recorded under it, and has its address in `yhteistyo`.
"""

from django.urls import path

from legislation.views.laws import LawDetail, LawList, SectionDetail
from legislation.views.obligations import ObligationList, SideBySide

urlpatterns = [
    path("velvoitteet/", ObligationList.as_view(), name="obligations"),
    path("velvoitteet/rinnakkain/", SideBySide.as_view(), name="obligations-side-by-side"),
    path("lait/", LawList.as_view(), name="laws"),
    path("lait/<slug:law>/", LawDetail.as_view(), name="law"),
    path("lait/<slug:law>/<slug:section>/", SectionDetail.as_view(), name="section"),
]
