"""The state of a duty follows from evidence, judgement and the day; what is not known is never "no"."""

import datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from agreements.fulfilment.records import AGREEMENT, NEGOTIATION, Record
from agreements.fulfilment.state import DutyState, fulfilment_of
from agreements.models import Judgement
from legislation.periods import DutyPeriod, Rhythm
from regions.partial_dates import PartialDate

DAY = datetime.date(2026, 11, 24)
TERM = DutyPeriod(Rhythm.TERM, datetime.date(2025, 6, 1), datetime.date(2029, 5, 31))
YEAR = DutyPeriod(Rhythm.YEAR, datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
ALWAYS = DutyPeriod(Rhythm.CONTINUOUS)
LIEKSA, NURMES, COUNTY, COUNCIL = 1, 2, 10, 20
FEBRUARY = PartialDate(2026, 2, 12)


def record(covered=(), *, preparing=(), named=(), began=FEBRUARY, ended=None, kind=NEGOTIATION):
    everyone = {*covered, *preparing, *named}
    found = Record(kind, 1, "x", "x", "", began, ended, set(covered), set(preparing), everyone)
    found.lasts = kind == AGREEMENT
    return found


def state(*records, counterparts=(COUNTY,), period=TERM, judgements=(), day=DAY, actor=LIEKSA):
    return fulfilment_of(actor, frozenset(counterparts), period, records, judgements, day)


def judged(verdict, counterpart=None, on=DAY):
    return Judgement(state=verdict, counterpart_id=counterpart, judged_on=on)


def test_nothing_recorded_is_unknown_and_nobody_is_missing():
    found = state()
    assert (found.state, found.missing, found.evidence) == (DutyState.UNKNOWN, frozenset(), [])


def test_both_present_is_done_with_its_day():
    found = state(record([LIEKSA, COUNTY]))
    assert (found.state, found.done_on) == (DutyState.DONE, PartialDate(2026, 2, 12))


def test_invited_does_not_count():
    assert state(record(named=[LIEKSA, COUNTY])).state == DutyState.UNKNOWN


def test_one_side_known_to_be_present_is_partly():
    found = state(record([LIEKSA], named=[COUNTY]))
    assert (found.state, found.missing) == (DutyState.PARTLY, frozenset({COUNTY}))


def test_a_county_has_done_it_with_some_of_its_municipalities():
    found = state(record([COUNTY, LIEKSA]), actor=COUNTY, counterparts=(LIEKSA, NURMES))
    assert (found.state, found.missing) == (DutyState.PARTLY, frozenset({NURMES}))
    both = state(
        record([COUNTY, LIEKSA]), record([COUNTY, NURMES]), actor=COUNTY, counterparts=(LIEKSA, NURMES)
    )
    assert both.state == DutyState.DONE


def test_a_plan_made_alone_needs_its_owner_only():
    assert state(record([LIEKSA]), counterparts=()).state == DutyState.DONE


@pytest.mark.parametrize(
    ("began", "period", "expected"),
    [
        (PartialDate(2025, 5, 31), TERM, DutyState.UNKNOWN),
        (PartialDate(2025, 6, 1), TERM, DutyState.DONE),
        (PartialDate(2025), TERM, DutyState.UNKNOWN),
        (PartialDate(2026), TERM, DutyState.DONE),
        (PartialDate(2026), YEAR, DutyState.DONE),
        (PartialDate(2025, 12, 31), YEAR, DutyState.UNKNOWN),
        (None, TERM, DutyState.UNKNOWN),
        (None, ALWAYS, DutyState.DONE),
        (PartialDate(2019), ALWAYS, DutyState.DONE),
        (PartialDate(2022, 11, 24), DutyPeriod(Rhythm.ROLLING, years=4), DutyState.DONE),
        (PartialDate(2022, 11, 23), DutyPeriod(Rhythm.ROLLING, years=4), DutyState.UNKNOWN),
        (PartialDate(2026), DutyPeriod(Rhythm.TERM), DutyState.UNKNOWN),
    ],
)
def test_only_what_surely_falls_in_the_period_counts(began, period, expected):
    assert state(record([LIEKSA, COUNTY], began=began), period=period).state == expected


def test_an_agreement_in_process_is_in_preparation_whenever_it_began():
    under_way = record(preparing=[LIEKSA, COUNTY], began=None, kind=AGREEMENT)
    assert state(under_way).state == DutyState.PREPARING
    assert state(under_way, record([LIEKSA, COUNTY])).state == DutyState.DONE


def test_a_meeting_after_the_period_does_not_prepare_for_it():
    to_come = record(preparing=[LIEKSA, COUNTY], began=PartialDate(2027, 1, 15))
    assert state(to_come, period=YEAR).state == DutyState.UNKNOWN
    assert state(to_come, period=TERM).state == DutyState.PREPARING


def test_a_term_to_come_is_not_yet_due():
    coming = DutyPeriod(Rhythm.TERM, datetime.date(2029, 6, 1), datetime.date(2033, 5, 31), is_coming=True)
    assert state(period=coming).state == DutyState.NOT_YET


def test_only_a_person_says_not_done_and_the_evidence_stays():
    found = state(record([LIEKSA], named=[COUNTY]), judgements=[judged("not_done")])
    assert found.state == DutyState.NOT_DONE
    assert len(found.evidence) == 1
    assert found.judgement is not None


def test_a_judgement_of_one_pair_settles_that_pair():
    both = (LIEKSA, NURMES)
    kinds = Judgement.State
    assert (
        state(actor=COUNTY, counterparts=both, judgements=[judged(kinds.NOT_DONE, LIEKSA)]).state
        == DutyState.UNKNOWN
    )
    all_refused = [judged(kinds.NOT_DONE, LIEKSA), judged(kinds.NOT_DONE, NURMES)]
    assert state(actor=COUNTY, counterparts=both, judgements=all_refused).state == DutyState.NOT_DONE
    one_left_out = [judged(kinds.NOT_APPLICABLE, NURMES)]
    found = state(record([COUNTY, LIEKSA]), actor=COUNTY, counterparts=both, judgements=one_left_out)
    assert found.state == DutyState.DONE


JANUARY = datetime.date(2026, 1, 15)


@pytest.mark.parametrize("verdict", ["not_done", "partly", "preparing", "not_yet"])
@pytest.mark.parametrize("counterpart", [None, COUNTY])
def test_what_is_done_after_a_judgement_overtakes_it(verdict, counterpart):
    verdicts = [judged(verdict, counterpart, on=JANUARY)]
    assert state(judgements=verdicts).state == verdict
    found = state(record([LIEKSA, COUNTY]), judgements=verdicts)
    assert (found.state, found.judgement, found.overtaken) == (DutyState.DONE, None, verdicts)
    in_part = state(record([LIEKSA]), judgements=[judged("not_done", on=JANUARY)])
    assert in_part.state == DutyState.PARTLY


def test_a_duty_judged_partly_done_stays_so_until_it_is_done_with_all():
    verdicts, both = [judged("partly", on=JANUARY)], (LIEKSA, NURMES)
    found = state(record([COUNTY, LIEKSA]), actor=COUNTY, counterparts=both, judgements=verdicts)
    assert (found.state, found.judgement) == (DutyState.PARTLY, verdicts[0])
    with_all = record([COUNTY, LIEKSA, NURMES])
    found = state(with_all, actor=COUNTY, counterparts=both, judgements=verdicts)
    assert (found.state, found.overtaken) == (DutyState.DONE, verdicts)


@pytest.mark.parametrize("began", [PartialDate(2026), PartialDate(2026, 1, 15), None])
def test_what_may_have_come_before_a_judgement_does_not_overtake_it(began):
    verdicts = [judged("not_done", on=JANUARY)]
    found = state(record([LIEKSA, COUNTY], began=began), judgements=verdicts)
    assert (found.state, found.judgement, found.overtaken) == (DutyState.NOT_DONE, verdicts[0], [])


def test_a_meeting_of_one_pair_does_not_overtake_the_judgement_of_another():
    both, verdicts = (LIEKSA, NURMES), [judged("not_done", NURMES, on=JANUARY)]
    found = state(record([COUNTY, LIEKSA]), actor=COUNTY, counterparts=both, judgements=verdicts)
    assert (found.state, found.missing, found.of_pairs) == (DutyState.PARTLY, frozenset({NURMES}), verdicts)


def test_what_lasts_is_due_again_when_it_runs_out():
    year_end = PartialDate(2026, 12, 31)
    found = state(record([LIEKSA, COUNTY], ended=year_end, kind=AGREEMENT), period=ALWAYS)
    assert (found.state, found.due) == (DutyState.DONE, datetime.date(2026, 12, 31))
    open_ended = record([LIEKSA, COUNTY], kind=AGREEMENT)
    ending = record([LIEKSA, COUNTY], ended=year_end, kind=AGREEMENT)
    assert state(ending, open_ended, period=ALWAYS).due is None
    assert state(record([LIEKSA, COUNTY], ended=year_end), period=ALWAYS).due is None  # a meeting
    with_lieksa = record([COUNTY, LIEKSA], ended=year_end, kind=AGREEMENT)
    with_nurmes = record([COUNTY, NURMES], kind=AGREEMENT)
    both = state(with_lieksa, with_nurmes, actor=COUNTY, counterparts=(LIEKSA, NURMES), period=ALWAYS)
    assert (both.state, both.due) == (DutyState.DONE, datetime.date(2026, 12, 31))


def test_it_is_time_to_begin_before_what_is_done_runs_out():
    ending = record([LIEKSA, COUNTY], ended=PartialDate(2026, 12, 31), kind=AGREEMENT)
    successor = record(preparing=[LIEKSA, COUNTY], began=None, kind=AGREEMENT)

    def found(*records, period=ALWAYS):
        return fulfilment_of(LIEKSA, frozenset({COUNTY}), period, records, [], DAY, round_months=6)

    assert found(ending).is_late_to_start(DAY)
    assert not found(ending).is_late_to_start(datetime.date(2026, 6, 29))
    assert not found(ending, successor).is_late_to_start(DAY)
    far = record([LIEKSA, COUNTY], ended=PartialDate(2027, 12, 31), kind=AGREEMENT)
    next_year = record(preparing=[LIEKSA, COUNTY], began=PartialDate(2028, 1, 1), kind=AGREEMENT)

    def in_time(*records):
        return fulfilment_of(LIEKSA, frozenset({COUNTY}), ALWAYS, records, [], DAY, round_months=18)

    assert in_time(far).is_late_to_start(DAY)
    assert not in_time(far, next_year).is_late_to_start(DAY)
    led_to_it = record(preparing=[LIEKSA, COUNTY], began=PartialDate(2026, 1, 15))
    assert found(ending, led_to_it).is_late_to_start(DAY)
    begun_anew = record(preparing=[LIEKSA, COUNTY], began=PartialDate(2026, 9, 1))
    assert not found(ending, led_to_it, begun_anew).is_late_to_start(DAY)
    rolling = DutyPeriod(Rhythm.ROLLING, years=4)
    assert found(record([LIEKSA, COUNTY], began=PartialDate(2023, 3, 1)), period=rolling).is_late_to_start(
        DAY
    )
    assert not found(record([LIEKSA, COUNTY]), period=rolling).is_late_to_start(DAY)


@pytest.mark.parametrize("period", [TERM, YEAR, DutyPeriod(Rhythm.ROLLING, years=4)])
def test_an_end_does_not_tell_when_it_was_made(period):
    found = state(
        record([LIEKSA, COUNTY], began=None, ended=PartialDate(2026, 12, 31), kind=AGREEMENT), period=period
    )
    assert (found.state, found.done_on, found.last_done) == (DutyState.UNKNOWN, None, None)


def test_when_it_was_last_done_is_told_of_what_has_ended():
    past = record(named=[LIEKSA, COUNTY], began=PartialDate(2022), ended=PartialDate(2025), kind=AGREEMENT)
    past.formerly_covered.update([LIEKSA, COUNTY])
    found = state(past, period=ALWAYS)
    assert (found.state, found.done_on, found.last_done) == (DutyState.UNKNOWN, None, PartialDate(2022))
    rolling = state(past, period=DutyPeriod(Rhythm.ROLLING, years=4))
    assert (rolling.state, rolling.due) == (DutyState.UNKNOWN, datetime.date(2026, 12, 31))


def test_the_deadline_is_the_end_of_the_period_or_counted_from_the_latest():
    assert state().due == datetime.date(2029, 5, 31)
    rolling = DutyPeriod(Rhythm.ROLLING, years=4)
    assert state(record([LIEKSA, COUNTY]), period=rolling).due == datetime.date(2030, 2, 12)
    assert state(period=ALWAYS).due is None


def test_a_round_of_approvals_tells_when_to_start():
    found = fulfilment_of(LIEKSA, frozenset({COUNTY}), YEAR, [], [], DAY, round_months=6)
    assert found.start_by == datetime.date(2026, 6, 30)
    assert found.is_late_to_start(DAY)
    assert not found.is_late_to_start(datetime.date(2026, 6, 29))


ORDER = [DutyState.UNKNOWN, DutyState.PREPARING, DutyState.PARTLY, DutyState.DONE]
actors = st.sets(st.sampled_from([LIEKSA, NURMES, COUNTY, COUNCIL]), max_size=4)
days = st.dates(datetime.date(2020, 1, 1), datetime.date(2026, 11, 24)).map(PartialDate.of)
records = st.builds(
    lambda covered, preparing, named, began: record(covered, preparing=preparing, named=named, began=began),
    actors,
    actors,
    actors,
    st.none() | days,
)
periods = st.sampled_from(
    [TERM, YEAR, ALWAYS, DutyPeriod(Rhythm.ROLLING, years=4), DutyPeriod(Rhythm.ON_OCCASION)]
)


@given(st.lists(records, max_size=4), records, actors, periods)
def test_more_evidence_never_worsens_a_state(some, more, counterparts, period):
    wanted = counterparts - {LIEKSA}
    before = state(*some, counterparts=wanted, period=period).state
    after = state(*some, more, counterparts=wanted, period=period).state
    assert ORDER.index(after) >= ORDER.index(before)


ALL_STATES = [DutyState.NOT_APPLICABLE, DutyState.NOT_DONE, DutyState.NOT_YET, *ORDER]
earlier = st.sampled_from([datetime.date(2025, 12, 1), JANUARY, DAY])
pairs_judged = st.dictionaries(st.sampled_from([NURMES, COUNTY, COUNCIL]), st.sampled_from(Judgement.State))
wholes = st.none() | st.sampled_from(Judgement.State)


@given(st.lists(records, max_size=3), records, actors, periods, wholes, pairs_judged, earlier)
def test_more_evidence_never_worsens_a_judged_state(some, more, counterparts, period, whole, pairs, on):
    leaves_pairs_open = whole in (None, Judgement.State.PARTLY, Judgement.State.PREPARING)
    verdicts = [judged(verdict, pk, on) for pk, verdict in pairs.items() if leaves_pairs_open]
    verdicts += [] if whole is None else [judged(whole, on=on)]
    wanted = counterparts - {LIEKSA}
    before = state(*some, counterparts=wanted, period=period, judgements=verdicts).state
    after = state(*some, more, counterparts=wanted, period=period, judgements=verdicts).state
    assert ALL_STATES.index(after) >= ALL_STATES.index(before)


@given(st.lists(records, max_size=4), actors, periods)
def test_without_a_judgement_nothing_is_ever_not_done(some, counterparts, period):
    found = state(*some, counterparts=counterparts - {LIEKSA}, period=period)
    assert found.state in ORDER


def test_what_is_done_with_others_is_not_done_by_one_alone():
    def found(*covered):
        return fulfilment_of(LIEKSA, frozenset(), ALWAYS, [record(covered)], [], DAY, needs_other=True)

    assert found(LIEKSA).state == DutyState.PARTLY
    assert found(LIEKSA, NURMES).state == DutyState.DONE


@pytest.mark.parametrize("verdict", ["partly", "preparing", "not_yet", "not_applicable", "not_done"])
def test_a_judged_pair_is_the_state_of_a_duty_of_one_pair(verdict):
    found = state(period=ALWAYS, judgements=[judged(verdict, COUNTY)])
    assert found.state == verdict
    assert found.judgement is not None


def test_a_pair_judged_not_done_is_not_done_whatever_the_minutes_say():
    found = state(record([LIEKSA, COUNTY]), judgements=[judged("not_done", COUNTY)])
    assert found.state == DutyState.NOT_DONE
    assert len(found.evidence) == 1


def test_a_yearly_duty_once_done_is_next_due_at_the_end_of_the_next_year():
    assert state(record([LIEKSA, COUNTY]), period=YEAR).due == datetime.date(2027, 12, 31)
    assert state(record([LIEKSA, COUNTY]), period=TERM).due is None


def test_a_duty_done_in_an_earlier_period_tells_when_and_since_when_it_is_late():
    before = record([LIEKSA, COUNTY], began=PartialDate(2021, 3, 1))
    in_term = state(before)
    assert (in_term.state, in_term.done_on, in_term.last_done) == (
        DutyState.UNKNOWN,
        None,
        PartialDate(2021, 3, 1),
    )
    assert (in_term.why_not, in_term.due) == (["muulta kaudelta"], TERM.last)
    rolling = state(before, period=DutyPeriod(Rhythm.ROLLING, years=4))
    assert (rolling.state, rolling.due) == (DutyState.UNKNOWN, datetime.date(2025, 3, 1))
    again = state(before, record([LIEKSA, COUNTY]))
    assert (again.last_done, again.why_not) == (FEBRUARY, ["", "muulta kaudelta"])


def test_a_judgement_of_one_of_many_pairs_stays_beside_the_whole():
    of_nurmes = judged("not_done", NURMES)
    found = state(
        record([COUNTY, LIEKSA]), actor=COUNTY, counterparts=(LIEKSA, NURMES), judgements=[of_nurmes]
    )
    assert (found.state, found.judgement, found.of_pairs) == (DutyState.PARTLY, None, [of_nurmes])
    alone = state(judgements=[judged("done", COUNTY)])
    assert alone.of_pairs == []


@pytest.mark.parametrize(
    ("language", "one", "many"), [("fi", "tehty", "tehty"), ("sv", "gjord", "gjorda"), ("en", "done", "done")]
)
def test_the_word_after_a_number_agrees_with_it(language, one, many):
    with translation.override(language):
        assert [DutyState.DONE.counted(count) for count in (1, 2, 21)] == [one, many, many]


@pytest.mark.parametrize(("period", "due"), [(YEAR, YEAR.last), (TERM, TERM.last)])
def test_a_duty_done_with_some_is_still_due_in_this_period(period, due):
    found = state(record([COUNTY, LIEKSA]), actor=COUNTY, counterparts=(LIEKSA, NURMES), period=period)
    assert (found.state, found.due) == (DutyState.PARTLY, due)
    not_done = state(record([LIEKSA, COUNTY]), period=period, judgements=[judged("not_done")])
    assert (not_done.state, not_done.due) == (DutyState.NOT_DONE, due)
