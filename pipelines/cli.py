"""The ``sitrep`` command. Whatever is slow to import is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from extraction.evaluation.run import Evaluation
    from pipelines.ingest import Ingested
    from pipelines.run import Plan
    from warehouse.home import Home
    from warehouse.query import Answer

FAILED = 1
NOTHING_ACCEPTED = 1
WRONG_USAGE = 2

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turns defence and diplomacy news into a warehouse that can be queried.",
)

HomeOption = Annotated[
    Path | None,
    typer.Option("--home", help="Folder that holds everything.", show_default="$SITREP_HOME or ./data"),
]


@app.command()
def run(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(help="Files and folders with articles (.md .txt .html .jsonl .parquet); none: the sample."),
    ] = None,
    home: HomeOption = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes to parse and code with.", show_default="the number of cores")
    ] = None,
    published_on: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication (YYYY-MM-DD) of articles that give none.")
    ] = None,
) -> None:
    """Read articles, fill every table, publish the warehouse and the exports."""
    from extraction.language import settings
    from extraction.reading import missing_paths
    from pipelines import sample
    from pipelines.ingest import ingest
    from pipelines.run import execute, plan

    paths = sources or [sample.folder()]
    missing = missing_paths(paths)
    if missing:
        _wrong(f"there is no {' and no '.join(map(str, missing))}")
    day = _day(published_on)
    place = _home(home)
    with _sentences_for_errors(), _progress() as bar:
        settings.require(settings.model_name())
        reading = bar.add_task("Reading", total=None)
        ingested = ingest(place, paths, day, lambda inputs: bar.advance(reading, inputs))
        bar.update(reading, total=ingested.total, completed=ingested.total)
        planned = plan(place)
        execute(place, planned, workers or _cores(), _watcher(bar, planned))
    _report(place, ingested, planned)
    if not ingested.accepted:
        raise typer.Exit(NOTHING_ACCEPTED)


@app.command()
def query(
    sql: Annotated[str, typer.Argument(help='A statement, such as "SELECT * FROM quotes LIMIT 5".')],
    home: HomeOption = None,
) -> None:
    """Print the answer to an SQL statement. It can read the warehouse and nothing else."""
    from warehouse import query as warehouse

    try:
        answer = warehouse.query(_home(home).warehouse, sql)
    except warehouse.NoWarehouse as error:
        _fail(str(error))
    except warehouse.BadQuery as error:
        _wrong(str(error))
    _print_table(answer)


@app.command()
def rejects(home: HomeOption = None) -> None:
    """List what was turned away, and why."""
    from warehouse import query as warehouse

    try:
        answer = warehouse.query(_home(home).warehouse, "SELECT source_uri, stage, reason, detail FROM rejects")
    except warehouse.NoWarehouse as error:
        _fail(str(error))
    if answer.rows:
        _print_table(answer)
    else:
        typer.echo("Nothing was turned away.")


@app.command()
def evaluate(
    gold: Annotated[
        list[Path] | None, typer.Argument(help="Folders with articles and gold beside them; none: the sample.")
    ] = None,
    home: HomeOption = None,
    benchmarks: Annotated[
        Path | None, typer.Option(help="Folder with public benchmarks; those that are not there are skipped.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what went wrong, with sentence and rule.")] = False,
    accept: Annotated[bool, typer.Option("--accept", help="Make the sample's F1 the level to keep.")] = False,
    calibrate: Annotated[bool, typer.Option("--calibrate", help="Fit the map of confidence anew first.")] = False,
    page: Annotated[Path | None, typer.Option(help="Write the figures as a page of Markdown.")] = None,
) -> None:
    """Hold the extraction against gold and benchmarks, and keep the figures in the table `quality`."""
    from extraction.evaluation.gold import GoldUnusable
    from pipelines import evaluate as evaluation
    from pipelines import quality_page, sample
    from pipelines.run import plan
    from warehouse.publish import publish

    folders = gold or [sample.folder()]
    if missing := [str(folder) for folder in folders if not folder.is_dir()]:
        _wrong(f"{' and '.join(missing)} is no folder: name the folder that holds the articles and their gold")
    place = _home(home)
    held_out: dict[str, float] = {}
    with _sentences_for_errors(), _progress() as bar:
        task = bar.add_task("Evaluating", total=evaluation.texts(folders, benchmarks) * (2 if calibrate else 1))
        try:
            if calibrate:
                raw = evaluation.evaluate(folders, benchmarks, lambda: bar.advance(task), calibrate=False)
                evaluation.fit_confidence(raw)
                held_out = evaluation.held_out_errors(raw)
            found = evaluation.evaluate(folders, benchmarks, lambda: bar.advance(task))
        except GoldUnusable as error:
            _wrong(str(error))
        evaluation.record(place, found, date.today())
        # What older rules made is published by the run that makes it again.
        if not plan(place).ranges:
            publish(place)
    _print_evaluations(found, errors)
    for table, distance in held_out.items():
        typer.echo(f"confidence of {table}: calibration error {distance:.3f} on the half held out")
    if accept:
        evaluation.accept(sample.accepted(), found)
    if page:
        page.write_text(quality_page.page(found), encoding="utf-8")


@app.command()
def ui(
    home: HomeOption = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the web page.")] = 3000,
) -> None:
    """Open the Dagster UI on this project, with the daemon that schedules and sensors need."""
    from pipelines.instance import prepare

    place = _home(home)
    with _sentences_for_errors():
        prepare(place)
    os.environ["SITREP_HOME"] = str(place.root)
    # `dagster dev` says at every start that `dg dev` is the newer one, which wants a project laid out its own way.
    quiet = ["-W", "ignore:Function `dev_command`"]
    arguments = ["dev", "--module-name", "pipelines.definitions", "--port", str(port)]
    os.execv(sys.executable, [sys.executable, *quiet, "-m", "dagster", *arguments])


def main() -> None:
    """The entry point of ``sitrep``."""
    app()


def _home(named: Path | None) -> Home:
    from warehouse.home import Home

    return Home.of(named)


def _cores() -> int:
    return len(os.sched_getaffinity(0))


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        _wrong(f"--published-on {value} is no day: write it as YYYY-MM-DD, such as 2014-12-18")


def _wrong(what: str) -> NoReturn:
    """End because the command was used wrongly."""
    typer.echo(f"sitrep: {what}", err=True)
    raise typer.Exit(WRONG_USAGE)


def _fail(what: str) -> NoReturn:
    """End because something could not be done."""
    typer.echo(f"sitrep: {what}", err=True)
    raise typer.Exit(FAILED)


@contextmanager
def _sentences_for_errors() -> Iterator[None]:
    """Turn the errors that a person can do something about into a sentence; others keep their traceback."""
    from extraction.engine import EngineFailed
    from extraction.language.settings import ModelMissing
    from pipelines.run import RunFailed

    try:
        yield
    except ModelMissing as error:
        _wrong(str(error))
    except (RunFailed, EngineFailed) as error:
        _fail(f"{error}\nWhat earlier runs made is kept; nothing was published.")
    except OSError as error:
        _fail(f"{error.strerror or error}: {error.filename or ''}".rstrip(": "))


@contextmanager
def _progress() -> Iterator[Progress]:
    """A progress bar on a terminal, nothing elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description:10}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, TimeElapsedColumn(), console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        yield bar


def _watcher(bar: Progress, planned: Plan) -> Callable[[str, int], None]:
    """Shows how many articles have passed each stage."""
    names = {"parse": "Parsing", "code": "Coding", "publish": "Publishing"}
    tasks = {}

    def watch(stage: str, articles: int) -> None:
        if stage not in tasks:
            tasks[stage] = bar.add_task(names[stage], total=planned.articles.get(stage))
        bar.advance(tasks[stage], articles)

    return watch


def _report(home: Home, ingested: Ingested, planned: Plan) -> None:
    """Say what there is now, where it lies and what to do next."""
    from rich.markup import escape

    from pipelines.summary import summarise

    console = _console()
    for table in summarise(home.warehouse):
        console.print(f"[bold]{table.name}[/bold]  {table.rows:,} rows")
        for label, sentence in table.examples:
            console.print(f"  {escape(label)}")
            if sentence:
                console.print(f"    [dim]{escape(sentence)}[/dim]")
    days = "nothing to do, all is up to date" if not planned.ranges else f"{planned.days} days made"
    console.print(f"\n{ingested.accepted:,} articles accepted, {ingested.rejected:,} inputs rejected; {days}.")
    console.print(f"Warehouse  {home.warehouse}\nExports    {home.export}")
    next_steps = ['sitrep query "SELECT speaker, said FROM quotes LIMIT 5"', "make ui"]
    if ingested.rejected:
        next_steps.insert(0, "sitrep rejects")
    console.print("Next       " + "\n           ".join(next_steps), highlight=False)


def _print_evaluations(found: Sequence[Evaluation], errors: bool) -> None:
    from rich.markup import escape

    from pipelines.evaluate import table_of

    console = _console()
    for evaluation in found:
        console.print(
            f"[bold]{escape(evaluation.corpus)}[/bold]"
            + (f"  skipped: {evaluation.skipped}" if evaluation.skipped else "")
        )
        for table, figures in table_of(evaluation.measures):
            console.print(f"  {table:16} {escape(figures)}")
        for fault in evaluation.faults if errors else ():
            console.print(f"    {escape(fault.line)}\n      [dim]{escape(fault.sentence)}[/dim]")


def _print_table(answer: Answer) -> None:
    """Print rows as a table; where output is not a terminal, nothing is cut or wrapped."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD)
    for column in answer.columns:
        table.add_column(Text(column), overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row))
    _console().print(table)


def _console() -> Console:
    """Standard output; as wide as it has to be where it is not a terminal."""
    from rich.console import Console

    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=100_000, soft_wrap=True)
