"""The page that compares an agreement with its predecessor or another of its line."""

from django.core.exceptions import BadRequest
from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from agreements.change_exports import changes_response
from agreements.comparison import Comparison, Line
from agreements.comparison_rows import comparison_rows
from agreements.models import Agreement, AgreementParty
from legislation.models import Section
from regions.listing import asked_format, export_links

WITH = "kanssa"


class AgreementComparison(TemplateView):
    """An agreement beside its nearest predecessor, or the one named with `?kanssa=`."""

    template_name = "agreements/agreement_comparison.html"

    def get(self, request, *args, **kwargs):
        context = self.get_context_data(**kwargs)
        if file_format := asked_format(request):
            return self.export(file_format, context)
        return self.render_to_response(context)

    def export(self, file_format: str, context):
        """The comparison as a file; a BadRequest when there is nothing to compare with."""
        agreement, comparison, day = context["agreement"], context["comparison"], localdate()
        if context["errors"]:
            raise BadRequest(" ".join(context["errors"]))
        if comparison is None:
            raise BadRequest(_("Sopimukselle ei ole kirjattu edeltäjää eikä seuraajaa."))
        return changes_response(
            comparison_rows(comparison),
            file_format=file_format,
            title=context["title"],
            criteria=[(_("Ennen"), comparison.earlier.title), (_("Nyt"), comparison.later.title)],
            day=day,
            filename=f"vertailu-{agreement.slug}-{day.isoformat()}",
            site_address=self.request.build_absolute_uri("/"),
        )

    def get_context_data(self, **kwargs):
        agreement = Agreement.objects.public().filter(slug=self.kwargs["slug"]).first()
        if agreement is None:
            raise Http404(_("Tällaista sopimusta ei ole rekisterissä."))
        line = Line(agreement)
        asked = self.request.GET.get(WITH, "").replace("\0", "").strip()
        other, errors = next(iter(line.others), None), []
        if asked:
            found = line.find(asked)
            if found is None:
                errors.append(
                    _("Sopimusta ”%(slug)s” ei ole tämän sopimuksen edeltäjissä eikä seuraajissa.")
                    % {"slug": asked[:60]}
                )
            other = found or other
        comparison = None
        if other is not None:
            earlier, later = line.in_order(other)
            contents = with_contents([earlier.pk, later.pk]).in_bulk()
            comparison = Comparison(contents[earlier.pk], contents[later.pk])
        return super().get_context_data(**kwargs) | {
            "title": _("Mitä muuttui: %(title)s") % {"title": agreement.title},
            "agreement": agreement,
            "comparison": comparison,
            "choices": [one for one in line.others if other is None or one.pk != other.pk],
            "errors": errors,
            "export_links": [] if comparison is None or errors else export_links(self.request),
        }


def with_contents(pks: list[int]) -> QuerySet[Agreement]:
    """The agreements with everything that is compared."""
    return Agreement.objects.filter(pk__in=pks).prefetch_related(
        Prefetch("parties", AgreementParty.objects.select_related("actor__actor_type")),
        "points__responsible",
        Prefetch("sections", Section.objects.select_related("law")),
        "obligations",
        "themes",
        "structures",
    )
