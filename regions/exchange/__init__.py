"""Export to Excel and CSV and import from them: columns, resources, files.

A list view calls `export_response`; the administration uses the resources with the two safe formats.
"""

from regions.exchange.columns import Derived, Gathered
from regions.exchange.export import export_response
from regions.exchange.formats import CSV, XLSX, UnreadableFileError
from regions.exchange.pages import Page
from regions.exchange.references import Keyed, Named, Numbered, register
from regions.exchange.relations import Backwards, Children
from regions.exchange.resource import RegisterResource

__all__ = [
    "CSV", "XLSX", "Backwards", "Children", "Derived", "Gathered", "Keyed", "Named", "Numbered", "Page",
    "RegisterResource", "UnreadableFileError", "export_response", "register",
]  # fmt: skip
