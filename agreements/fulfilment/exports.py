"""Duties with their states as a workbook or a CSV file: what each rests on and why it is there."""

import datetime
from collections.abc import Callable, Sequence

from django.http.response import HttpResponseBase
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from agreements.fulfilment.board import BoardRow
from agreements.fulfilment.state import Fulfilment
from legislation.duties import Duty
from legislation.explanation import in_short
from legislation.models import LegalBasis, ObligationParty
from legislation.pairing import Counterpart
from regions.days import address_on
from regions.exchange import Cell, Derived, Link, ToldRows, table_response
from regions.exchange.kinds import EXCEL_EARLIEST
from regions.partial_dates import PartialDate

Role = ObligationParty.Role
SEPARATOR = "; "


def duty_rows_response(
    rows: Sequence[BoardRow],
    *,
    file_format: str,
    title: str,
    criteria: list[tuple[str, str]],
    day: datetime.date,
    filename: str,
    site_address: str,
) -> HttpResponseBase:
    """The duties in the order given, as a file to download; asks nothing of the database.

    `criteria` are what the rows were chosen by, for the workbook's second sheet; `site_address` makes the
    links whole.
    """
    return table_response(
        ToldRows(duty_columns(site_address, day)),
        rows,
        file_format=file_format,
        title=title,
        criteria=criteria,
        day=day,
        filename=filename,
        site_address=site_address,
    )


def duty_columns(site_address: str, day: datetime.date) -> list[Derived]:
    """What is told of each duty, in the order in which a person reads it; pages are linked on the day."""
    site = site_address.rstrip("/")

    def column(header, tell: Callable[[BoardRow], Cell], width: int = 24) -> Derived:
        return Derived(header, (), tell, width=width)

    def page(url: str) -> Link | None:
        return Link(f"{site}{address_on(day, url)}") if url else None

    return [
        column(gettext_lazy("Toimija"), lambda row: row.duty.actor.name, 34),
        column(gettext_lazy("Toimijan tyyppi"), lambda row: row.duty.actor.actor_type.name, 20),
        column(gettext_lazy("Velvoite"), lambda row: row.duty.obligation.title, 50),
        column(gettext_lazy("Laji"), lambda row: row.duty.obligation.get_kind_display(), 22),
        column(gettext_lazy("Velvoittavuus"), lambda row: bindingness(row.duty), 20),
        column(gettext_lazy("Vastapuolet"), lambda row: counterparts_text(row.duty), 60),
        column(gettext_lazy("Säännös"), lambda row: bases_text(row.duty), 40),
        column(gettext_lazy("Kuinka usein"), lambda row: row.duty.obligation.get_recurrence_display(), 22),
        column(gettext_lazy("Kausi alkaa"), lambda row: _day(row.period.first), 14),
        column(gettext_lazy("Kausi päättyy"), lambda row: _day(row.period.last), 14),
        column(gettext_lazy("Tila"), lambda row: str(row.state.label), 18),
        column(gettext_lazy("Tehty"), lambda row: _known(_done_on(row.fulfilment)), 14),
        column(gettext_lazy("Viimeksi"), lambda row: _known(row.fulfilment.last_done), 14),
        column(gettext_lazy("Lähteen mukaan voimassa"), lambda row: _known(_attested_on(row.fulfilment)), 14),
        column(gettext_lazy("Ei todettu mukana"), lambda row: SEPARATOR.join(missing_names(row)), 50),
        column(
            gettext_lazy("Näyttö"), lambda row: SEPARATOR.join(e.title for e in row.fulfilment.evidence), 50
        ),
        column(
            gettext_lazy("Ensimmäisen näytön sivu"),
            lambda row: page(row.fulfilment.evidence[0].url if row.fulfilment.evidence else ""),
            40,
        ),
        column(
            gettext_lazy("Näytön asiakirja"),
            lambda row: next((Link(e.document) for e in row.fulfilment.evidence if e.document), None),
            40,
        ),
        column(gettext_lazy("Seuraava määräaika"), lambda row: _day(row.fulfilment.due), 16),
        column(gettext_lazy("Aloitettava viimeistään"), lambda row: _day(row.fulfilment.start_by), 16),
        column(gettext_lazy("Perustelu"), reason_text, 50),
        column(gettext_lazy("Miksi"), lambda row: in_short(row.duty), 60),
        column(gettext_lazy("Toimijan sivu"), lambda row: page(row.duty.actor.get_absolute_url()), 40),
        column(
            gettext_lazy("Velvoitteen sivu"), lambda row: page(row.duty.obligation.get_absolute_url()), 40
        ),
        column(gettext_lazy("Laki Finlexissä"), _finlex, 40),
    ]


def _done_on(found: Fulfilment) -> PartialDate | None:
    """When it was done; not the time at which a source tells of an agreement as being in force."""
    return None if found.is_attested else found.done_on


def _attested_on(found: Fulfilment) -> PartialDate | None:
    return found.done_on if found.is_attested else None


def bindingness(duty: Duty) -> str:
    """How strictly law binds the actor; of one that is not obliged, its part in the others' duty."""
    if duty.is_obliged:
        return duty.obligation.get_modality_display()
    return SEPARATOR.join(dict.fromkeys(str(Role(party.role).label) for party in duty.own))


def counterparts_text(duty: Duty) -> str:
    """The other sides by name, in the statute's own words where memberships do not name them."""
    return SEPARATOR.join(_counterpart(one) for one in duty.counterparts)


def _counterpart(one: Counterpart) -> str:
    names = ", ".join(actor.name for actor in one.actors) or one.words
    if one.is_unverified:
        names = _("%(names)s (tarkistamatta)") % {"names": names}
    if one.party.role in (Role.OBLIGED, Role.COUNTERPART):
        return names
    return f"{names} ({Role(one.party.role).label})"


def bases_text(duty: Duty) -> str:
    """The sections with the version in force: "611/2021, 14 § (611/2021, 1.7.2021 alkaen)"."""
    return SEPARATOR.join(_basis(basis) for basis in duty.bases)


def _basis(basis: LegalBasis) -> str:
    section = basis.section.full_number
    if basis.moment:
        section = f"{section}, {basis.subsection}"
    act, since = getattr(basis, "version_act", None), getattr(basis, "version_from", None)
    if act is None or since is None:
        return section
    return _("%(section)s (%(act)s, %(day)s alkaen)") % {
        "section": section,
        "act": act,
        "day": PartialDate.of(since),
    }


def _finlex(row: BoardRow) -> Link | None:
    """Where the first of the acts that the duty rests on can be read, in the language in use."""
    law = next((basis.section.law for basis in row.duty.bases), None)
    return Link(law.finlex_url((get_language() or "fi")[:2])) if law is not None else None


def missing_names(row: BoardRow) -> list[str]:
    """Those whose part is not covered, in alphabetical order."""
    missing = {
        actor.pk: actor
        for one in (row.duty.partners if row.fulfilment.missing else ())
        for actor in one.actors
        if actor.pk in row.fulfilment.missing
    }
    return [actor.name for actor in sorted(missing.values(), key=lambda actor: actor.sort_fi)]


def reason_text(row: BoardRow) -> str:
    """Why the duty does not reach the actor, with the exceptions of law; or how a person judged it."""
    judgement = row.fulfilment.judgement
    if judgement is None:
        exceptions = "" if row.duty.applies or row.duty.around.is_in_aland else row.duty.obligation.exceptions
        return " ".join(text for text in (row.fulfilment.reason, exceptions) if text)
    return _("%(reason)s (%(role)s %(day)s)") % {
        "reason": judgement.reason,
        "role": judgement.role,
        "day": PartialDate.of(judgement.judged_on),
    }


def _day(day: datetime.date | None) -> Cell:
    """A real date where Excel has one, else the date in words."""
    if day is None or day >= EXCEL_EARLIEST:
        return day
    return str(PartialDate.of(day))


def _known(date: PartialDate | None) -> Cell:
    """The date as far as it is known: a real one when its day is."""
    if date is None:
        return None
    return str(date) if date.day is None else _day(date.first)
