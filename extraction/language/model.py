"""The spaCy pipeline: loading it, and parsing texts paragraph-safe. The only module that loads a model."""

from __future__ import annotations

import importlib
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from extraction.language.settings import model_name, require

PIECE = 50_000
"""Characters that are parsed at a time."""

_ENDS = ("\n\n", "\n", ". ", " ")


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


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts in order with the configured pipeline.

    What the pipeline needs at a time grows with the text it is given (a megabyte took 3.7 GB), so a long text goes
    through it in pieces of whole paragraphs, and the texts in batches of so many characters.
    """
    waiting: deque[int] = deque()

    def pieces_of_all() -> Iterator[str]:
        for text in texts:
            found = pieces(text)
            waiting.append(len(found))
            yield from found

    parsed: list[Doc] = []
    for doc in _pipe(pieces_of_all()):
        parsed.append(doc)
        if len(parsed) == waiting[0]:
            waiting.popleft()
            yield parsed[0] if len(parsed) == 1 else _joined(parsed)
            parsed = []


def pieces(text: str) -> list[str]:
    """A text in pieces of at most ``PIECE`` characters, cut behind a paragraph, or a line, sentence or word."""
    found = []
    while len(text) > PIECE:
        cut = next((at + len(end) for end in _ENDS if (at := text.rfind(end, 0, PIECE - len(end))) > 0), PIECE)
        found.append(text[:cut])
        text = text[cut:]
    return [*found, text]


def _pipe(texts: Iterator[str]) -> Iterator[Doc]:
    """Parses in order, so many characters at a time."""
    batch: list[str] = []
    for text in texts:
        if batch and sum(map(len, batch)) + len(text) > PIECE:
            yield from load(model_name()).pipe(batch, batch_size=len(batch))
            batch = []
        batch.append(text)
    if batch:
        yield from load(model_name()).pipe(batch, batch_size=len(batch))


def _joined(docs: list[Doc]) -> Doc:
    joined = Doc.from_docs(docs, ensure_whitespace=False)
    assert joined is not None
    return joined
