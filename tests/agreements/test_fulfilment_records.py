"""What counts as evidence, read from the database: who is really covered, on which day, once each."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.fulfilment.board import Board
from agreements.fulfilment.records import AGREEMENT, EVIDENCE, NEGOTIATION, PLAN, RecordBook
from agreements.fulfilment.state import DutyState
from agreements.models import AgreementParty, Evidence, Negotiation, NegotiationParticipant, PartyApproval
from legislation.duties import DutyBook, duties_of
from legislation.models import Obligation, ObligationParty
from legislation.periods import DutyPeriods
from regions.models import CouncilTerm
from regions.partial_dates import PartialDate
from tests.factories import (
    AgreementFactory,
    AgreementPartyFactory,
    DocumentFactory,
    EvidenceFactory,
    LawFactory,
    LegalBasisFactory,
    MembershipFactory,
    NegotiationFactory,
    NegotiationParticipantFactory,
    ObligationFactory,
    ObligationPartyFactory,
    PartyApprovalFactory,
    PlanFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 24)
YESTERDAY, TOMORROW = DAY - datetime.timedelta(days=1), DAY + datetime.timedelta(days=1)
HELD = PartialDate(2026, 2, 12)
Attendance, Role, Standing = NegotiationParticipant.Attendance, AgreementParty.Role, PartyApproval.Standing


class World:
    """Two municipalities and their county, who must negotiate once a council term."""

    def __init__(self):
        self.obligation = self.negotiated_under("611/2021", "14")
        first = MembershipFactory(member__slug="lieksa", member__name_fi="Lieksa")
        self.lieksa, self.county = first.member, first.organisation
        self.nurmes = MembershipFactory(member__slug="nurmes", organisation=self.county).member
        for actor in (self.lieksa, self.county):
            CouncilTerm.objects.create(
                actor_type=actor.actor_type,
                valid_from=datetime.date(2025, 6, 1),
                valid_until=datetime.date(2029, 5, 31),
                basis="410/2015, 15 §",
            )

    def everyone(self):
        return self.lieksa, self.nurmes, self.county

    def negotiated_under(self, law: str, section: str):
        obligation = ObligationFactory()
        basis = SectionFactory(law=LawFactory(number=law), number=section)
        LegalBasisFactory(obligation=obligation, section=basis)
        for code in ("kunta", "hyvinvointialue"):
            ObligationPartyFactory(
                obligation=obligation,
                actor_type__code=code,
                pairing=ObligationParty.Pairing.COUNTY_OF_MUNICIPALITY,
            )
        return obligation

    def meeting(self, *present, invited=(), obligations=(), **fields):
        negotiation = NegotiationFactory(**{"valid_from": HELD, **fields})
        negotiation.obligations.set(obligations or [self.obligation])
        for actor in present:
            NegotiationParticipantFactory(negotiation=negotiation, actor=actor, attendance=Attendance.PRESENT)
        for actor in invited:
            NegotiationParticipantFactory(negotiation=negotiation, actor=actor, attendance=Attendance.INVITED)
        return negotiation

    def agreement(self, *parties, role=Role.SIGNATORY, approved=True, **fields):
        agreement = AgreementFactory(**{"valid_from": HELD, **fields})
        agreement.obligations.add(self.obligation)
        for actor in parties:
            party = AgreementPartyFactory(agreement=agreement, actor=actor, role=role)
            if approved:
                PartyApprovalFactory(party=party, decided_on=HELD)
        return agreement

    def row(self, actor, day=DAY, obligation=None):
        board = Board(day, DutyPeriods(day), actors=[actor.pk])
        wanted = obligation or self.obligation
        (duty,) = [one for one in duties_of(actor, day) if one.obligation == wanted]
        return board.row(duty)

    def state(self, actor, day=DAY, obligation=None):
        return self.row(actor, day, obligation).state

    def records(self, day=DAY, **narrowed):
        return RecordBook(day, **narrowed).by_obligation[self.obligation.pk]


@pytest.fixture
def world():
    return World()


def test_every_kind_of_record_is_read_with_whom_it_covers(world):
    both = {world.lieksa.pk, world.county.pk}
    world.meeting(world.lieksa, world.county)
    world.agreement(world.lieksa, world.county)
    plan = PlanFactory(obligation=world.obligation, valid_from=HELD)
    plan.owners.add(world.lieksa)
    plan.covered.add(world.county)
    evidence = EvidenceFactory(obligation=world.obligation, valid_from=HELD)
    evidence.actors.set([world.lieksa, world.county])
    found = {record.kind: record for record in world.records()}
    assert set(found) == {NEGOTIATION, AGREEMENT, PLAN, EVIDENCE}
    for record in found.values():
        assert (record.covered, record.preparing, record.named) == (both, set(), both)
        assert str(record.began) == "12.2.2026"
    assert found[AGREEMENT].url.startswith("/sopimukset/")
    assert found[EVIDENCE].url == f"{world.obligation.get_absolute_url()}#naytto"


def test_a_part_without_obligations_of_its_own_serves_those_of_the_whole(world):
    whole = world.meeting(world.county)
    for number, municipality in enumerate((world.lieksa, world.nurmes)):
        part = world.meeting(world.county, municipality, part_of=whole, slug=f"osa-{number}")
        part.obligations.clear()
    assert world.state(world.lieksa) == DutyState.DONE
    assert world.state(world.nurmes) == DutyState.DONE
    assert world.state(world.county) == DutyState.DONE
    part.obligations.add(world.negotiated_under("612/2021", "7"))
    assert world.state(world.nurmes) == DutyState.UNKNOWN


def test_an_agreement_of_the_responsible_municipality_is_its_employment_areas(world):
    area = MembershipFactory(
        member=world.lieksa, kind="employment_area", is_responsible=True, organisation__slug="alue",
        organisation__actor_type__code="tyollisyysalue",
    ).organisation  # fmt: skip
    MembershipFactory(member=world.nurmes, kind="employment_area", organisation=area)
    Obligation.objects.update(kind="agreement", recurrence="continuous")
    world.obligation.parties.filter(actor_type__code="kunta").delete()
    ObligationPartyFactory(
        obligation=world.obligation,
        actor_type__code="tyollisyysalue",
        pairing=ObligationParty.Pairing.EMPLOYMENT_AREA_OVERLAPS_COUNTY,
    )
    agreement = world.agreement(world.county)
    party = AgreementPartyFactory(agreement=agreement, actor=world.lieksa, role=Role.RESPONSIBLE)
    PartyApprovalFactory(party=party, decided_on=HELD)
    assert world.state(area) == DutyState.DONE
    (told,) = world.records(actors=[area.pk])
    assert area.pk in told.covered
    agreement.refuse_obligations_of_others([world.obligation], [world.lieksa])
    with pytest.raises(ValidationError):
        agreement.refuse_obligations_of_others([world.obligation], [world.nurmes])
    party.actor = world.nurmes  # it is in the area and does not answer for it
    party.save()
    assert world.state(area) == DutyState.UNKNOWN
    party.actor, party.role = world.lieksa, Role.SIGNATORY  # for itself
    party.save()
    assert world.state(area) == DutyState.UNKNOWN


def test_an_agreement_runs_out_on_the_day_to_which_it_was_terminated(world):
    Obligation.objects.update(kind="agreement", recurrence="continuous")
    agreement = world.agreement(world.county, world.lieksa, valid_until=datetime.date(2029, 12, 31))
    assert world.row(world.lieksa).fulfilment.due == datetime.date(2029, 12, 31)
    for terminated, due in (("2027-01-31", (2027, 1, 31)), ("2031-01-31", (2029, 12, 31))):
        agreement.terminated_on = terminated
        agreement.save()
        assert world.row(world.lieksa).fulfilment.due == datetime.date(*due)
    agreement.valid_until = None
    agreement.save()
    assert world.row(world.lieksa).fulfilment.due == datetime.date(2031, 1, 31)


def test_a_plan_of_which_only_the_end_is_known_was_made_on_no_known_day(world):
    plan = PlanFactory(obligation=world.obligation, valid_until=datetime.date(2029, 12, 31))
    plan.owners.add(world.lieksa, world.county)
    found = world.row(world.lieksa).fulfilment
    assert (found.state, found.done_on, found.last_done) == (DutyState.UNKNOWN, None, None)
    Obligation.objects.update(recurrence="continuous")
    plan.checked_on = DAY
    plan.save()
    assert world.state(world.lieksa) == DutyState.DONE
    assert world.state(world.lieksa, YESTERDAY) == DutyState.UNKNOWN


@pytest.mark.parametrize("kind", ["agreement", "plan", "strategy", "statement", "report", "body"])
def test_to_have_met_only_prepares_for_a_document_or_a_body(world, kind):
    world.meeting(world.county, world.lieksa)
    Obligation.objects.update(kind=kind)
    assert world.state(world.lieksa) == DutyState.PREPARING


def test_a_plan_approved_but_not_yet_in_force_is_on_its_way(world):
    Obligation.objects.update(kind="plan")
    plan = PlanFactory(obligation=world.obligation, approved_on=HELD, valid_from=TOMORROW)
    plan.owners.add(world.lieksa, world.county)
    assert world.state(world.lieksa) == DutyState.PREPARING
    row = world.row(world.lieksa, TOMORROW)
    assert (row.state, row.fulfilment.done_on) == (DutyState.DONE, HELD)
    plan.valid_from = datetime.date(2029, 6, 1)  # for the next term
    plan.save()
    assert world.state(world.lieksa) == DutyState.UNKNOWN


def test_what_has_ended_still_tells_when_it_was_last_done(world):
    plan = PlanFactory(obligation=world.obligation, valid_from=PartialDate(2022), valid_until=YESTERDAY)
    plan.owners.add(world.lieksa, world.county)
    assert world.row(world.lieksa).fulfilment.last_done == PartialDate(2022)
    plan.delete()
    ended = world.agreement(world.county, world.lieksa, valid_from=PartialDate(2023), valid_until=YESTERDAY)
    assert world.row(world.lieksa).fulfilment.last_done == PartialDate(2023)
    ended.parties.filter(actor=world.lieksa).update(role=Role.COMMENTING)
    assert world.row(world.lieksa).fulfilment.last_done is None


def test_present_counts_and_invited_does_not(world):
    world.meeting(world.county, world.lieksa, invited=[world.nurmes])
    (record,) = world.records()
    assert record.covered == {world.county.pk, world.lieksa.pk}
    assert record.named - record.covered == {world.nurmes.pk}
    assert world.state(world.lieksa) == DutyState.DONE
    assert world.state(world.nurmes) == DutyState.UNKNOWN
    county = world.row(world.county)
    assert (county.state, county.fulfilment.missing) == (DutyState.PARTLY, {world.nurmes.pk})


@pytest.mark.parametrize("attendance", [Attendance.ABSENT, Attendance.INVITED, Attendance.UNKNOWN])
def test_no_other_attendance_counts(world, attendance):
    meeting = world.meeting(world.county)
    NegotiationParticipantFactory(negotiation=meeting, actor=world.lieksa, attendance=attendance)
    assert world.state(world.lieksa) == DutyState.UNKNOWN


def test_a_meeting_to_come_is_in_preparation_until_it_is_held(world):
    world.meeting(world.county, world.lieksa, valid_from=TOMORROW, checked_on=DAY)
    assert world.state(world.lieksa) == DutyState.PREPARING
    assert world.state(world.lieksa, TOMORROW) == DutyState.DONE


@pytest.mark.parametrize("kind", ["meeting", "agreement", "plan", "evidence"])
@pytest.mark.parametrize("read_on", [DAY, None])
def test_what_was_held_or_made_later_shows_nothing_of_a_day_before_it_was_known(world, kind, read_on):
    both = {"lieksa", "county"}
    record = _recorded(world, kind, both, DAY, is_full=kind != "agreement")
    type(record).objects.filter(pk=record.pk).update(checked_on=read_on)
    assert world.state(world.lieksa) != DutyState.UNKNOWN
    before = world.row(world.lieksa, YESTERDAY)
    assert (before.state, before.fulfilment.evidence) == (DutyState.UNKNOWN, [])


def test_what_is_to_come_and_was_never_read_is_known_from_today(world):
    today = timezone.localdate()
    coming = today + datetime.timedelta(days=30)
    world.meeting(world.county, world.lieksa, valid_from=coming)
    assert world.state(world.lieksa, today) == DutyState.PREPARING
    assert world.state(world.lieksa, today - datetime.timedelta(days=1)) == DutyState.UNKNOWN


def test_what_was_dated_or_read_later_was_not_known_to_be_under_way_on_a_day(world):
    """An undated draft that somebody read about today says nothing of a year ago."""
    draft = world.agreement(world.lieksa, world.county, approved=False, valid_from=None, checked_on=DAY)
    for party in draft.parties.all():
        PartyApprovalFactory(party=party, standing=Standing.PREPARING, decided_on=None)
    assert world.state(world.lieksa) == DutyState.PREPARING
    assert world.state(world.lieksa, YESTERDAY) == DutyState.UNKNOWN
    PartyApprovalFactory(party=draft.parties.first(), standing=Standing.PROPOSED, decided_on=YESTERDAY)
    assert world.state(world.lieksa, YESTERDAY) == DutyState.PREPARING


def test_a_statement_is_not_an_approval(world):
    agreement = world.agreement(world.county, world.lieksa, approved=False, valid_from=None)
    for party in agreement.parties.all():
        PartyApprovalFactory(party=party, standing=Standing.STATEMENT_GIVEN, decided_on=HELD)
    assert world.state(world.lieksa) == DutyState.PREPARING
    statement = EvidenceFactory(obligation=ObligationFactory(), valid_from=HELD, kind=Evidence.Kind.STATEMENT)
    statement.actors.set([world.county, world.lieksa])
    assert world.state(world.lieksa) == DutyState.PREPARING


def test_an_agenda_is_not_a_decision(world):
    agreement = world.agreement(world.county, world.lieksa, approved=False, valid_from=None)
    for party in agreement.parties.all():
        PartyApprovalFactory(party=party, standing=Standing.PROPOSED, decided_on=HELD)
    DocumentFactory(agreement=agreement, kind="agenda", title="Esityslista")
    assert world.state(world.lieksa) == DutyState.PREPARING


def test_an_agreement_that_starts_when_all_have_approved_counts_only_then(world):
    agreement = world.agreement(world.county, world.lieksa, start_rule="all_approved")
    assert world.state(world.lieksa) == DutyState.DONE
    agreement.parties.get(actor=world.lieksa).approvals.all().delete()
    assert world.state(world.lieksa) == DutyState.PREPARING


def test_an_approval_that_comes_to_be_known_takes_nothing_from_an_agreement_that_has_begun(world):
    agreement = world.agreement(world.county, world.lieksa, approved=False)
    assert world.state(world.lieksa) == DutyState.DONE
    for party in agreement.parties.all():
        PartyApprovalFactory(party=party, decided_on=HELD)
        assert world.state(world.lieksa) == DutyState.DONE


@pytest.mark.parametrize(
    ("role", "state"),
    [
        (Role.SIGNATORY, DutyState.DONE),
        (Role.COVERED, DutyState.DONE),
        (Role.COMMENTING, DutyState.UNKNOWN),
    ],
)
def test_who_is_covered_without_signing_counts_and_who_only_comments_does_not(world, role, state):
    agreement = world.agreement(world.county)
    AgreementPartyFactory(agreement=agreement, actor=world.lieksa, role=role)
    if role == Role.SIGNATORY:
        PartyApprovalFactory(party=agreement.parties.get(actor=world.lieksa), decided_on=HELD)
    assert world.state(world.lieksa) == state


def test_a_party_that_left_is_no_longer_covered(world):
    agreement = world.agreement(world.county, world.lieksa, world.nurmes)
    agreement.parties.filter(actor=world.lieksa).update(valid_until=YESTERDAY, valid_until_precision="day")
    assert world.state(world.lieksa) == DutyState.UNKNOWN
    assert world.state(world.nurmes) == DutyState.DONE
    assert world.state(world.lieksa, YESTERDAY) == DutyState.DONE


def test_one_joint_event_serves_many_municipalities_and_several_bases_and_is_counted_once_for_each(world):
    hyte = world.negotiated_under("612/2021", "7")
    world.meeting(world.county, world.lieksa, world.nurmes, obligations=[world.obligation, hyte])
    for obligation in (world.obligation, hyte):
        for actor in (world.county, world.lieksa, world.nurmes):
            row = world.row(actor, obligation=obligation)
            assert row.state == DutyState.DONE
            assert len(row.fulfilment.evidence) == 1
    book = RecordBook(DAY)
    assert {obligation: len(records) for obligation, records in book.by_obligation.items()} == {
        world.obligation.pk: 1,
        hyte.pk: 1,
    }


def test_each_part_of_a_negotiation_is_evidence_for_those_present_in_it(world):
    whole = world.meeting(world.county)
    world.meeting(world.county, world.lieksa, part_of=whole, part_number=1)
    world.meeting(world.county, world.nurmes, part_of=whole, part_number=2)
    assert world.state(world.county) == DutyState.DONE
    assert len(world.row(world.lieksa).fulfilment.evidence) == 1


def test_an_owner_who_is_also_covered_by_a_plan_is_one_piece_of_evidence(world):
    plan = PlanFactory(obligation=world.obligation, valid_from=HELD)
    plan.owners.add(world.lieksa, world.county)
    plan.covered.add(world.lieksa, world.county)
    (record,) = world.records()
    assert record.covered == {world.lieksa.pk, world.county.pk}


@pytest.mark.parametrize("kind", ["agreement", "plan", "strategy", "statement"])
def test_to_have_met_is_not_to_have_agreed_planned_or_stated(world, kind):
    world.obligation.kind = kind
    world.obligation.save()
    world.meeting(world.lieksa, world.county)
    assert world.state(world.lieksa) == DutyState.PREPARING
    assert world.state(world.lieksa, datetime.date(2030, 1, 1)) == DutyState.UNKNOWN


def test_a_body_shows_nothing_after_its_last_day_but_a_report_does(world):
    for kind, state in (("body", DutyState.UNKNOWN), ("report", DutyState.DONE)):
        found = EvidenceFactory(
            obligation=world.obligation, kind=kind, title_fi=kind, valid_from=HELD, valid_until=YESTERDAY
        )
        found.actors.set([world.lieksa, world.county])
        assert world.state(world.lieksa) == state
        assert world.state(world.lieksa, YESTERDAY) == DutyState.DONE


def test_a_plan_without_dates_shows_nothing_of_any_day(world):
    plan = PlanFactory(obligation=world.obligation, valid_from=None, valid_until=None)
    plan.owners.add(world.lieksa, world.county)
    assert world.state(world.lieksa) == DutyState.UNKNOWN
    assert len(world.row(world.lieksa).fulfilment.evidence) == 1


def test_a_year_in_which_a_source_tells_of_an_agreement_is_told_as_such(world):
    world.obligation.recurrence = "continuous"
    world.obligation.save()
    for fields, is_attested in (({"valid_from": None, "attested_on": HELD}, True), ({}, False)):
        world.agreement(world.lieksa, world.county, approved=not is_attested, **fields)
        assert world.row(world.lieksa).fulfilment.is_attested == is_attested


@pytest.mark.parametrize("recurrence", ["yearly", "once_per_council_term", "every_4_years"])
def test_what_a_source_tells_of_as_being_in_force_may_have_been_made_in_any_period(world, recurrence):
    world.obligation.recurrence = recurrence
    world.obligation.save()
    plan = PlanFactory(obligation=world.obligation, attested_on=HELD)
    plan.owners.add(world.lieksa, world.county)
    world.agreement(world.lieksa, world.county, approved=False, valid_from=None, attested_on=HELD)
    found = world.row(world.lieksa).fulfilment
    assert (found.state, found.done_on, found.last_done) == (DutyState.UNKNOWN, None, None)
    assert len(found.evidence) == 2
    world.obligation.recurrence = "continuous"
    world.obligation.save()
    found = world.row(world.lieksa).fulfilment
    assert (found.state, found.is_attested, str(found.done_on)) == (DutyState.DONE, True, "12.2.2026")


def test_an_agreement_without_a_beginning_began_when_its_last_party_approved_it(world):
    agreement = world.agreement(
        world.lieksa, world.county, approved=False, valid_from=None, start_rule="all_approved"
    )
    for party, day in zip(agreement.parties.all(), (HELD, PartialDate(2026, 3, 6)), strict=True):
        PartyApprovalFactory(party=party, decided_on=day)
    found = world.row(world.lieksa).fulfilment
    assert (found.state, str(found.done_on)) == (DutyState.DONE, "6.3.2026")
    agreement.attested_on = PartialDate(2026, 6)
    agreement.save()
    found = world.row(world.lieksa).fulfilment
    assert (found.state, str(found.done_on), found.is_attested) == (DutyState.DONE, "6.3.2026", False)


def test_an_attested_agreement_stays_so_while_it_is_being_renewed_and_approved(world):
    agreement = world.agreement(world.lieksa, world.county, approved=False, valid_from=None, attested_on=HELD)
    assert world.state(world.lieksa) == DutyState.UNKNOWN
    PartyApprovalFactory(party=agreement.parties.first(), decided_on=HELD)
    assert world.state(world.lieksa) == DutyState.PREPARING
    following = world.agreement(world.lieksa, world.county, approved=False, valid_from=PartialDate(2027, 6))
    following.replaces.add(agreement)
    found = world.row(world.lieksa).fulfilment
    assert (found.state, found.done_on) == (DutyState.PREPARING, None)


def test_a_step_recorded_later_takes_nothing_from_what_was_known(world):
    coming = world.agreement(
        world.lieksa, world.county, approved=False, valid_from=PartialDate(2027, 1, 1), checked_on=HELD.first
    )
    spring = datetime.date(2026, 3, 1)
    assert world.state(world.lieksa, spring) == DutyState.PREPARING
    PartyApprovalFactory(party=coming.parties.first(), decided_on=datetime.date(2026, 9, 1))
    assert world.state(world.lieksa, spring) == DutyState.PREPARING


def test_meetings_known_to_end_in_a_year_were_held_after_their_first_day(world):
    world.meeting(
        world.lieksa, world.county, valid_from=PartialDate(2025, 9, 1), valid_until=PartialDate(2025)
    )
    assert world.state(world.lieksa) == DutyState.DONE


def test_meetings_that_go_on_are_not_yet_held(world):
    world.meeting(world.county, world.lieksa, valid_from=HELD, valid_until=TOMORROW)
    assert world.state(world.lieksa) == DutyState.PREPARING
    assert world.state(world.lieksa, TOMORROW) == DutyState.DONE


@pytest.mark.parametrize("kind", ["meeting", "agreement", "plan", "evidence"])
def test_a_year_shows_nothing_of_a_day_in_it_before_it_was_read(world, kind):
    record = _recorded(world, kind, {"lieksa", "county"}, PartialDate(2026), is_full=kind != "agreement")
    type(record).objects.filter(pk=record.pk).update(checked_on=DAY)
    assert world.state(world.lieksa) == DutyState.DONE
    before = world.row(world.lieksa, datetime.date(2026, 1, 2))
    assert (before.state, before.fulfilment.why_not) == (DutyState.UNKNOWN, ["aika ei tiedossa"])


def test_internal_records_never_count_publicly(world):
    world.meeting(world.county, world.lieksa, is_public=False)
    world.agreement(world.county, world.lieksa, is_public=False)
    plan = PlanFactory(obligation=world.obligation, valid_from=HELD, is_public=False)
    plan.owners.add(world.lieksa)
    EvidenceFactory(obligation=world.obligation, valid_from=HELD, is_public=False).actors.add(world.lieksa)
    assert world.records() == []
    assert world.state(world.lieksa) == DutyState.UNKNOWN


@pytest.mark.parametrize(
    ("held", "state"),
    [
        (PartialDate(2025), DutyState.UNKNOWN),
        (PartialDate(2025, 5), DutyState.UNKNOWN),
        (PartialDate(2025, 6), DutyState.DONE),
        (PartialDate(2026), DutyState.DONE),
        (None, DutyState.UNKNOWN),
    ],
)
def test_a_half_known_date_counts_only_when_all_of_it_lies_in_the_term(world, held, state):
    world.meeting(world.county, world.lieksa, valid_from=held, checked_on=DAY)
    assert world.state(world.lieksa) == state
    assert len(world.row(world.lieksa).fulfilment.evidence) == 1
    (record,) = world.records()
    assert record.happened == held


def test_what_was_recorded_of_an_ended_plan_is_shown_and_does_not_count(world):
    plan = PlanFactory(obligation=world.obligation, valid_from=HELD, valid_until=YESTERDAY)
    plan.owners.add(world.lieksa, world.county)
    assert world.state(world.lieksa) == DutyState.UNKNOWN
    assert world.state(world.lieksa, YESTERDAY) == DutyState.DONE
    assert [record.kind for record in world.row(world.lieksa).fulfilment.evidence] == [PLAN]


def test_an_undated_meeting_is_known_from_the_day_on_which_it_was_read(world):
    world.obligation.recurrence = "continuous"
    world.obligation.save()
    world.meeting(world.lieksa, world.county, valid_from=None, checked_on=datetime.date(2026, 3, 1))
    assert world.state(world.lieksa) == DutyState.DONE
    before = world.row(world.lieksa, datetime.date(2026, 2, 28))
    assert (before.state, before.fulfilment.why_not) == (DutyState.UNKNOWN, ["aika ei tiedossa"])


def test_what_shows_nothing_of_an_actor_tells_why(world):
    world.meeting(invited=[world.lieksa])
    world.agreement(world.lieksa, role=Role.COMMENTING)
    world.agreement(world.lieksa, valid_until=datetime.date(2026, 6, 30))
    found = world.row(world.lieksa).fulfilment
    assert sorted(found.why_not) == ["kutsuttu, läsnäolo ei tiedossa", "lausunnonantaja", "päättynyt"]


def test_a_narrowed_book_reads_the_same_records_whole(world):
    world.meeting(world.county, world.lieksa)
    world.agreement(world.county, world.nurmes)
    whole = RecordBook(DAY)
    narrow = RecordBook(DAY, actors=[world.lieksa.pk], obligations=[world.obligation.pk])
    for_lieksa = whole.of(world.obligation.pk, world.lieksa.pk)
    assert narrow.of(world.obligation.pk, world.lieksa.pk) == for_lieksa
    assert narrow.by_obligation[world.obligation.pk] == for_lieksa
    assert for_lieksa[0].covered == {world.county.pk, world.lieksa.pk}


def test_one_query_however_many_records(world, django_assert_num_queries):
    for _index in range(5):
        world.meeting(world.county, world.lieksa)
        world.agreement(world.county, world.lieksa)
    with django_assert_num_queries(1):
        assert len(world.records()) == 10


def test_staff_negotiations_are_refused(world):
    with pytest.raises(ValidationError, match="449/2007"):
        Negotiation(slug="yt", title_fi="Kunnan yhteistoimintaneuvottelut").clean()
    staff = SectionFactory(law=LawFactory(number="449/2007"))
    with pytest.raises(ValidationError, match="449/2007"):
        Negotiation.refuse_staff_negotiation([staff])


ORDER = [DutyState.UNKNOWN, DutyState.PREPARING, DutyState.PARTLY, DutyState.DONE]
dates = st.none() | st.dates(datetime.date(2024, 1, 1), datetime.date(2027, 12, 31))
evidence = st.tuples(
    st.sampled_from(["meeting", "agreement", "plan", "evidence"]),
    st.sets(st.sampled_from(["lieksa", "nurmes", "county"])),
    dates,
    st.booleans(),
)


in_database = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@in_database
@given(records=st.lists(evidence, max_size=5))
def test_more_evidence_never_worsens_a_state_in_the_database(world, records):
    before = dict.fromkeys(world.everyone(), DutyState.UNKNOWN)
    kept = []
    for record in records:
        kept.append(_recorded(world, *record))
        after = {row.duty.actor: row.state for row in _rows(world)}
        for actor in world.everyone():
            assert ORDER.index(after[actor]) >= ORDER.index(before[actor])
        before = after
    for record in kept:
        record.delete()


later = st.dates(TOMORROW, datetime.date(2027, 12, 31))


@in_database
@given(
    records=st.lists(evidence, max_size=3),
    coming=st.lists(st.tuples(evidence, later), min_size=1, max_size=3),
    approval=later,
)
def test_a_duty_of_a_day_depends_on_nothing_that_began_later(world, records, coming, approval):
    kept = [_recorded(world, *record) for record in records]
    waiting = world.agreement(*world.everyone(), approved=False)
    before = _told(world)
    for (kind, who, _day, is_full), day in coming:  # an agreement approved earlier would be known by the day
        kept.append(_recorded(world, kind, who, day, is_full and kind != "agreement"))
    for party in waiting.parties.all():
        PartyApprovalFactory(party=party, decided_on=approval)

    assert _told(world) == before
    for record in [*kept, waiting]:
        record.delete()


def _rows(world):
    book = DutyBook(DAY)
    return Board(DAY, book.periods, obligations=[world.obligation.pk]).rows(book.under(world.obligation))


def _told(world):
    """What each actor's duty says of the day: state, when done, who is missing, what is shown of it."""
    return {
        row.duty.actor: (
            row.state,
            row.fulfilment.done_on,
            row.fulfilment.missing,
            {(record.kind, record.pk) for record in row.fulfilment.evidence},
        )
        for row in _rows(world)
    }


def _recorded(world, kind, who, day, is_full):
    """One more record: a meeting with all present or only invited, an agreement approved or not yet, …"""
    actors = [getattr(world, name) for name in sorted(who)]
    if kind == "meeting":
        return world.meeting(*(actors if is_full else []), invited=[] if is_full else actors, valid_from=day)
    if kind == "agreement":
        return world.agreement(*actors, approved=is_full, valid_from=day)
    if kind == "plan":
        plan = PlanFactory(obligation=world.obligation, valid_from=day)
        (plan.owners if is_full else plan.covered).set(actors)
        return plan
    found = EvidenceFactory(obligation=world.obligation, valid_from=day)
    found.actors.set(actors)
    return found
