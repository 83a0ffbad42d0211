"""What the lists of actors, regions, structures, practices and sources can be narrowed by."""

from regions.filters.actors import ActorFilter
from regions.filters.places import PracticeFilter, RegionFilter, StructureFilter
from regions.filters.sources import SourceFilter

__all__ = ["ActorFilter", "PracticeFilter", "RegionFilter", "SourceFilter", "StructureFilter"]
