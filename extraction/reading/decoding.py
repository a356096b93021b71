"""Bytes to text: UTF-8 first, then what the bytes themselves show, then ``charset-normalizer``."""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the bytes of UTF-16's: tried before it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LATIN = ("cp1252", "cp1254", "cp1250", "mac_roman")
"""Legacy encodings of the Latin alphabet, the likeliest of an English text first."""
OTHER = ("cp1251", "koi8_r", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp1253", "cp1255", "cp1256", *LATIN)
SAMPLE = 20_000
SMALL = "".join(char for char in map(chr, range(0xDF, 0x17F)) if char.islower() and char not in "ðþ")
CAPITAL = "".join(char for char in map(chr, range(0xC0, 0x17F)) if char.isupper() and char not in "ÐÞ")
PLAUSIBLE = re.compile(
    rf"[‘’“”–—…•€£¥©®™°·½¼¾§«»\xa0]|(?<=[0-9km])[²³]|(?<=[A-Za-z])[{SMALL}]|(?<![A-Za-z])[{SMALL}{CAPITAL}](?=[a-z])"
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
CHARSET = re.compile(rb"""<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})""", re.IGNORECASE)


def decode(data: bytes) -> str | None:
    """The text that the bytes hold, without byte order mark, or None where they hold no text."""
    text = _marked(data) or _wide(data) or _utf8(data) or _declared(data) or _mixed(data) or _guessed(data)
    return text if text is not None and looks_like_text(text) else None


def looks_like_text(text: str) -> bool:
    """Whether control characters are rare enough (a hundredth) for the text to be one."""
    sample = text[:SAMPLE]
    return len(CONTROL.findall(sample)) * 100 <= len(sample)


def bom_encoding(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark names, and the mark's length."""
    return next(((name, len(bom)) for bom, name in BOMS if data.startswith(bom)), None)


def _marked(data: bytes) -> str | None:
    marked = bom_encoding(data)
    return _strict(data[marked[1] :], marked[0]) if marked else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: English text has a zero in every second byte."""
    sample = data[: SAMPLE - SAMPLE % 2]
    half = len(sample) // 2 or 1
    if sample[1::2].count(0) / half > 0.6:
        return _strict(data, "utf-16-le")
    if sample[0::2].count(0) / half > 0.6:
        return _strict(data, "utf-16-be")
    return None


def _utf8(data: bytes) -> str | None:
    return _strict(data, "utf-8")


def _declared(data: bytes) -> str | None:
    """The encoding that an HTML page declares in its head."""
    match = CHARSET.search(data[:4096])
    return _strict(data, match[1].decode("ascii")) if match else None


def _mixed(data: bytes) -> str | None:
    """UTF-8 into which Windows-1252 was pasted: some sequences are UTF-8 and the few others are single bytes."""
    text = data.decode("utf-8", errors="surrogateescape")
    odd = re.findall("[\udc80-\udcff]", text)
    if sum(char > "\x7f" for char in text[:SAMPLE]) < 2 * len(odd):
        return None
    single = _strict("".join(odd).encode("utf-8", "surrogateescape"), "cp1252")
    if single is None:
        return None
    replace = dict(zip(map(ord, odd), single, strict=True))
    return text.translate(replace)


def _guessed(data: bytes) -> str | None:
    """A legacy encoding: a Latin one where few bytes are not ASCII, otherwise what ``charset-normalizer`` says."""
    sample = b"\n".join(line[:400] for line in data.splitlines() if not line.isascii())[:SAMPLE]
    if sum(byte > 0x7F for byte in sample) * 5 < len(sample):
        fitting = [name for name in LATIN if _strict(data, name) is not None]
        likeliest = max(
            fitting, key=lambda name: _plausibility(sample.decode(name)), default=None
        )  # the first of equals
        return _strict(data, likeliest) if likeliest else None
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(OTHER), preemptive_behaviour=False).best()
    return _strict(data, best.encoding) if best else None


def _plausibility(text: str) -> int:
    """How many characters that are not ASCII stand where English news has them (a mark, an accent in a name)."""
    return len(PLAUSIBLE.findall(text))


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
