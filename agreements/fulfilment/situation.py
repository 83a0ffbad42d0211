"""The duties of one actor or of one region on a day, with their states."""

import datetime

from agreements.fulfilment.board import Board, BoardRow
from legislation.duties import DutyBook, LawOnDay
from legislation.models import Obligation
from legislation.periods import DutyPeriods
from regions.models import Actor, Region
from regions.neighbours import with_employment_area


class ActorSituation:
    """An actor's duties with their states, in six queries.

    `rows` are its own; `area_rows` those that a municipality's employment area has as the employment
    authority. An actor that does not exist on the day has none.
    """

    def __init__(self, actor: Actor, day: datetime.date):
        self.actor, self.day = actor, day
        self.around, area = with_employment_area(actor, day)
        self.area: Actor | None = area.actor if area else None
        who = [actor] if self.area is None else [actor, self.area]
        law = LawOnDay(day, Obligation.objects.concerning(*who))
        board = Board(day, DutyPeriods(day), actors=[one.pk for one in who])
        self.rows: list[BoardRow] = []
        self.area_rows: list[BoardRow] = []
        if actor.is_valid_on(day):
            self.rows = board.rows(law.duties_of(actor, self.around))
            if area is not None and not self.around.is_in_aland:
                self.area_rows = board.rows(law.duties_of(area.actor, area))


class RegionSituation:
    """The duties of a region's actors with their states, in eight queries however many they are."""

    def __init__(self, region: Region, day: datetime.date):
        self.region, self.day = region, day
        book = DutyBook(day)
        self.actors: list[Actor] = book.country.in_region(region)
        self.memberships = {
            membership.pk: membership
            for actor in self.actors
            for membership in book.country.around(actor).own
        }
        board = Board(day, book.periods, actors=[actor.pk for actor in self.actors])
        self.rows: list[BoardRow] = board.rows(book.in_region(region))
