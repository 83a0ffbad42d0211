"""The status of an agreement follows from its dates, approvals and succession on the day asked for."""

import datetime

import pytest

from agreements.models import Agreement, AgreementParty, PartyApproval
from agreements.status import AgreementStatus as Status
from regions.partial_dates import PartialDate
from tests.factories import AgreementFactory, AgreementPartyFactory, PartyApprovalFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 24)
BEFORE, AFTER = datetime.date(2025, 1, 1), datetime.date(2027, 1, 1)


def status(agreement, day=DAY):
    return Agreement.objects.with_status(day).get(pk=agreement.pk).status


def with_standings(*standings, **fields):
    agreement = AgreementFactory(**fields)
    for standing in standings:
        party = AgreementPartyFactory(agreement=agreement)
        if standing:
            PartyApprovalFactory(party=party, standing=standing, decided_on=BEFORE)
    return agreement


def test_nothing_known_is_unknown():
    assert status(AgreementFactory()) == Status.UNKNOWN
    assert status(with_standings(None, None)) == Status.UNKNOWN


def test_begun_is_in_force_until_its_last_day():
    agreement = AgreementFactory(valid_from=BEFORE, valid_until=DAY, end_rule="fixed")
    assert status(agreement) == Status.IN_FORCE
    assert status(agreement, DAY + datetime.timedelta(days=1)) == Status.ENDED
    assert status(agreement, BEFORE - datetime.timedelta(days=1)) == Status.COMING


def test_an_end_known_to_the_year_lasts_the_year():
    agreement = AgreementFactory(valid_from=BEFORE, valid_until=PartialDate(2026))
    assert status(agreement, datetime.date(2026, 12, 31)) == Status.IN_FORCE
    assert status(agreement, datetime.date(2027, 1, 1)) == Status.ENDED


def test_terminated_ends_on_that_day():
    agreement = AgreementFactory(valid_from=BEFORE, end_rule="open", terminated_on=datetime.date(2026, 6, 30))
    assert status(agreement, datetime.date(2026, 6, 30)) == Status.IN_FORCE
    assert status(agreement) == Status.ENDED


def test_a_source_may_attest_what_has_no_dates():
    agreement = AgreementFactory(attested_on=PartialDate(2025))
    assert status(agreement) == Status.ATTESTED
    assert status(agreement, datetime.date(2024, 12, 31)) == Status.UNKNOWN


def test_of_what_has_begun_approvals_that_are_not_known_are_not_missing():
    assert status(with_standings(None, None, valid_from=BEFORE)) == Status.IN_FORCE
    assert status(with_standings("approved", None, valid_from=BEFORE)) == Status.IN_FORCE
    assert status(with_standings("approved", "signed", valid_from=BEFORE)) == Status.IN_FORCE


@pytest.mark.parametrize("planned", [BEFORE, AFTER])
def test_a_draft_that_nobody_has_joined_replaces_nothing_whatever_day_was_planned(planned):
    old, draft = AgreementFactory(valid_from=BEFORE), AgreementFactory(valid_from=planned, checked_on=BEFORE)
    AgreementPartyFactory(agreement=draft, role=AgreementParty.Role.PROPOSED)
    draft.replaces.add(old)
    assert status(old) == Status.RENEWING
    assert status(draft) == (Status.PREPARING if planned == BEFORE else Status.COMING)
    commenting = AgreementPartyFactory(agreement=draft, role=AgreementParty.Role.COMMENTING)
    assert status(old) == Status.RENEWING
    commenting.delete()
    draft.parties.update(role=AgreementParty.Role.SIGNATORY)
    assert status(old) == (Status.REPLACED if planned == BEFORE else Status.RENEWING)


def test_a_past_day_knows_of_a_successor_from_when_somebody_did():
    old, new = AgreementFactory(valid_from=BEFORE), AgreementFactory(valid_from=AFTER)
    new.replaces.add(old)
    past = BEFORE + datetime.timedelta(days=30)
    assert status(old, past) == Status.IN_FORCE
    new.checked_on = past
    new.save()
    assert status(old, past) == Status.RENEWING
    assert status(old, past - datetime.timedelta(days=1)) == Status.IN_FORCE
    new.valid_from = None
    new.save()
    assert status(old, past) == Status.RENEWING
    assert status(old, past - datetime.timedelta(days=1)) == Status.IN_FORCE


def test_a_successor_that_was_terminated_is_not_awaited():
    old, new = AgreementFactory(valid_from=BEFORE), AgreementFactory(terminated_on=BEFORE, checked_on=BEFORE)
    new.replaces.add(old)
    assert status(old) == Status.IN_FORCE


def test_waiting_for_all_approvals_is_not_yet_in_force():
    rule = {"valid_from": BEFORE, "start_rule": "all_approved"}
    assert status(with_standings("approved", None, **rule)) == Status.PARTLY_APPROVED
    assert status(with_standings(None, None, **rule)) == Status.UNKNOWN
    assert status(with_standings("approved", "signed", start_rule="all_approved")) == Status.IN_FORCE


@pytest.mark.parametrize(
    "standing", ["preparing", "out_for_comment", "statement_given", "proposed", "tabled", "conditional"]
)
def test_a_step_before_the_decision_keeps_it_in_process(standing):
    assert status(with_standings("approved", standing, valid_from=BEFORE)) == Status.IN_PROCESS


def test_a_refusal_outweighs_approvals():
    assert status(with_standings("approved", "refused")) == Status.REFUSED


def test_the_latest_step_of_a_party_counts():
    agreement = with_standings("proposed", start_rule="all_approved")
    party = agreement.parties.get()
    PartyApprovalFactory(party=party, standing="approved", decided_on=datetime.date(2026, 1, 1))
    assert status(agreement) == Status.IN_FORCE
    assert status(agreement, datetime.date(2025, 6, 1)) == Status.IN_PROCESS


def test_later_decisions_are_not_known_on_an_earlier_day():
    agreement = with_standings("approved", start_rule="all_approved")
    assert status(agreement, BEFORE - datetime.timedelta(days=1)) == Status.UNKNOWN


def test_only_deciding_roles_decide():
    agreement = with_standings("approved", start_rule="all_approved")
    AgreementPartyFactory(agreement=agreement, role=AgreementParty.Role.COVERED)
    commenting = AgreementPartyFactory(agreement=agreement, role=AgreementParty.Role.COMMENTING)
    PartyApprovalFactory(party=commenting, standing="statement_given")
    assert status(agreement) == Status.IN_FORCE


def test_a_party_that_left_no_longer_decides():
    agreement = with_standings("approved", None, start_rule="all_approved")
    assert status(agreement) == Status.PARTLY_APPROVED
    agreement.parties.filter(approvals=None).update(valid_until=BEFORE)
    assert status(agreement) == Status.IN_FORCE


def test_all_approved_without_a_beginning_is_only_approved():
    assert status(with_standings("approved", "approved")) == Status.APPROVED
    assert status(with_standings("approved", valid_from=AFTER)) == Status.COMING


def test_a_source_outweighs_approvals_of_which_some_are_not_known():
    assert status(with_standings("approved", None, attested_on=BEFORE)) == Status.ATTESTED
    assert status(with_standings("approved", attested_on=BEFORE)) == Status.ATTESTED
    assert status(with_standings("proposed", attested_on=BEFORE)) == Status.IN_PROCESS


def test_a_successor_begun_by_approvals_replaces():
    old = AgreementFactory(valid_from=BEFORE)
    with_standings("approved", start_rule="all_approved").replaces.add(old)
    assert status(old) == Status.REPLACED


def test_unknown_standing_is_neither_approval_nor_process():
    assert status(with_standings("unknown", attested_on=BEFORE)) == Status.ATTESTED


def test_proposed_parties_only_is_in_preparation():
    agreement = AgreementFactory()
    AgreementPartyFactory(agreement=agreement, role=AgreementParty.Role.PROPOSED)
    assert status(agreement) == Status.PREPARING


def test_a_successor_that_is_awaited_makes_it_being_renewed():
    old, new = AgreementFactory(valid_from=BEFORE), with_standings("proposed", valid_from=BEFORE)
    new.replaces.add(old)
    assert status(old) == Status.RENEWING
    PartyApproval.objects.update(standing="approved")
    assert status(old) == Status.REPLACED


def test_an_ended_successor_is_not_awaited():
    old = AgreementFactory(valid_from=BEFORE)
    AgreementFactory(valid_until=BEFORE).replaces.add(old)
    assert status(old) == Status.IN_FORCE


def test_in_force_gathers_what_binds():
    in_force = AgreementFactory(valid_from=BEFORE)
    attested = AgreementFactory(attested_on=BEFORE)
    AgreementFactory(valid_until=BEFORE)
    AgreementFactory()
    assert set(Agreement.objects.in_force(DAY)) == {in_force, attested}


def test_expiring_within_months_counts_calendar_months():
    soon = AgreementFactory(valid_until=datetime.date(2027, 5, 24))
    AgreementFactory(valid_until=datetime.date(2027, 5, 25))
    AgreementFactory(valid_until=datetime.date(2026, 11, 23))
    AgreementFactory(end_rule="open")
    assert list(Agreement.objects.expiring_within(6, DAY)) == [soon]


def test_status_costs_one_query_however_many(django_assert_num_queries):
    for _index in range(20):
        with_standings("approved", None)
    with django_assert_num_queries(1):
        list(Agreement.objects.with_status(DAY))


def test_an_agreement_may_not_replace_its_own_successor():
    from django.core.exceptions import ValidationError

    first, second, third = AgreementFactory.create_batch(3)
    second.replaces.add(first)
    third.replaces.add(second)
    with pytest.raises(ValidationError) as refused:
        first.refuse_replacement_loop([third])
    assert "replaces" in refused.value.message_dict
    third.refuse_replacement_loop([first, second])
