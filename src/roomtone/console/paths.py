"""The console's addresses: its pages, and what Streamlit serves beside them."""

#: Addresses of the pages; none is that of another page of the server.
PAGES = ("class", "past", "course", "photo", "your-camera", "policy", "integrations", "about")
#: Paths at which a browser opens the console.
PAGE_PATHS = frozenset({"/", *(f"/{name}" for name in PAGES)})
FILES = frozenset({"/favicon.png"})
FOLDERS = ("/_stcore/", "/media/", "/static/", "/component/")
UPLOADS = "/_stcore/upload_file/"
#: Largest picture file that is taken, in MB, and largest bodies of requests by path, bytes.
MOST_MB = 50
LARGER = {UPLOADS: MOST_MB * 2**20 + 2**16}
SOCKET = "/_stcore/stream"
#: Names sessions, which nobody needs to know.
HIDDEN = frozenset({"/_stcore/metrics"})


def redirect(address: str) -> bytes:
    """The message with which Streamlit has a page open another address, as `st.logout` does.

    It is a `ForwardMsg` with `auth_redirect`, written here since the server runs without Streamlit.
    """
    return b"\x12\x00" + _field(24, _field(1, address.encode()))  # after empty metadata


def _field(number: int, value: bytes) -> bytes:
    """A field of a Protocol Buffers message whose value is text or a message."""
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + _varint(rest) if rest else bytes([low])
