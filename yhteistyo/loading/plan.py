"""Which models are loaded, in which order, and what tells the records of each apart.

A record's key is the text by which other rows mean it: the values of its identity fields, joined. A
relation among them stands as the key of its target. Everything else the loader needs (fields, relations,
children) it asks from the models themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from django.db import models

from agreements.models import (
    Agreement,
    AgreementKind,
    AgreementMilestone,
    AgreementParty,
    AgreementPoint,
    Document,
    Evidence,
    Judgement,
    Negotiation,
    NegotiationParticipant,
    PartyApproval,
    Plan,
)
from legislation.models import (
    ActorTask,
    Correction,
    LaterChange,
    Law,
    LegalBasis,
    Obligation,
    ObligationParty,
    Section,
    SectionVersion,
)
from regions.models import (
    Actor,
    ActorAlias,
    ActorType,
    ContactRole,
    CooperationStructure,
    CouncilTerm,
    GoodPractice,
    KeyFigure,
    KnowledgeSource,
    Membership,
    PublicationStatement,
    Region,
    RegionProfile,
    Seat,
    Source,
    Succession,
    Theme,
)


@dataclass(frozen=True, eq=False)
class Loaded:
    """A model that is loaded from files.

    `relation_rules` names, for a many-to-many field, the model's own method that refuses a bad set;
    `whole_rule` the one that refuses a record as a whole, with its children.
    """

    model: type[models.Model]
    identity: tuple[str, ...]
    joined_by: str = " | "
    relation_rules: dict[str, str] = field(default_factory=dict)
    whole_rule: str = ""

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def key(self, values: dict) -> str:
        """The key of a record with these values (in the form in which they are compared)."""
        parts = ("" if values.get(name) is None else str(values[name]) for name in self.identity)
        return self.joined_by.join(parts)

    def key_as_written(self, text: str) -> str:
        """The key that a person wrote into a cell, where empty parts at its ends have lost their spaces."""
        separator = self.joined_by
        if text.startswith(separator.lstrip()):
            text = separator[: len(separator) - len(separator.lstrip())] + text
        if text.endswith(separator.rstrip()):
            text += separator[len(separator.rstrip()) :]
        return text

    def field_named(self, name: str) -> models.Field:
        return cast(models.Field, self.model._meta.get_field(name))

    def fields(self) -> Iterator[models.Field]:
        """Fields that a file may state."""
        meta = self.model._meta
        yield from (f for f in meta.concrete_fields if f.editable and not f.primary_key)
        yield from meta.many_to_many

    def children(self) -> dict[str, tuple["Loaded", str]]:
        """What may stand under a record of this model in YAML: name → model, and its field for this one."""
        found = {}
        for relation in self.model._meta.related_objects:
            name, loaded = relation.get_accessor_name(), LOADED.get(relation.related_model)
            if name and loaded and relation.one_to_many:
                found[name] = (loaded, relation.field.name)
        return found


# A model stands after those that its rows refer to.
PLAN = [
    Loaded(Source, ("code",)),
    Loaded(Theme, ("code",)),
    Loaded(ActorType, ("code",)),
    Loaded(Region, ("code",)),
    Loaded(Actor, ("slug",)),
    Loaded(ActorAlias, ("actor", "name")),
    Loaded(Succession, ("predecessor", "successor", "kind")),
    Loaded(Membership, ("member", "kind", "organisation", "region", "valid_from")),
    Loaded(CouncilTerm, ("actor_type", "valid_from")),
    Loaded(ContactRole, ("actor", "theme", "role_fi")),
    Loaded(CooperationStructure, ("slug",)),
    Loaded(Seat, ("structure", "actor", "role_fi", "valid_from")),
    Loaded(GoodPractice, ("slug",)),
    Loaded(RegionProfile, ("region",)),
    Loaded(KeyFigure, ("code",)),
    Loaded(KnowledgeSource, ("code",)),
    Loaded(PublicationStatement, ("code",)),
    Loaded(Law, ("number",)),
    Loaded(Section, ("law", "number"), joined_by=", "),
    Loaded(SectionVersion, ("section", "act", "in_force_from")),
    Loaded(Obligation, ("code",)),
    Loaded(LegalBasis, ("obligation", "section")),
    Loaded(ObligationParty, ("obligation", "name_in_statute_fi", "role", "pairing")),
    Loaded(ActorTask, ("code",)),
    Loaded(Correction, ("code",)),
    Loaded(LaterChange, ("code",)),
    Loaded(AgreementKind, ("code",)),
    Loaded(
        Agreement,
        ("slug",),
        relation_rules={
            "replaces": "refuse_replacement_loop",
            "obligations": "refuse_obligations_not_in_force",
        },
        whole_rule="refuse_obligations_of_others",
    ),
    Loaded(AgreementParty, ("agreement", "actor", "role")),
    Loaded(PartyApproval, ("party", "standing", "body_fi", "decided_on")),
    Loaded(AgreementPoint, ("agreement", "title_fi")),
    Loaded(AgreementMilestone, ("agreement", "title_fi")),
    Loaded(
        Negotiation,
        ("slug",),
        relation_rules={
            "sections": "refuse_staff_negotiation",
            "obligations": "refuse_obligations_not_in_force",
        },
        whole_rule="refuse_obligations_of_others",
    ),
    Loaded(NegotiationParticipant, ("negotiation", "actor")),
    Loaded(
        Plan,
        ("slug",),
        relation_rules={
            "owners": "refuse_owners_without_the_duty",
            "coordinated_with": "refuse_coordination_with_itself",
        },
    ),
    Loaded(Evidence, ("obligation", "title_fi", "valid_from"), relation_rules={"actors": "refuse_strangers"}),
    Loaded(Judgement, ("obligation", "actor", "counterpart", "valid_from")),
    Loaded(Document, ("agreement", "negotiation", "plan", "title")),
]
LOADED = {loaded.model: loaded for loaded in PLAN}
