"""Pages of laws, sections and obligations."""
