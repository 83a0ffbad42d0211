"""The admin of who and where. Each file registers the models of one concept."""

from regions.admin import actor, knowledge, membership, reference, structure

__all__ = ["actor", "knowledge", "membership", "reference", "structure"]
