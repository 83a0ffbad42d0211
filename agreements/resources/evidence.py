"""Resources of evidence and of judgements of the state of duties."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from agreements.models import Evidence, Judgement
from regions.exchange import RegisterResource
from regions.models import Actor
from regions.resources.names import PERIOD, SOURCED


class EvidenceResource(RegisterResource):
    """Statements, bodies and reports by which duties have been done."""

    class Meta:
        model = Evidence
        import_id_fields = ("obligation", "title_fi", "valid_from")
        fields = (
            "obligation", "title_fi", "kind", "actors", *PERIOD, "structure", "url", "is_public", "title_sv",
            *SOURCED,
        )  # fmt: skip

    def check_relations(self, instance, values):
        if not values.get("actors", instance.actors.exists()):
            raise ValidationError({"actors": _("Kerro, ketkä ovat tehneet sen.")})
        if "actors" in values:
            instance.refuse_strangers(Actor.objects.filter(pk__in=values["actors"]))


class JudgementResource(RegisterResource):
    """What people have judged of duties, with their reasons."""

    class Meta:
        model = Judgement
        import_id_fields = ("obligation", "actor", "counterpart", "valid_from")
        fields = (
            "obligation", "actor", "counterpart", "state", *PERIOD, "reason_fi", "role_fi", "judged_on",
            "reason_sv", "role_sv",
        )  # fmt: skip
