"""What the law demands: laws, sections and their versions, obligations and their parties."""

from legislation.models.law import Law, Section, SectionVersion
from legislation.models.obligation import LegalBasis, Obligation, ObligationParty
from legislation.models.publication import ActorTask, Correction, LaterChange

__all__ = [
    "ActorTask", "Correction", "LaterChange", "Law", "LegalBasis", "Obligation", "ObligationParty", "Section",
    "SectionVersion",
]  # fmt: skip
