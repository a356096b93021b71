"""Who is meant: names, metonyms, demonyms, offices, nominals and pronouns, each linked to an actor.

``find_actors`` runs the steps in order; each is a module: ``names`` (knowledge tables and the statistical model, with
``institutions`` for a state's bodies and ``plausible`` for what words can be), ``people`` (offices, surnames),
``nominals`` ("the ministry", "rebels"), ``coreference`` (pronouns).
"""

from extraction.actors.find import find_actors

__all__ = ["find_actors"]
