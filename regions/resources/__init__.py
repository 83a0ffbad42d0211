"""Import and export resources of who and where."""

from regions.resources.actors import ActorResource, ActorTypeResource, ContactRoleResource, SuccessionResource
from regions.resources.memberships import CouncilTermResource, MembershipResource
from regions.resources.profiles import (
    KeyFigureResource,
    KnowledgeSourceResource,
    PublicationStatementResource,
    RegionProfileResource,
    RegionResource,
)
from regions.resources.sources import SourceResource, ThemeResource
from regions.resources.structures import PracticeResource, StructureResource

__all__ = [
    "ActorResource", "ActorTypeResource", "ContactRoleResource", "CouncilTermResource", "KeyFigureResource",
    "KnowledgeSourceResource", "MembershipResource", "PracticeResource", "PublicationStatementResource",
    "RegionProfileResource", "RegionResource", "SourceResource", "StructureResource", "SuccessionResource",
    "ThemeResource",
]  # fmt: skip
