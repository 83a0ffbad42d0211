"""How cells name laws, sections and obligations."""

from legislation.models import Law, Obligation, Section
from legislation.querysets import CITATION
from regions.exchange import Keyed, Numbered, register
from regions.exchange.references import OpenReference, Reference


class Cited(Reference):
    """Sections as people cite them: "611/2021, 14 §"."""

    def __init__(self):
        super().__init__(Section, ("law__number", "number"))

    def open(self):
        return _OpenCited(self)


class _OpenCited(OpenReference):
    def text(self, values):
        return f"{values[1]}, {values[2]} §" if values[1] else ""

    def keys_of(self, text):
        found = CITATION.match(text)
        if found is None or not found["section"]:
            return {}
        return {
            section.pk: section.full_number
            for section in Section.objects.cited_as(text).select_related("law")
        }


def register_names() -> None:
    """Makes them known to every import and export; the app does so when it is ready."""
    register(Numbered(Law, "number"), Cited(), Keyed(Obligation, "code", ("title_fi", "title_sv")))
