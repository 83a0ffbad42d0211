"""Resources of what the publication says of law, where the statute differs, and of later law."""

from legislation.models import ActorTask, Correction, LaterChange
from regions.exchange import RegisterResource
from regions.resources.names import SOURCED


class ActorTaskResource(RegisterResource):
    """Tasks of kinds of actors as the publication lists them."""

    class Meta:
        model = ActorTask
        import_id_fields = ("code",)
        fields = ("actor_type", "title_fi", "is_statutory", "title_sv", "position", *SOURCED, "code")


class CorrectionResource(RegisterResource):
    """Differences between the publication and the statute."""

    class Meta:
        model = Correction
        import_id_fields = ("code",)
        fields = (
            "section", "obligations", "printed_fi", "publication_location", "statute_says_fi",
            "consequence_fi", "printed_sv", "statute_says_sv", "consequence_sv", "position", *SOURCED,
            "code",
        )  # fmt: skip


class LaterChangeResource(RegisterResource):
    """What is known of law after the checked texts."""

    class Meta:
        model = LaterChange
        import_id_fields = ("code",)
        fields = (
            "concerns", "change_fi", "in_force_from", "amending_act", "successor", "confidence", "laws",
            "sections", "obligations", "note_fi", "change_sv", "note_sv", "position", *SOURCED, "code",
        )  # fmt: skip
