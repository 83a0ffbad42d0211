"""The comparison of two agreements as rows of a file, in the order of the page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from agreements.change_exports import ChangeRow
from agreements.comparison import Change, Compared, Comparison, Fact
from agreements.models import AgreementPoint

SEPARATOR = "; "


def comparison_rows(comparison: Comparison) -> Iterator[ChangeRow]:
    """Everything compared: parties, points, dates, bases and follow-up, also what stayed or is not known."""
    yield from _pairs(_("Osapuolet"), comparison.parties, _party_name, _party_roles, _party_name, _party_url)
    yield from _points(_pairs(_("Mitä sovittiin"), comparison.points, _title, _point, _responsible))
    yield from _facts(_("Päivät ja ehdot"), comparison.dates)
    for label, compared in comparison.ties:
        yield from _pairs(label, compared, str, str, url=_record_url)
    yield from _facts(_("Seuranta"), comparison.followup)


def _points(rows: Iterable[ChangeRow]) -> Iterator[ChangeRow]:
    """Points are seldom recorded one and all: what one side lacks may only not have been written down."""
    labels = {
        str(Change.ADDED.label): _("kirjattu vain uudempaan"),
        str(Change.REMOVED.label): _("kirjattu vain aiempaan"),
    }
    lacking = _("ei kirjattu")
    for row in rows:
        if row.change == str(Change.ADDED.label):
            yield replace(row, change=labels[row.change], before=lacking)
        elif row.change == str(Change.REMOVED.label):
            yield replace(row, change=labels[row.change], after=lacking)
        else:
            yield row


def _pairs(
    group: str,
    compared: Compared,
    subject: Callable[[Any], str],
    told: Callable[[Any], str],
    concerns: Callable[[Any], str] = lambda one: "",
    url: Callable[[Any], str] = lambda one: "",
) -> Iterator[ChangeRow]:
    # Where a side has something recorded, what it lacks is not there; else nobody knows.
    lacking = _("ei ole")
    absent_before = lacking if compared.known_before else ""
    absent_after = lacking if compared.known_after else ""
    for change, pairs in compared.groups:
        for pair in pairs:
            one = pair.either
            before = absent_before if pair.before is None else told(pair.before)
            after = absent_after if pair.after is None else told(pair.after)
            yield ChangeRow(group, subject(one), str(change.label), before, after, concerns(one), url(one))


def _facts(group: str, facts: list[Fact]) -> Iterator[ChangeRow]:
    for fact in facts:
        yield ChangeRow(group, fact.label, str(fact.change.label), fact.before, fact.after)


def _party_name(party) -> str:
    return party.actor.name


def _party_roles(party) -> str:
    return party.words


def _party_url(party) -> str:
    return party.actor.get_absolute_url()


def _title(point: AgreementPoint) -> str:
    return point.title


def _point(point: AgreementPoint) -> str:
    """What was agreed and who is responsible, as the page tells a point."""
    told = point.text or _("sisältöä ei kirjattu")
    responsible = _responsible(point)
    return f"{told}\n{_('Vastaa:')} {responsible}" if responsible else told


def _responsible(point: AgreementPoint) -> str:
    named = [actor.name for actor in point.responsible.all()]
    return SEPARATOR.join([*named, point.responsible_words] if point.responsible_words else named)


def _record_url(record: Any) -> str:
    return record.get_absolute_url() if hasattr(record, "get_absolute_url") else ""
