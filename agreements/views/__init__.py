"""Pages of agreements, negotiations and plans."""
