"""Names that other programs can use for our records: URNs and hashes."""

from __future__ import annotations

import base64
import hashlib
from urllib.parse import quote

NAMESPACE = "urn:truceline:ns:"
"""Of our own terms in linked data; docs/exports.md says what each means. Nothing can be fetched there."""


def urn(kind: str, name: str, part: str = "") -> str:
    """`urn:truceline:claim:c-0123`, with `#part` for a part of it. Whatever may not stand in a URN is percent-encoded
    as UTF-8."""
    told = f"urn:truceline:{kind}:{_encoded(name)}"
    return f"{told}#{_encoded(part)}" if part else told


def sha256_of(text: str) -> str:
    """Of its UTF-8, in hexadecimal digits."""
    return hashlib.sha256(_bytes(text)).hexdigest()


def hash_uri(text: str) -> str:
    """The same as a URI that names these words and no others (RFC 6920)."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(_bytes(text)).digest()).decode("ascii")
    return f"ni:///sha-256;{digest.rstrip('=')}"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _encoded(name: str) -> str:
    return quote(_bytes(name), safe="-._~:")
