"""The column that leads from a row to the record's page on the site."""

from collections.abc import Callable

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from regions.exchange.cells import Cell, Link
from regions.exchange.columns import Derived

_MARK = "0mark0"


class Page(Derived):
    """The address of the record's page, in the language in use.

    `needs` are the values that the address rests on. With one of them, which stands in the address as it
    is, the address is made once for all rows; otherwise `record` makes an unsaved record of the values.
    """

    def __init__(self, *needs: str, record: Callable[..., Model] | None = None):
        super().__init__(_("Sivu rekisterissä"), needs, self._cell, width=40)
        self.record = record
        self.site_address = ""

    def belongs_to(self, resource):
        self.model, self.site_address = resource._meta.model, resource.site_address

    def open(self, directory):
        super().open(directory)
        self.show = self._cell if self.record is not None else self._by_pattern()

    def _cell(self, *values) -> Cell:
        assert self.record is not None  # noqa: S101
        return self._link(self.record(*values).get_absolute_url())  # type: ignore[attr-defined]

    def _by_pattern(self) -> Callable[..., Cell]:
        example = self.model(**{self.needs[0]: _MARK}).get_absolute_url()  # type: ignore[attr-defined]
        before, after = example.split(_MARK)
        return lambda key: self._link(f"{before}{key}{after}")

    def _link(self, path: str) -> Cell:
        return Link(self.site_address + path) if self.site_address else path
