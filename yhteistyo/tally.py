"""How many duties are in each state, and of how many: what a summary bar shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from agreements.fulfilment.board import BoardRow, counted
from agreements.fulfilment.state import DutyState
from regions.pictures import SharePart, summary


@dataclass(frozen=True)
class Share:
    """One state with how many are in it."""

    state: DutyState
    count: int


class Tally:
    """Counts by state; `total` is how many duties reach their actor, the rest are `left_out`."""

    def __init__(self, rows: Iterable[BoardRow]):
        counts = counted(rows)
        self.left_out: int = counts[DutyState.NOT_APPLICABLE]
        self.total: int = counts.total() - self.left_out
        self.shares = [Share(state, counts[state]) for state in DutyState if counts[state]]

    @property
    def parts(self) -> list[SharePart]:
        """The bar of those that reach their actor."""
        return summary(
            (share.state.shape, share.state.counted(share.count), share.count)
            for share in self.shares
            if share.state != DutyState.NOT_APPLICABLE
        )
