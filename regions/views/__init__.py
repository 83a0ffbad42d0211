"""Pages of actors' and regions' lists, structures, practices, sources and the source publication."""
