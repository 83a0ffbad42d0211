"""What the source publication says of cooperation in general."""

from itertools import groupby

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from regions.models import KeyFigure, KnowledgeSource, PublicationStatement, Theme


class PublicationView(TemplateView):
    """The publication's statements by topic, its figures, and knowledge by how far ahead it looks."""

    template_name = "regions/publication.html"

    def get_context_data(self, **kwargs):
        Topic, Horizon = PublicationStatement.Topic, KnowledgeSource.Horizon  # noqa: N806
        statements = PublicationStatement.objects.order_by("topic", "position", "code")
        by_topic = {topic: list(rows) for topic, rows in groupby(statements, key=lambda row: row.topic)}
        knowledge = list(KnowledgeSource.objects.prefetch_related("themes", "sources"))
        horizons = [(value, Horizon(value).label) for value in Horizon.values]
        return super().get_context_data(**kwargs) | {
            "title": _("Lähdejulkaisu"),
            "topics": [
                (value, Topic(value).label, by_topic[value]) for value in Topic.values if value in by_topic
            ],
            "figures": KeyFigure.objects.prefetch_related("sources"),
            "horizons": [label for _value, label in horizons],
            "knowledge": [
                (theme, [[k for k in rows if k.horizon == value] for value, _label in horizons])
                for theme, rows in by_theme(knowledge)
            ],
            "knowledge_without_horizon": [row for row in knowledge if not row.horizon],
        }


def by_theme(knowledge: list[KnowledgeSource]) -> list[tuple]:
    """Themes with the sources of knowledge that have a horizon; last, under no theme, those without one."""
    themes: dict[Theme | None, list[KnowledgeSource]] = {}
    for row in knowledge:
        if row.horizon:
            linked: list[Theme | None] = [*row.themes.all()]
            for theme in linked or [None]:
                themes.setdefault(theme, []).append(row)
    return sorted(
        themes.items(), key=lambda item: (item[0] is None, item[0].position if item[0] else 0, str(item[0]))
    )
