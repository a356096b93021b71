"""The spaCy pipeline: loading it, and parsing texts paragraph-safe. The only module that loads a model."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from extraction.language.settings import model_name, require


@Language.component("paragraph_starts")
def paragraph_starts(doc: Doc) -> Doc:
    """Begin a sentence after each line break, so that no sentence crosses a paragraph."""
    after_break = False
    for token in doc:
        if after_break and not token.is_space:
            token.is_sent_start = True
        after_break = (token.is_space and "\n" in token.text) or (after_break and token.is_space)
    return doc


@lru_cache(maxsize=1)
def load(name: str) -> Language:
    """Load an installed English pipeline (once a process).

    Raises:
        ModelMissing: the package is not installed; the message says how to install it.
    """
    require(name)
    with warnings.catch_warnings():
        # W095: the default package was built for spaCy 3.7; it loads and works on 3.8 (see docs/adr).
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp: Language = importlib.import_module(name).load()
    nlp.add_pipe("paragraph_starts", first=True)
    nlp.max_length = 6_000_000
    return nlp


def parse(texts: Iterable[str], batch_size: int = 64) -> Iterator[Doc]:
    """Parse texts in order with the configured pipeline."""
    yield from load(model_name()).pipe(texts, batch_size=batch_size)
