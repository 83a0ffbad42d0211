"""How cells name the records of who and where, and the columns that many resources share."""

from regions.exchange import Keyed, Named, register
from regions.models import Actor, ActorType, CooperationStructure, Region, Source, Theme

PERIOD = ("valid_from", "valid_until")
SOURCED = ("sources", "checked_on", "verification", "conflict_note")


def register_names() -> None:
    """Makes them known to every import and export; the app does so when it is ready."""
    register(
        Named(Actor, "slug", ("name_fi", "name_sv", "name_en")),
        Named(ActorType, "code", ("name_fi", "name_sv", "name_en")),
        Named(Region, "code", ("name_fi", "name_sv", "name_en")),
        Named(Theme, "code", ("name_fi", "name_sv", "name_en")),
        Keyed(CooperationStructure, "slug", ("name_fi", "name_sv")),
        Keyed(Source, "code", ("title",)),
    )
