"""The publication's three columns: one row an obligation, one cell an actor's part in it."""

from dataclasses import dataclass, field

from legislation.models import Obligation, ObligationParty

COLUMNS = ("kunta", "hyvinvointialue", "maakunnan-liitto")

# The roles that a cell leads with, the weightiest first.
WEIGHT = [role.value for role in ObligationParty.Role]


@dataclass
class Row:
    """An obligation and the party rows of each of the three kinds of actors."""

    obligation: Obligation
    cells: list[list[ObligationParty]]


@dataclass
class Group:
    """Obligations of one kind, in the publication's order."""

    kind: str
    label: str
    rows: list[Row] = field(default_factory=list)


def side_by_side(obligations) -> list[Group]:
    """Obligations with prefetched parties, grouped by kind; a cell without parties is empty."""
    groups = {kind.value: Group(kind.value, str(kind.label)) for kind in Obligation.Kind}
    for obligation in obligations:
        cells = [
            sorted(
                (
                    party
                    for party in obligation.parties.all()
                    if party.actor_type.code == code and party.actor is None
                ),
                key=lambda party: WEIGHT.index(party.role),
            )
            for code in COLUMNS
        ]
        groups[obligation.kind].rows.append(Row(obligation, cells))
    return [group for group in groups.values() if group.rows]
