"""Who and where: actors, what they belong to, how they meet, and what is told of their regions."""

from regions.models.actor import Actor, ActorAlias, ActorType, Succession
from regions.models.contact import ContactRole
from regions.models.membership import CouncilTerm, Membership
from regions.models.period import Period
from regions.models.practice import GoodPractice
from regions.models.profile import KeyFigure, KnowledgeSource, PublicationStatement, RegionProfile
from regions.models.region import Region
from regions.models.source import Source, Sourced, Verification
from regions.models.structure import CooperationStructure, Seat
from regions.models.theme import Theme

__all__ = [
    "Actor", "ActorAlias", "ActorType", "ContactRole", "CooperationStructure", "CouncilTerm", "GoodPractice",
    "KeyFigure", "KnowledgeSource", "Membership", "Period", "PublicationStatement", "Region", "RegionProfile",
    "Seat", "Source", "Sourced", "Succession", "Theme", "Verification",
]  # fmt: skip
