"""The list of laws, the page of a law and the page of one section."""

from django.db.models import Count
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.generic import DetailView

from legislation.filters import LawFilter
from legislation.models import LaterChange, Law, Obligation, Section
from legislation.resources import LawResource
from regions.days import requested_day
from regions.listing import FilteredListView, Order


class LawList(FilteredListView):
    """Every act and decree that an obligation or the publication rests on."""

    template_name = "legislation/law_list.html"
    filterset_class = LawFilter
    resource_class = LawResource
    title = gettext_lazy("Lait")
    counted = ngettext_lazy("%(n)s säädös", "%(n)s säädöstä", "n")
    export_filename = "lait"
    orders = {
        "numero": Order(gettext_lazy("Vuosi ja numero"), ("year", "serial")),
        "uusin": Order(gettext_lazy("Uusin ensin"), ("-year", "-serial")),
        "nimi": Order(gettext_lazy("Nimi"), ("name_fi", "pk")),
    }

    def base_queryset(self):
        return Law.objects.annotate(
            section_count=Count("sections", distinct=True),
            obligation_count=Count("sections__obligation_bases__obligation", distinct=True),
        )

    def get_context_data(self, **kwargs):
        # What no law's own page shows stands here, below the whole list.
        is_whole = not self.chips() and not self.errors
        changes = LaterChange.objects.about_no_record().prefetch_related("sources") if is_whole else ()
        return super().get_context_data(**kwargs) | {"later_changes": changes}


class LawDetail(DetailView):
    """A law, its sections with their versions, and what is known of later law."""

    template_name = "legislation/law_detail.html"
    context_object_name = "law"

    def get_object(self, queryset=None):
        number = self.kwargs["law"].replace("-", "/", 1)
        try:
            return Law.objects.prefetch_related("sources").get(number=number)
        except Law.DoesNotExist as error:
            raise Http404(_("Säädöstä %(number)s ei ole rekisterissä.") % {"number": number}) from error

    def get_context_data(self, **kwargs):
        day = requested_day(self.request).day
        sections = self.object.sections.select_related("law").prefetch_related(
            "versions", "obligation_bases__obligation"
        )
        return super().get_context_data(**kwargs) | {
            "title": self.object.name,
            "sections": [
                {
                    "section": section,
                    "version": section.version_on(day),
                    "is_in_force": section.is_valid_on(day),
                }
                for section in sections
            ],
            "is_in_force": self.object.is_valid_on(day),
            "later_changes": self.object.later_changes.prefetch_related("sources"),
        }


class SectionDetail(DetailView):
    """A section: summary, versions, the obligations on it and what has been done under it."""

    template_name = "legislation/section_detail.html"
    context_object_name = "section"

    def get_object(self, queryset=None):
        law, number = self.kwargs["law"].replace("-", "/", 1), self.kwargs["section"].replace("-", " ", 1)
        sections = Section.objects.select_related("law").prefetch_related("sources", "versions")
        try:
            return sections.get(law__number=law, number=number)
        except Section.DoesNotExist as error:
            message = _("Pykälää %(law)s, %(number)s § ei ole rekisterissä.")
            raise Http404(message % {"law": law, "number": number}) from error

    def get_context_data(self, **kwargs):
        section, day = self.object, requested_day(self.request).day
        obligations = Obligation.objects.based_on(section).prefetch_related("parties")
        negotiations = section.negotiations.model.objects
        return super().get_context_data(**kwargs) | {
            "title": f"{section.full_number} {section.heading}".strip(),
            "version": section.version_on(day),
            "is_in_force": section.is_valid_on(day),
            "obligations": obligations,
            "corrections": section.corrections.all(),
            "later_changes": section.later_changes.prefetch_related("sources"),
            "agreements": section.agreements.public().with_status(day),
            "negotiations": negotiations.public().held_under([section]).known_by(day),
        }
