"""Files to articles: one module a format, the checks that turn inputs away, and the names that callers use.

``read_sources`` is the way in. ``sniff`` picks a format's reader, which yields drafts; ``validate`` makes articles or
rejects of them.
"""

from extraction.reading.duplicates import mark_duplicates
from extraction.reading.sources import missing_paths, read_sources

__all__ = ["mark_duplicates", "missing_paths", "read_sources"]
