"""Import and export resources of what has been agreed, negotiated and planned."""

from agreements.resources.agreements import (
    AgreementKindResource,
    AgreementPointResource,
    AgreementResource,
    PartyApprovalResource,
)
from agreements.resources.documents import DocumentResource
from agreements.resources.evidence import EvidenceResource, JudgementResource
from agreements.resources.negotiations import NegotiationResource
from agreements.resources.plans import PlanResource

__all__ = [
    "AgreementKindResource", "AgreementPointResource", "AgreementResource", "DocumentResource",
    "EvidenceResource", "JudgementResource", "NegotiationResource", "PartyApprovalResource", "PlanResource",
]  # fmt: skip
