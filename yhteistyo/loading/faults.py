"""Faults of the files: each names its file, its row and its field in the reader's language."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SHOWN = 50


@dataclass(frozen=True)
class Fault:
    """What is wrong, and where."""

    file: str
    row: int | None
    field: str
    message: str

    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += ", " + _("rivi %(row)s") % {"row": self.row}
        if self.field:
            place += ", " + _("kenttä %(field)s") % {"field": self.field}
        return f"{place}: {self.message}"


@dataclass
class Faults:
    """Every fault found so far, so that a person can mend all of them at once."""

    found: list[Fault] = field(default_factory=list)

    def add(self, file: str, row: int | None, field: str, message: str) -> None:
        self.found.append(Fault(file, row, field, message))

    def refuse_if_any(self) -> None:
        if self.found:
            raise LoadRefusedError(self.found)


class LoadRefusedError(Exception):
    """The files have faults, and nothing of them was saved."""

    def __init__(self, faults: list[Fault]):
        self.faults = faults
        super().__init__(str(self))

    def __str__(self) -> str:
        count = len(self.faults)
        lines = [
            ngettext(
                "Aineistossa on %(count)s virhe. Mitään ei tallennettu.",
                "Aineistossa on %(count)s virhettä. Mitään ei tallennettu.",
                count,
            )
            % {"count": count}
        ]
        lines += [f"  {fault}" for fault in self.faults[:SHOWN]]
        if count > SHOWN:
            lines.append("  " + _("… ja %(count)s muuta.") % {"count": count - SHOWN})
        return "\n".join(lines)
