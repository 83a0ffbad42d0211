"""Addresses of agreements, negotiations and plans."""

from django.urls import path

from agreements.views.agreements import AgreementDetail, AgreementList
from agreements.views.comparison import AgreementComparison
from agreements.views.documents import document
from agreements.views.negotiations import NegotiationDetail, NegotiationList
from agreements.views.plans import PlanDetail, PlanList
from agreements.views.situation import Situation
from agreements.views.situation_names import SituationNames

urlpatterns = [
    path("sopimukset/", AgreementList.as_view(), name="agreements"),
    path("sopimukset/<slug:slug>/", AgreementDetail.as_view(), name="agreement"),
    path("sopimukset/<slug:slug>/vertailu/", AgreementComparison.as_view(), name="agreement-comparison"),
    path("asiakirjat/<int:pk>/", document, name="document"),
    path("neuvottelut/", NegotiationList.as_view(), name="negotiations"),
    path("neuvottelut/<slug:slug>/", NegotiationDetail.as_view(), name="negotiation"),
    path("suunnitelmat/", PlanList.as_view(), name="plans"),
    path("suunnitelmat/<slug:slug>/", PlanDetail.as_view(), name="plan"),
    path("tilanne/", Situation.as_view(), name="situation"),
    path("tilanne/<slug:code>/", SituationNames.as_view(), name="situation-names"),
]
