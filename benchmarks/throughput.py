"""Speed and memory: ``make bench``, or ``python benchmarks/throughput.py [ARTICLES]`` (600 unless told).

On one corpus, made of the sample's paragraphs in ever new order, it measures in tokens a second

- the bare parse: ``nlp.pipe`` on texts in memory, the model loaded before;
- the whole path, from a JSONL file to warehouse and exports, on one worker and on two, each in a process of its own
  from its first import to its last byte;
- the same after a change of the rules of every table, and of one: coded again from stored parses;

and the peak memory of each process, also on a quarter of the corpus, to see whether it grows.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

ARTICLES = 600
DAYS = 30
MIB = 1024


@dataclass(frozen=True)
class Measured:
    """What a run took: seconds of wall time, and peak MiB of the process and of its largest worker."""

    seconds: float
    process: float
    worker: float


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory(prefix="sitrep-bench-") as folder:
        base = Path(folder)
        texts = corpus(count)
        write(base / "all.jsonl", texts)
        write(base / "quarter.jsonl", texts[: count // 4])
        tokens, bare = bare_parse(texts)
        print(f"{count} articles, {tokens:,} tokens, {DAYS} days\n")
        line("bare nlp.pipe", tokens, bare)
        one = run(base / "all.jsonl", base / "one", workers=1)
        line("whole path, one worker", tokens, one.seconds, f"{bare / one.seconds:.2f} of the bare parse (target 0.6)")
        two = run(base / "all.jsonl", base / "two", workers=2)
        line("whole path, two workers", tokens, two.seconds, f"{one.seconds / two.seconds:.2f} × one (target 1.5)")
        # Statements first: the versions of that run are those of the first one but for statements.
        statements = run(base / "all.jsonl", base / "one", workers=1, rules="statements")
        line("statements coded again", tokens, statements.seconds, f"{one.seconds / statements.seconds:.1f} × faster")
        again = run(base / "all.jsonl", base / "one", workers=1, rules="all")
        line("all coded again", tokens, again.seconds, f"{one.seconds / again.seconds:.1f} × faster (target 8)")
        quarter = run(base / "quarter.jsonl", base / "quarter", workers=1)
    print(f"\npeak memory  one worker {one.process:,.0f} MiB (a quarter of the corpus: {quarter.process:,.0f} MiB)")
    print(f"             two workers {two.process:,.0f} MiB and {two.worker:,.0f} MiB a worker (target: under 2,048)")


def line(what: str, tokens: int, seconds: float, note: str = "") -> None:
    print(f"{what:26} {tokens / seconds:8,.0f} tokens/s  {seconds:6.1f} s  {note}", flush=True)


def corpus(count: int) -> list[str]:
    """Texts like the sample's: half of the paragraphs of two articles, shuffled, so that no two texts are the same."""
    from extraction.reading import read_sources
    from extraction.records import Article
    from pipelines import sample

    read = read_sources([sample.folder()], None, datetime.now(UTC))
    paragraphs = [article.text.split("\n\n") for article in read if isinstance(article, Article)]
    chance = random.Random(7)
    texts = []
    for number in range(count):
        mixed = [*chance.choice(paragraphs), *chance.choice(paragraphs)]
        chance.shuffle(mixed)
        texts.append("\n\n".join([f"This is report {number}.", *mixed[: len(mixed) // 2 + 1]]))
    return texts


def write(path: Path, texts: list[str]) -> None:
    """The texts as one JSONL file, spread over days without a gap."""
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            day = date(2023, 3, 1) + timedelta(days=number * DAYS // len(texts))
            record = {"url": f"https://example.org/{number}", "published_on": day.isoformat(), "text": text}
            file.write(json.dumps(record) + "\n")


def bare_parse(texts: list[str]) -> tuple[int, float]:
    """Tokens, and seconds of the parse alone."""
    from extraction.language import model, settings

    nlp = model.load(settings.model_name())
    list(nlp.pipe(texts[:8]))
    begin = time.perf_counter()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    return tokens, time.perf_counter() - begin


def run(source: Path, home: Path, workers: int, rules: str = "same") -> Measured:
    """One run of the whole path in a process of its own."""
    command = [sys.executable, __file__, "--run", str(source), str(home), str(workers), rules]
    begin = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    memory = json.loads(done.stdout.splitlines()[-1])
    return Measured(time.perf_counter() - begin, memory["process"], memory["worker"])


def run_here(source: str, home: str, workers: str, rules: str) -> None:
    """What ``run`` starts: the path of ``sitrep run`` without its summary."""
    from assets import versions
    from assets.resources import no_progress
    from extraction import layers
    from pipelines.ingest import ingest
    from pipelines.run import execute, plan
    from warehouse.home import Home

    changed = {"same": (), "all": layers.TABLES, "statements": ("statements",)}[rules]
    version, now = versions.code_version, str(time.time_ns())
    versions.code_version = lambda asset: version(asset) + now * (asset in changed)
    place = Home.of(home)
    ingest(place, [Path(source)], None, lambda _: None)
    execute(place, plan(place), int(workers), no_progress)
    # The kernel's own peak of this image: ru_maxrss would be that of the process which started this one.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    process = int(status.split("VmHWM:")[1].split()[0]) / MIB
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MIB
    print(json.dumps({"process": process, "worker": worker}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run_here(*sys.argv[2:])
    else:
        main()
