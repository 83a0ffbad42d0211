"""What a load did, and what it left as people have edited it."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from yhteistyo.loading.checking import Checked
from yhteistyo.loading.plan import Loaded
from yhteistyo.models import LoadedRecord


@dataclass(frozen=True)
class Difference:
    """A field whose value in the register was kept although the file states another."""

    file: str
    row: int
    key: str
    field: str
    in_file: object
    in_register: object
    file_changed_too: bool

    def __str__(self) -> str:
        text = _(
            "%(file)s, rivi %(row)s (%(key)s), kenttä %(field)s: "
            "tiedostossa %(in_file)s, rekisterissä %(in_register)s"
        ) % {
            "file": self.file,
            "row": self.row,
            "key": self.key,
            "field": self.field,
            "in_file": _shown(self.in_file),
            "in_register": _shown(self.in_register),
        }
        return f"{text} ({_('myös tiedosto on muuttunut')})" if self.file_changed_too else text


def _shown(value) -> str:
    if value is None or value == "" or value == []:
        return _("tyhjä")
    if isinstance(value, bool):
        return _("kyllä") if value else _("ei")
    return "; ".join(value) if isinstance(value, list) else f"”{value}”"


@dataclass
class Report:
    """Counts of what was saved, and everything that a person should look at."""

    created: Counter[Loaded] = field(default_factory=Counter)
    updated: Counter[Loaded] = field(default_factory=Counter)
    unchanged: int = 0
    kept: list[Difference] = field(default_factory=list)
    deleted: list[Checked] = field(default_factory=list)
    without_target: list[tuple[Checked, str, str]] = field(default_factory=list)
    vanished: list[LoadedRecord] = field(default_factory=list)
    removed: list[LoadedRecord] = field(default_factory=list)
    not_removed: list[LoadedRecord] = field(default_factory=list)
    check_only: bool = False

    @property
    def changes_nothing(self) -> bool:
        return not self.created and not self.updated and not self.removed

    def lines(self) -> list[str]:
        """The report as a person reads it."""
        lines = [_("Tarkistus: mitään ei tallennettu.")] if self.check_only else []
        if self.changes_nothing:
            lines.append(_("Rekisteri oli ajan tasalla: mitään ei muuttunut."))
        for title, counts in ((_("Uusia"), self.created), (_("Muuttuneita"), self.updated)):
            for loaded, count in counts.items():
                lines.append(f"{title}: {loaded.model._meta.verbose_name_plural} {count}")
        lines.append(_("Ennallaan: %(count)s") % {"count": self.unchanged})
        lines += self._section(
            _("Rekisteriä on muokattu; rekisterin arvo säilyi"), [str(difference) for difference in self.kept]
        )
        lines += self._section(
            _("Poistettu rekisteristä; ei luotu uudelleen"),
            [self._place(checked) for checked in self.deleted],
        )
        lines += self._section(
            _("Viittaa rekisteristä poistettuun tietueeseen; viittausta ei tallennettu"),
            [f"{self._place(checked)}, {name}: {key}" for checked, name, key in self.without_target],
        )
        lines += self._section(
            _("Tiedostoissa peruttu; poistettu rekisteristä"), [self._entry(gone) for gone in self.removed]
        )
        lines += self._section(
            _("Tiedostoissa peruttu; ei poistettu, koska tietuetta on muokattu tai siihen viitataan"),
            [self._entry(entry) for entry in self.not_removed],
        )
        lines += self._section(
            _("Poistunut tiedostoista; rekisterissä edelleen"), [self._entry(gone) for gone in self.vanished]
        )
        return lines

    @staticmethod
    def _section(title: str, items: list[str]) -> list[str]:
        return [f"{title} ({len(items)}):", *(f"  {item}" for item in items)] if items else []

    @staticmethod
    def _entry(entry: LoadedRecord) -> str:
        return f"{entry.file} ({entry.model}: {entry.key})"

    @staticmethod
    def _place(checked: Checked) -> str:
        return _("%(file)s, rivi %(row)s (%(key)s)") % {
            "file": checked.row.file,
            "row": checked.row.line,
            "key": checked.key,
        }
