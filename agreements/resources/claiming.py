"""Records that stand as evidence for the obligations they name, for those who were part of them."""

from typing import Any

from legislation.models import Obligation
from regions.exchange import RegisterResource
from regions.models import Actor


class ClaimingResource(RegisterResource):
    """A record whose obligations are in force in its time and those of somebody who is part of it."""

    # The column of children that names who is part of the record.
    taking_part = ""

    def check_relations(self, instance: Any, values: dict[str, Any]) -> None:
        """Raises a ValidationError on `obligations` if the row names one that cannot be meant."""
        obligations = actors = None
        if "obligations" in values:
            obligations = Obligation.objects.filter(pk__in=values["obligations"])
            instance.refuse_obligations_not_in_force(obligations)
        if self.taking_part in values:
            pks = [row["actor"] for row in values[self.taking_part]]
            actors = Actor.objects.filter(pk__in=pks).select_related("actor_type")
        if obligations is not None or actors is not None:
            instance.refuse_obligations_of_others(obligations, actors)
