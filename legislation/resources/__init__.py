"""Import and export resources of what the law demands."""

from legislation.resources.laws import LawResource, SectionResource
from legislation.resources.obligations import ObligationResource
from legislation.resources.publication import ActorTaskResource, CorrectionResource, LaterChangeResource

__all__ = [
    "ActorTaskResource", "CorrectionResource", "LaterChangeResource", "LawResource", "ObligationResource",
    "SectionResource",
]  # fmt: skip
