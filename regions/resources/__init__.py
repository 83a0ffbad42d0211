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
from regions.resources.structures import CooperationStructureResource, GoodPracticeResource

__all__ = [
    "ActorResource",
    "ActorTypeResource",
    "ContactRoleResource",
    "CooperationStructureResource",
    "CouncilTermResource",
    "GoodPracticeResource",
    "KeyFigureResource",
    "KnowledgeSourceResource",
    "MembershipResource",
    "PublicationStatementResource",
    "RegionProfileResource",
    "RegionResource",
    "SourceResource",
    "SuccessionResource",
    "ThemeResource",
]  # fmt: skip
