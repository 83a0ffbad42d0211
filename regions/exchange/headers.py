"""The headers of a file that is imported: which columns they mean."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from regions.exchange.cells import plain
from regions.exchange.columns import Column


def columns_of(resource, headers: Sequence | None) -> list[Column]:
    """The columns of the file in its order; refuses a file with other headers than the resource's."""
    known = {
        " ".join(name.split()).casefold(): column for column in resource.columns() for name in column.names()
    }
    found: list[Column] = []
    unknown, twice = [], []
    for header in headers or []:
        column = known.get(" ".join(plain(header).split()).casefold())
        if column is None:
            unknown.append(plain(header)[:60] or _("(tyhjä)"))
        elif column in found:
            twice.append(str(column.column_name))
        else:
            found.append(column)
    faults = []
    if unknown:
        faults.append(_("Sarakkeita ei tunneta: %(names)s.") % {"names": ", ".join(unknown[:20])})
    if twice:
        faults.append(_("Sama sarake on kahdesti: %(names)s.") % {"names": ", ".join(twice)})
    needed = [resource.fields[name] for name in resource.get_import_id_fields()]
    missing = [str(column.column_name) for column in needed if column not in found]
    if missing:
        faults.append(
            _("Tiedostosta puuttuu sarake, josta rivi tunnistetaan: %(names)s.")
            % {"names": ", ".join(missing)}
        )
    if faults:
        raise ValidationError(faults)
    return found
