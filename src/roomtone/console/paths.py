"""The console's addresses: its pages, and what Streamlit serves beside them."""

#: Addresses of the pages; none is that of another page of the server.
PAGES = ("class", "past", "photo", "your-camera", "policy", "about")
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
