"""Export to Excel and CSV and import from them: columns, resources, files.

A list view calls `export_response`; the administration uses the resources with the two safe formats.
"""

from regions.exchange.cells import Cell, Link
from regions.exchange.children import Children
from regions.exchange.columns import Derived, Gathered
from regions.exchange.export import export_response, table_response
from regions.exchange.formats import CSV, XLSX, UnreadableFileError
from regions.exchange.pages import Page
from regions.exchange.references import Keyed, Named, Numbered, register
from regions.exchange.relations import Backwards
from regions.exchange.resource import RegisterResource
from regions.exchange.table import Table
from regions.exchange.told import ToldRows

__all__ = [
    "CSV", "XLSX", "Backwards", "Cell", "Children", "Derived", "Gathered", "Keyed", "Link", "Named",
    "Numbered", "Page", "RegisterResource", "Table", "ToldRows", "UnreadableFileError", "export_response",
    "register", "table_response",
]  # fmt: skip
