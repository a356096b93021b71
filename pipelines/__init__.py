"""Composition: definitions, resources, jobs, and the sitrep command."""
