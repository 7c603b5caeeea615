"""`roomtone serve`: live classes, with console, pages and API on one port."""

from __future__ import annotations

import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from roomtone.addresses import is_loopback
from roomtone.cli.certificate import Certificate, given_certificate, own_certificate
from roomtone.cli.output import errors
from roomtone.cli.server import (
    BehindProxyOption,
    CertificateOption,
    HostOption,
    LogFormat,
    LogFormatOption,
    OpenOption,
    PortOption,
    PrivateOption,
    PrivatePasswordOption,
    address_of,
    checked_root,
    connection_limits,
    listen,
    protected,
    run,
)
from roomtone.console import console_paths, paths
from roomtone.console.settings import VISIT_HEADER, Settings
from roomtone.errors import OutputError
from roomtone.live.options import DEFAULT_PARTICIPANTS, MAX_PARTICIPANTS
from roomtone.vision.window import has_display

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from roomtone.integrations.options import IntegrationOptions
    from roomtone.live.app import Service


def serve(
    host: HostOption = "127.0.0.1",
    port: PortOption = 8501,
    key: Annotated[
        str,
        typer.Option(
            envvar="ROOMTONE_KEY",
            help="The teacher's key. Beyond this machine one is always asked for; without this "
            "option a new one is made and printed.",
        ),
    ] = "",
    place: Annotated[
        str, typer.Option(envvar="ROOMTONE_PLACE", help="For this run: the country, such as US.")
    ] = "",
    purpose: Annotated[
        str,
        typer.Option(envvar="ROOMTONE_PURPOSE", help="For this run: education, research or own."),
    ] = "",
    store: Annotated[
        str,
        typer.Option(
            envvar="ROOMTONE_STORE",
            metavar="URL",
            help="Where classes are stored: sqlite:///PATH or "
            "postgresql://user:password@host/name; none: nowhere. By default a file in your data "
            "folder.",
        ),
    ] = "",
    origin: Annotated[
        list[str] | None,
        typer.Option(help="Another address whose pages may use this server, as https://host."),
    ] = None,
    behind_proxy: BehindProxyOption = False,
    root_path: Annotated[
        str,
        typer.Option(
            envvar="ROOMTONE_ROOT_PATH",
            metavar="PATH",
            help="The path at which a proxy shows this server, such as /rt.",
        ),
    ] = "",
    certificate: CertificateOption = None,
    private: PrivateOption = None,
    private_password: PrivatePasswordOption = "",
    self_signed: Annotated[
        bool,
        typer.Option(
            "--self-signed",
            help="Serve HTTPS with a certificate that this server makes, of which browsers warn.",
        ),
    ] = False,
    metrics_token: Annotated[
        str,
        typer.Option(
            envvar="ROOMTONE_METRICS_TOKEN",
            help="Opens /metrics and nothing else; without it the teacher's key does.",
        ),
    ] = "",
    max_participants: Annotated[
        int,
        typer.Option(
            envvar="ROOMTONE_MAX_PARTICIPANTS",
            min=1,
            max=MAX_PARTICIPANTS,
            help="Most students and cameras of a class; its teacher can choose another number.",
        ),
    ] = DEFAULT_PARTICIPANTS,
    bus: Annotated[
        str,
        typer.Option(
            envvar="ROOMTONE_BUS",
            metavar="URL",
            help="A Redis server that several processes share, to serve as one: "
            "redis://host:6379 or, with TLS, rediss://:password@host.",
        ),
    ] = "",
    workers: Annotated[
        int,
        typer.Option(
            min=1,
            max=128,
            envvar="ROOMTONE_WORKERS",
            help="Processes that serve as one on this machine, over the bus; about one a core.",
        ),
    ] = 1,
    public_url: Annotated[
        str,
        typer.Option(
            envvar="ROOMTONE_PUBLIC_URL",
            metavar="URL",
            help="The address at which people reach this server, in links that are sent.",
        ),
    ] = "",
    webhook: Annotated[
        list[str] | None,
        typer.Option(
            envvar="ROOMTONE_WEBHOOKS",
            metavar="URL#SECRET",
            help="Told of classes that start and end and of alerts, signed: "
            "https://host/path#whsec_SECRET.",
        ),
    ] = None,
    lrs: Annotated[
        str,
        typer.Option(
            envvar="ROOMTONE_LRS",
            metavar="URL",
            help="A learning record store that gets xAPI statements: https://key:secret@host/path.",
        ),
    ] = "",
    smtp: Annotated[
        str,
        typer.Option(
            envvar="ROOMTONE_SMTP",
            metavar="URL",
            help="Mails the recap after each class through smtp://user:password@host:587, or "
            "smtps://host.",
        ),
    ] = "",
    mail_from: Annotated[
        str, typer.Option(envvar="ROOMTONE_MAIL_FROM", help="The address that mails come from.")
    ] = "",
    mail_to: Annotated[
        list[str] | None,
        typer.Option(envvar="ROOMTONE_MAIL_TO", help="Who gets the recap of each class by mail."),
    ] = None,
    mail_language: Annotated[
        str,
        typer.Option(
            envvar="ROOMTONE_MAIL_LANGUAGE", metavar="TAG", help="Of mails, as de, fr or ar."
        ),
    ] = "en",
    calendar: Annotated[
        bool,
        typer.Option(
            "--calendar",
            envvar="ROOMTONE_CALENDAR",
            help="Serve an iCalendar feed of classes; the console shows its link.",
        ),
    ] = False,
    console: Annotated[
        bool, typer.Option(help="Serve the teacher's console too, in a process of its own.")
    ] = True,
    log_format: LogFormatOption = LogFormat.text,
    open_page: OpenOption = False,
) -> None:
    """Serve live classes: the teacher's console, the students' page, the pulse, the API.

    On this computer no key is needed; elsewhere, and behind a proxy, one is. Cameras in other
    computers' browsers need HTTPS: give a certificate, let it make one (--self-signed), or put a
    proxy that has one in front.
    """
    from roomtone.console import is_installed
    from roomtone.live.app import Service
    from roomtone.live.auth import new_token
    from roomtone.logs import set_up_log

    if workers > 1 and not bus:
        raise OutputError(
            "--workers: expected --bus redis://host:6379, over which several processes serve as "
            "one; got none. Start a Redis server, or leave --workers out."
        )
    used = given_certificate(certificate, private, private_password)
    if self_signed:
        if used:
            raise OutputError("--self-signed: expected no --certificate beside it.")
        used = own_certificate(host)
    root_path = checked_root(root_path)
    alone = is_loopback(host) and not behind_proxy  # a proxy lets everybody in
    made = "" if key or alone else new_token()
    key = key or made
    set_up_log(log_format is LogFormat.json)
    wanted = None
    if webhook or lrs or smtp or calendar:
        wanted = _integrations(
            public_url, webhook or [], lrs, smtp, mail_from, mail_to or [], mail_language, calendar
        )
    given: dict[str, Any] = {
        "key": key,
        "place": place,
        "purpose": purpose,
        "store": store,
        "origins": tuple(origin or ()),
        "metrics_token": metrics_token,
        "max_participants": max_participants,
        "bus": bus,
    }
    service = Service.from_settings(**given)
    listener = listen(host, port)
    address = address_of(listener, host, used is not None)
    if wanted:
        wanted = replace(wanted, address=wanted.address or f"{address}{root_path}")
        service = integrated(service, wanted)
    settings = None
    if console and is_installed():
        settings = Settings(
            address,
            key,
            str(used.file) if used else "",
            root_path=root_path,
            self_signed=self_signed,
            json_log=log_format is LogFormat.json,
        )
    app = server_app(service, settings, key)
    errors.print(f"roomtone is at {address}{root_path}")
    if service.cluster:
        errors.print(f"It serves as one with others on {service.cluster.bus.name}")
    if made:
        errors.print(f"The teacher's key: {made}")
    if self_signed and used:
        _explain(used)
    if console and not settings:
        errors.print("The console isn't installed: pip install 'roomtone[console]'.")
    errors.print(service.hub.policy.reason)
    if service.recorder:
        stored = f"Classes are stored for {service.hub.policy.retention_days} days"
        errors.print(f"{stored} in {service.recorder.store.name}")
    errors.print("Stop it with Ctrl-C.")
    if open_page and has_display():
        webbrowser.open(address + root_path)
    if workers > 1:
        from roomtone.cli.workers import WorkerApp, run_workers

        json_log = log_format is LogFormat.json
        made_by = WorkerApp(
            given, wanted, settings, connection_limits(), alone, behind_proxy, root_path, json_log
        )
        run_workers(made_by, service, listener, used, workers)
        return
    refused = service.hub.metrics.refused
    run(
        protected(app, key, alone, behind_proxy, root_path),
        listener,
        used,
        lambda reason: refused.labels(reason).inc(),
    )


def _integrations(
    public_url: str,
    webhooks: list[str],
    lrs: str,
    smtp: str,
    mail_from: str,
    mail_to: list[str],
    mail_language: str,
    calendar: bool,
) -> IntegrationOptions:
    """Which systems are sent what happens, from the options of the command."""
    from roomtone.integrations import options

    return options.IntegrationOptions(
        public_url.rstrip("/"),
        tuple(options.parse_webhook(one) for one in webhooks),
        options.parse_lrs(lrs) if lrs else None,
        options.mail(smtp, mail_from, tuple(mail_to), mail_language) if smtp else None,
        calendar,
    )


def integrated(service: Service, options: IntegrationOptions) -> Service:
    """A server that tells other systems of its classes."""
    from roomtone.integrations.service import Integrations

    return replace(service, integrations=Integrations(options, service.hub, service.recorder))


def _explain(certificate: Certificate) -> None:
    """What people see who open a server with a certificate of its own."""
    errors.print(
        "Browsers warn of the certificate, which this server made: choose Advanced, then Continue. "
        "Once a device. To be sure that it is this server's, compare its SHA-256 fingerprint:"
    )
    errors.print(certificate.fingerprint, soft_wrap=True, emoji=False)  # ":AB:" is one


def server_app(service: Service, settings: Settings | None, key: str) -> ASGIApp:
    """The server: its pages and API, and the console behind its sign-in.

    Args:
        service: the server.
        settings: of the console; None for a server without one.
        key: the teacher's; empty where the server asks for none.
    """
    from functools import partial

    from starlette.responses import RedirectResponse
    from starlette.routing import Route

    from roomtone.console.process import ConsoleProcess, SharedConsole
    from roomtone.live.app import compose_app
    from roomtone.live.oidc import find_provider
    from roomtone.live.pages import Pages
    from roomtone.live.sign_in import SignIn, SignInRequired
    from roomtone.live.visits import stored_visits
    from roomtone.lti.platforms import Platforms
    from roomtone.lti.routes import Lti

    platforms = Platforms()
    pages = Pages(origins=service.hub.auth.origins, framers=platforms.origins)
    routes = service.routes(pages.routes())
    if settings is None:
        routes.append(Route("/", RedirectResponse("join", 303)))
        return compose_app(routes, running=service.running)
    kind = SharedConsole if settings.port else ConsoleProcess
    console = kind(settings, partial(pages.render, name="waiting"))
    visits = stored_visits(key) if key else None
    hub = service.hub
    provider = find_provider() if key else None
    sign_in = SignIn(hub.auth, pages, visits, console_paths(), hub.metrics, provider)

    lti = Lti(platforms, hub, sign_in, pages)

    @asynccontextmanager
    async def running() -> AsyncIterator[None]:
        async with service.running(), console.running():
            yield

    return compose_app(
        [*routes, *sign_in.routes(), *lti.routes()],
        SignInRequired(console, sign_in, VISIT_HEADER),
        paths.LARGER,
        running=running,
    )
