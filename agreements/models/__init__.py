"""What has been agreed, negotiated and planned."""

from agreements.models.agreement import Agreement
from agreements.models.agreement_kind import AgreementKind
from agreements.models.agreement_parts import AgreementMilestone, AgreementPoint
from agreements.models.agreement_party import AgreementParty, PartyApproval
from agreements.models.document import Document
from agreements.models.evidence import Evidence, Judgement
from agreements.models.negotiation import Negotiation, NegotiationParticipant
from agreements.models.plan import Plan

__all__ = [
    "Agreement",
    "AgreementKind",
    "AgreementMilestone",
    "AgreementParty",
    "AgreementPoint",
    "Document",
    "Evidence",
    "Judgement",
    "Negotiation",
    "NegotiationParticipant",
    "PartyApproval",
    "Plan",
]
