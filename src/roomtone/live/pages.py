"""The built pages and the models that they read with, with the headers that keep them safe."""

from __future__ import annotations

import gzip
import hashlib
import json
import mimetypes
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import brotli
import jinja2
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route
from starlette.types import Scope

from roomtone.addresses import below, with_root_path
from roomtone.asgi import SAFE_HEADERS
from roomtone.errors import SourceError
from roomtone.languages import COOKIE as LANGUAGE_COOKIE
from roomtone.languages import LANGUAGES, Words, catalog, chosen, words_in
from roomtone.vision.models import EXPRESSION_MODEL, NANO_MODEL, load_expression_model, read_yunet

#: Where `npm run build` leaves the pages.
BUILT = Path(__file__).parents[1] / "web"

#: What a page may do: nothing but run its own files and talk to its own server.
CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data: blob:; media-src 'self' blob: mediastream:; connect-src 'self'; "
    "worker-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
HEADERS = {"Content-Security-Policy": CSP} | SAFE_HEADERS
_FRAMED = HEADERS | {
    "Content-Security-Policy": CSP.replace("frame-ancestors 'self'", "frame-ancestors *"),
    "Cache-Control": "no-store",
}
#: The catalogs that each page's script reads.
_AREAS = {
    "student": ("shared", "signal", "student"),
    "pulse": ("shared", "signal", "pulse"),
    "camera": ("shared", "signal", "camera"),
}
_TYPES = {
    ".js": "text/javascript",
    ".json": "application/json",
    ".onnx": "application/octet-stream",
    ".wasm": "application/wasm",
}


@dataclass(frozen=True)
class _Rendered:
    """A page in one language, as it is sent."""

    template: jinja2.Template
    html: bytes
    packed: bytes
    etag: str


@dataclass(frozen=True)
class _File:
    """A built file and how it is sent; `path` may be there compressed alone, with `.br` added."""

    path: Path
    media_type: str
    cache: str

    def answer(self, request: Request) -> Response:
        """The file, compressed where the browser takes it so."""
        headers = HEADERS | {"Cache-Control": self.cache, "Vary": "Accept-Encoding"}
        if self.path.is_file():
            return FileResponse(self.path, 200, headers, self.media_type)
        packed = self.path.with_name(f"{self.path.name}.br")
        if "br" not in request.headers.get("accept-encoding", ""):
            return StreamingResponse(_unpacked(packed), 200, headers, self.media_type)
        headers["Content-Encoding"] = "br"
        return FileResponse(packed, 200, headers, self.media_type)


class Pages:
    """The routes of the pages.

    Args:
        built: the folder with the built pages.
        origins: addresses of other pages that may show these in frames, as `https://host`.
        framers: more of them, asked at each request, for the students' page alone.

    Raises:
        SourceError: they were not built.
    """

    def __init__(
        self,
        built: Path = BUILT,
        origins: tuple[str, ...] = (),
        framers: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        self._models = models()
        self._origins, self._framers = origins, framers
        self._built = built
        self._templates = jinja2.Environment(loader=jinja2.FileSystemLoader(built), autoescape=True)
        self._rendered: dict[tuple[str, str, str], _Rendered] = {}
        self._files = self._scan()
        if "student/index.html" not in self._files:
            raise SourceError(
                f"{built}: expected the built pages. Install roomtone from its wheel, or build "
                "them with python hatch_build.py."
            )

    def _scan(self) -> dict[str, _File]:
        files = {}
        for built in sorted(self._built.rglob("*")):
            if built.is_file():
                path = built.with_suffix("") if built.suffix == ".br" else built
                name = path.relative_to(self._built).as_posix()
                files[name] = _File(path, _media_type(path), _cache("assets" in path.parts))
        return files

    def routes(self) -> list[BaseRoute]:
        """Pages, their files and the models, for an ASGI app."""
        return [
            Route("/join", self._page("student")),
            Route("/join/{code}", self._page("student")),
            Route("/pulse/{code}", self._page("pulse")),
            Route("/overlay/{code}", self._page("pulse")),
            Route("/camera/{code}", self._page("camera")),
            Route("/camera", self._page("camera")),
            Route("/api/docs", self._page("docs")),
            Route("/web/{path:path}", self._file),
            Route("/web-models/{name}", self._model),
        ]

    def template(self, name: str) -> jinja2.Template:
        """A page with gaps in it."""
        return self._templates.get_template(f"{name}/index.html")

    def render(self, request: Request, name: str, **values: object) -> str:
        """A page in its reader's language, with what whoever answers has to say in it."""
        query = {key: value for key, value in request.query_params.items() if key != "language"}
        return self._fill(name, language_of(request), request.scope, query, values)

    def _fill(
        self,
        name: str,
        language: str,
        scope: Scope,
        query: dict[str, str] | None = None,
        values: dict[str, object] | None = None,
    ) -> str:
        words, areas = words_in(language), _AREAS.get(name, ())
        filled = (values or {}) | {
            "t": words,
            "language": language,
            "direction": words.direction,
            "languages": _switch(words, query or {}),
            "catalog": _script("".join(catalog(language, area) for area in areas)),
        }
        return with_root_path(self.template(name).render(filled), scope)

    def _page(self, name: str) -> Callable[[Request], Awaitable[Response]]:
        async def page(request: Request) -> Response:
            origins = [*self._origins, *(self._framers() if name == "student" else ())]
            if name == "student" and _is_framed_elsewhere(request, origins):
                text = self.render(request, "framed", address=str(request.url))
                return HTMLResponse(text, 200, _FRAMED)
            return self._answer(request, name, origins)

        return page

    def _answer(self, request: Request, name: str, origins: list[str]) -> Response:
        """A page that says the same to everybody of one language."""
        language = language_of(request)
        key = (name, language, request.scope.get("root_path", ""))
        rendered, template = self._rendered.get(key), self.template(name)
        if rendered is None or rendered.template is not template:  # built anew meanwhile
            html = self._fill(name, language, request.scope).encode()
            rendered = _Rendered(template, html, gzip.compress(html, 9), f'"{_sha256(html)[:32]}"')
            self._rendered[key] = rendered
        headers = HEADERS | {
            "Cache-Control": "no-cache",
            "ETag": rendered.etag,
            "Vary": "Accept-Encoding, Accept-Language, Cookie",
        }
        if origins:
            headers["Content-Security-Policy"] = f"{CSP} {' '.join(origins)}"
        if request.headers.get("if-none-match", "").removeprefix("W/") == rendered.etag:
            answer = Response(None, 304, headers)
        elif "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            answer = Response(rendered.packed, 200, headers, "text/html")
        else:
            answer = Response(rendered.html, 200, headers, "text/html")
        keep_language(request, answer)
        return answer

    async def _file(self, request: Request) -> Response:
        path = request.path_params["path"]
        if path not in self._files:  # the pages may have been built anew meanwhile
            self._files = self._scan()
        file = self._files.get(path)
        if file is None or file.path.suffix == ".html":
            return Response("No such file.", 404, HEADERS, "text/plain")
        return file.answer(request)

    async def _model(self, request: Request) -> Response:
        name = request.path_params["name"]
        data = self._models.get(name)
        if data is None:
            return Response("No such model.", 404, HEADERS, "text/plain")
        same = request.query_params.get("sha256") == _sha256(data)
        headers = HEADERS | {"Cache-Control": _cache(same)}
        return Response(data, 200, headers, _TYPES[Path(name).suffix])


def language_of(request: Request) -> str:
    """The language in which a page is shown."""
    accepted = request.headers.get("accept-language", "")
    return chosen(request.query_params, request.cookies, accepted)


def keep_language(request: Request, answer: Response) -> None:
    """Keep a language that the page's address names, in a cookie for a year."""
    language = language_of(request)
    if request.query_params.get("language") == language:
        answer.set_cookie(
            LANGUAGE_COOKIE,
            language,
            max_age=365 * 86400,
            path=below(request.scope, "/"),
            secure=request.url.scheme == "https",
            samesite="lax",
        )


def _switch(words: Words, query: dict[str, str]) -> Markup:
    """Links to the page in each language, with the rest of its address."""
    links = [
        Markup('<a href="?{}" lang="{}" hreflang="{}"{}>{}</a>').format(
            urlencode(query | {"language": tag}),
            tag,
            tag,
            Markup(' aria-current="true"') if tag == words.language else "",
            name,
        )
        for tag, name in LANGUAGES.items()
    ]
    return Markup('<nav class="languages" aria-label="{}">{}</nav>').format(
        words("shared-languages"), Markup(" ").join(links)
    )


def _script(text: str) -> Markup:
    """Messages for the page's script; a block of data, which browsers do not run."""
    messages = Markup(text)  # noqa: S704 - from our own catalogs, which have no markup
    return Markup('<script type="text/plain" id="catalog">{}</script>').format(messages)


def is_framed(request: Request) -> bool:
    """Whether a browser asks for a page to show it in a frame; older ones do not say."""
    return request.headers.get("sec-fetch-dest") in ("iframe", "frame", "embed", "object")


def _is_framed_elsewhere(request: Request, origins: Iterable[str]) -> bool:
    """Whether a page of an address that is not registered shows this one in a frame.

    Browsers say so to addresses with HTTPS and to localhost; elsewhere such frames stay empty.
    """
    headers = request.headers
    if not is_framed(request):
        return False
    page = urlsplit(headers.get("referer", ""))
    known = f"{page.scheme}://{page.netloc}" in origins
    return headers.get("sec-fetch-site") != "same-origin" and not known


def models() -> dict[str, bytes]:
    """The files with which the pages read, and what must be known to read as the Python engine."""
    files = {
        "yunet.onnx": read_yunet(),
        "expression.onnx": EXPRESSION_MODEL.read_bytes(),
        "nano.onnx": NANO_MODEL.read_bytes(),
    }
    said: dict[str, dict[str, object]] = {
        Path(name).stem: {"file": name, "sha256": _sha256(data)} for name, data in files.items()
    }
    for path in (EXPRESSION_MODEL, NANO_MODEL):
        contract = load_expression_model(path, threads=1).contract
        said[path.stem] |= {
            "input_size": contract.input_size,
            "mean": contract.mean,
            "std": contract.std,
        }
    return files | {"contract.json": json.dumps(said).encode()}


def write_packed(folder: Path, names: tuple[str, ...]) -> None:
    """Write the runtime and models as gzip, for hosts that do not compress what they send.

    Args:
        folder: is made where it is missing.
        names: of the expression models.

    Raises:
        SourceError: the pages, which have the runtime, were not built.
    """
    runtime = next(BUILT.glob("assets/ort-wasm*.wasm.br"), None)
    if runtime is None:
        raise SourceError(f"{BUILT}: expected the built pages. Run python hatch_build.py.")
    files = models()
    said = json.loads(files["contract.json"])
    contract = {name: said[name] for name in (*names, "yunet")}
    data = {name: files[one["file"]] for name, one in contract.items()}
    data["runtime"] = b"".join(_unpacked(runtime))
    contract["runtime"] = {"file": "runtime.wasm", "sha256": _sha256(data["runtime"])}
    folder.mkdir(parents=True, exist_ok=True)
    for name, one in contract.items():
        one["file"] += ".gz"
        (folder / one["file"]).write_bytes(gzip.compress(data[name], 9, mtime=0))
    (folder / "contract.json").write_text(json.dumps(contract), "utf-8")


def _unpacked(path: Path) -> Iterator[bytes]:
    """The contents of a .br file, for clients that do not take it: browsers, without TLS."""
    decompressor = brotli.Decompressor()
    with path.open("rb") as packed:
        while piece := packed.read(1 << 14):
            yield decompressor.process(piece)


def _media_type(path: Path) -> str:
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    return kind or "application/octet-stream"


def _cache(hashed: bool) -> str:
    """What is asked for by its content's hash never changes."""
    return "public, max-age=31536000, immutable" if hashed else "no-cache"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
