"""The column that leads from a row to the record's page on the site."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from regions.exchange.cells import Cell, Link
from regions.exchange.columns import Derived

_MARK = "0mark0"


class Page(Derived):
    """The address of the record's page, in the language in use.

    `needs` are the values that the address rests on. With one of them, which stands in the address as it
    is, the address is made once for all rows; otherwise `record` makes an unsaved record of the values.
    """

    def __init__(self, *needs: str, record: Callable[..., Any] | None = None):
        super().__init__(_("Sivu rekisterissä"), needs, lambda *values: None, width=40)
        self.record = record
        self.site_address = ""

    def belongs_to(self, resource):
        self.model, self.site_address = resource._meta.model, resource.site_address

    def open(self, directory):
        super().open(directory)
        self.show = self._by_pattern() if self.record is None else self._by_record(self.record)

    def _by_record(self, record: Callable[..., Any]) -> Callable[..., Cell]:
        return lambda *values: self._link(record(*values).get_absolute_url())

    def _by_pattern(self) -> Callable[..., Cell]:
        example = self.model(**{self.needs[0]: _MARK}).get_absolute_url()
        before, after = example.split(_MARK)
        return lambda key: self._link(f"{before}{key}{after}")

    def _link(self, path: str) -> Cell:
        return Link(self.site_address + path) if self.site_address else path
