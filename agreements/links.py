"""What an agreement is tied to: themes, regions, sections, obligations, structures and negotiations.

They are asked for together, as one query of names and addresses, since a page shows no more of them.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from agreements.models import Agreement
from regions.texts import Translated

SECTION, OBLIGATION, THEME, REGION, STRUCTURE, NEGOTIATION = (
    "section", "obligation", "theme", "region", "structure", "negotiation",
)  # fmt: skip


@dataclass(frozen=True)
class Link:
    """The name and the address of a record."""

    kind: str
    key: str
    name_fi: str
    name_sv: str
    name_en: str

    name = Translated()

    @property
    def url(self) -> str:
        """Where the record, or the list of agreements narrowed by it, is read."""
        if self.kind == SECTION:
            law, number = self.key.split("|")
            return reverse("section", args=[law.replace("/", "-"), number.replace(" ", "-")])
        if self.kind == THEME:
            return f"{reverse('agreements')}?teema={self.key}"
        return reverse(self.kind, args=[self.key])


def links_of(agreement: Agreement) -> dict[str, list[Link]]:
    """The agreement's links by kind, in one query."""
    text = CharField()

    def rows(records, kind, key, name_fi, name_sv, name_en=None):
        return records.order_by().values_list(
            Value(kind, output_field=text),
            Cast(key, text),
            Cast(name_fi, text),
            Cast(name_sv, text),
            Cast(name_en or Value(""), text),
        )

    sections = agreement.sections.all()
    citation = Concat(F("law__number"), Value(", "), F("number"), Value(" §"), output_field=text)
    section_key = Concat(F("law__number"), Value("|"), F("number"), output_field=text)
    parts = [
        rows(sections, SECTION, section_key, citation, Value("")),
        rows(agreement.obligations.all(), OBLIGATION, F("code"), F("title_fi"), F("title_sv")),
        rows(agreement.themes.all(), THEME, F("code"), F("name_fi"), F("name_sv"), F("name_en")),
        rows(agreement.regions.all(), REGION, F("slug"), F("name_fi"), F("name_sv"), F("name_en")),
        rows(agreement.structures.all(), STRUCTURE, F("slug"), F("name_fi"), F("name_sv")),
        rows(agreement.negotiations.public(), NEGOTIATION, F("slug"), F("title_fi"), F("title_sv")),
    ]
    found: dict[str, list[Link]] = defaultdict(list)
    for row in parts[0].union(*parts[1:], all=True):
        link = Link(*row)
        found[link.kind].append(link)
    return {kind: sorted(links, key=lambda link: link.name_fi) for kind, links in found.items()}
