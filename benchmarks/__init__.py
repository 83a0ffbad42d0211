"""Measured ratios of the project's own code. Nothing here can fail a test run."""
