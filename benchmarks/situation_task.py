"""The state of the country measured in a process of its own: python -m benchmarks.situation_task

The database has the real register. Its actors are copied, with the memberships, negotiations and participants
between them, to five and twenty times as many. Prints one line of JSON for each size.
"""

import json
import os
import time
from collections.abc import Iterable
from copy import copy
from statistics import median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yhteistyo.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from agreements.models import Negotiation, NegotiationParticipant  # noqa: E402
from regions.models import Actor, Membership  # noqa: E402

SIZES = (1, 5, 20)
ROUNDS = 7
ADDRESSES = {
    "page": "/tilanne/?pvm=2026-11-24",
    "names": "/tilanne/hva-kunnat-neuvottelu/?pvm=2026-11-24",
}
COPIED_TYPES = ("kunta", "hyvinvointialue", "tyollisyysalue", "maakunnan-liitto")


@transaction.atomic
def copy_actors(numbers: Iterable[int]) -> None:
    """Adds a copy of the country for each number."""
    actors = list(Actor.objects.of_type(*COPIED_TYPES).exclude(slug__contains="-kopio-"))
    originals = {actor.pk for actor in actors}
    memberships = list(Membership.objects.filter(member__in=originals))
    negotiations = list(Negotiation.objects.exclude(slug__contains="-kopio-"))
    obligations = {one.pk: list(one.obligations.all()) for one in negotiations}
    participants = list(NegotiationParticipant.objects.filter(negotiation__in=negotiations))
    for number in numbers:
        new_actors = _copies(actors, number, code="", business_id="")
        _copies(
            [m for m in memberships if m.organisation_id is None or m.organisation_id in new_actors],
            None, member_id=new_actors, organisation_id=new_actors,
        )  # fmt: skip
        new_negotiations = _copies(negotiations, number, convener_id=new_actors)
        for old, new in new_negotiations.items():
            Negotiation.objects.get(pk=new).obligations.set(obligations[old])
        _copies(
            [one for one in participants if one.actor_id in new_actors],
            None, negotiation_id=new_negotiations, actor_id=new_actors,
        )  # fmt: skip


def _copies(records: list, number: int | None, **changed) -> dict[int, int]:
    """Saves a copy of each record; a mapping leads to the copies of what the record points to."""
    fresh = []
    for record in records:
        new = copy(record)
        new.pk, new._state.adding = None, True
        if number is not None:
            new.slug = f"{record.slug}-kopio-{number}"
        for name, value in changed.items():
            current = getattr(record, name)
            setattr(new, name, value.get(current, current) if isinstance(value, dict) else value)
        fresh.append(new)
    type(records[0]).objects.bulk_create(fresh, batch_size=500)
    return {old.pk: new.pk for old, new in zip(records, fresh, strict=True)}


def measured(address: str) -> dict[str, float]:
    client, seconds = Client(), []
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
        queries = len(captured)
    for _round in range(ROUNDS):
        began = time.process_time()
        client.get(address)
        seconds.append(time.process_time() - began)
    return {"queries": queries, "best": min(seconds), "median": median(seconds)}


if __name__ == "__main__":
    settings.DEBUG, settings.ALLOWED_HOSTS = False, ["testserver"]
    made = 1
    for size in SIZES:
        copy_actors(range(made, size))
        made = size
        found = {name: measured(address) for name, address in ADDRESSES.items()}
        print(json.dumps({"size": size, "actors": Actor.objects.count(), **found}), flush=True)
