"""The bytes of a file, or why they cannot be had."""

from __future__ import annotations

import stat

from extraction.reading.problems import Problem, Reason, Source
from extraction.reading.validate import MAX_TEXT_BYTES, too_large

MAX_FILE_BYTES = 4 * MAX_TEXT_BYTES
"""A text of the largest size in the widest encoding (UTF-32), or with as much HTML around it."""


def read_bytes(source: Source, limit: int = MAX_FILE_BYTES) -> bytes | Problem:
    """The whole of a file of at most ``limit`` bytes; a larger one is not read."""
    try:
        size = source.path.stat().st_size
        if size > limit:
            return too_large(source.uri, f"{source.uri} has {size:,} bytes")
        with source.path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        return os_problem(source, error)
    return data if len(data) <= limit else too_large(source.uri, f"{source.uri} has more than {limit:,} bytes")


def file_problem(source: Source) -> Problem | None:
    """Why a path is no file that can be read (a link to nothing, a device, a pipe), without opening it."""
    try:
        mode = source.path.stat().st_mode
    except OSError as error:
        return os_problem(source, error)
    if stat.S_ISREG(mode):
        return None
    detail = f"{source.uri} is no regular file but a device, pipe or socket: give a file or a folder."
    return Problem(source.uri, Reason.UNSUPPORTED_FORMAT, detail)


def os_problem(source: Source, error: OSError) -> Problem:
    """What the operating system said, without the machine's paths."""
    said = error.strerror or type(error).__name__
    if isinstance(error, PermissionError):
        detail = f"{source.uri} may not be read by this user: change its permissions (chmod u+r)."
        return Problem(source.uri, Reason.PERMISSION_DENIED, detail)
    if isinstance(error, FileNotFoundError):
        if source.path.is_symlink():
            detail = f"{source.uri} is a symbolic link to something that is not there: mend or remove the link."
            return Problem(source.uri, Reason.DANGLING_LINK, detail)
        return Problem(source.uri, Reason.NOT_FOUND, f"{source.uri} is not there: check the path.")
    return Problem(
        source.uri, Reason.READ_FAILED, f"{source.uri} could not be read ({said}): check the disk and the path."
    )
