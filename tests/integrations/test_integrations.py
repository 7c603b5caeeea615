from __future__ import annotations

import base64
import email
import email.policy
import re
import socket
import subprocess
import sys
import threading
import time
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import icalendar
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler

from roomtone.errors import OptionError
from roomtone.integrations import options as read
from roomtone.integrations.options import IntegrationOptions
from roomtone.live.events import AlertChanged
from roomtone.store import Store
from roomtone.types import Alert
from tests.live.conftest import until

from .conftest import ADDRESS, OTHER_SECRET, SECRET, notifying, options_for

ODD = "Physik: “Übung”\n<b>2"


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("ROOMTONE_HOME", str(tmp_path))
    return Store(f"sqlite:///{tmp_path}/roomtone.db")


def publish_alert(server, code, text):
    """An alert begins, and is over."""
    for ended_at in (None, 40.0):
        event = AlertChanged(code, Alert(12.0, "lost", text, ended_at))
        server.call(partial(server.service.integrations.handle, event))


def test_a_class_is_told_of_from_start_to_end(others):
    them, address = others
    with notifying(options_for(address)) as server:
        code = server.new_class(name="Optics", course="Physics 1")["code"]
        publish_alert(server, code, "More students are lost.")
        server.ask("POST", f"/api/classes/{code}/end")
        server.ask("POST", f"/api/classes/{code}/reopen")
        until(lambda: len(them.got) == len(them.statements) == 4)
        state = server.ask("GET", "/api/integrations").json()
        assert server.ask("GET", "/api/integrations", "a stranger's").status_code == 401
    started, raised, ended, reopened, stopped = them.got
    assert started["type"] == "class.started"
    assert started["data"] == {
        "code": code,
        "name": "Optics",
        "course": "Physics 1",
        "simulated": False,
    }
    assert raised["type"] == "class.alert"
    assert raised["data"] == started["data"] | {
        "alert": "lost",
        "text": "More students are lost.",
    }
    assert (ended["type"], ended["data"]["recap"]) == (
        "class.ended",
        f"{ADDRESS}/past?class={code}",
    )
    assert (reopened["type"], stopped["type"]) == ("class.reopened", "class.ended")
    verbs = [one["verb"]["id"].rpartition("/")[2] for one in them.statements]
    assert verbs == ["initialized", "commented", "terminated", "resumed", "terminated"]
    assert {one["actor"]["account"]["homePage"] for one in them.statements} == {ADDRESS}
    assert len({one["object"]["id"] for one in them.statements}) == 1
    assert them.statements[1]["result"]["response"] == raised["data"]["text"]
    assert re.fullmatch(r"PT\d+\.\dS", them.statements[2]["result"]["duration"])
    assert them.problems == []
    assert [(one["kind"], one["sent"], one["dropped"]) for one in state["receivers"]] == [
        ("webhook", 4, 0),
        ("xAPI", 4, 0),
    ]
    assert state["receivers"][0]["last_result"] == "answered 204"
    assert "p@ss" not in str(state)
    assert "whsec" not in str(state)


def test_a_webhook_is_sent_again_with_the_same_id_until_it_is_taken(others):
    them, address = others
    them.answers = [503, 301, 429]
    with notifying(options_for(address)) as server:
        server.new_class()
        server.new_class()
        until(lambda: len(them.got) == 2)
    assert len(set(them.ids[:4])) == 1
    assert them.ids[4] != them.ids[3]


def test_who_says_gone_is_told_no_more_and_who_is_away_is_given_up(others):
    them, address = others
    them.answers = [410]
    with socket.create_server(("127.0.0.1", 0)) as closed:
        away = f"http://127.0.0.1:{closed.getsockname()[1]}"
    options = options_for(
        address,
        webhooks=(*options_for(address).webhooks, read.parse_webhook(f"{away}#{OTHER_SECRET}")),
    )
    with notifying(options) as server:
        server.new_class()
        begun = time.monotonic()
        server.new_class()
        assert time.monotonic() - begun < 0.5, "no class waits for a receiver"

        def results():
            state = server.ask("GET", "/api/integrations").json()["receivers"]
            return [(one["dropped"], one["last_result"]) for one in state]

        gone, unreachable, _ = until(lambda: (r := results())[1][0] >= 1 and r)
    assert gone[0] == 1
    assert gone[1].startswith("410")
    assert unreachable[1].startswith("no connection")
    assert them.got == []


def test_the_receiver_of_the_documentation_receives(others, monkeypatch):
    text = (Path(__file__).parents[2] / "docs" / "integrations.md").read_text()
    (code,) = re.findall(r"```python\n(.*?)```", text, re.S)
    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    said = []
    names = {"print": lambda *words: said.append(words)}
    code = code.replace("8000", "0")
    thread = threading.Thread(target=exec, args=(compile(code, "receiver", "exec"), names))
    thread.start()
    server = until(lambda: names.get("server"))
    server.RequestHandlerClass.log_message = lambda *_: None
    address = f"http://127.0.0.1:{server.server_address[1]}"
    right, wrong = (read.parse_webhook(f"{address}#{one}") for one in (SECRET, OTHER_SECRET))
    with notifying(IntegrationOptions(ADDRESS, (right, wrong))) as notifier:
        code = notifier.new_class(name="Optics")["code"]

        def results():
            state = notifier.ask("GET", "/api/integrations").json()["receivers"]
            return [one["last_result"] for one in state]

        until(lambda: results() == ["answered 204", "answered 401; tried again"])
    server.shutdown()
    thread.join(5)
    server.server_close()
    data = {"code": code, "name": "Optics", "course": "", "simulated": False}
    assert said[0] == ("class.started", data)


def test_a_wrong_secret_is_noticed(others):
    them, address = others
    targets = (read.parse_webhook(f"{address}/hook#{OTHER_SECRET}"),)
    with notifying(IntegrationOptions(ADDRESS, targets)) as server:
        server.new_class()
        until(lambda: them.problems)
    assert them.got == []


@pytest.mark.parametrize(
    "text",
    [
        "https://x.example/hook",
        "https://x.example/hook#whsec_c2hvcnQ=",
        "https://x.example/hook#whsec_no base64",
        "https://x.example/hook#" + "secretsecretsecretsecret",
        "ftp://x.example#" + SECRET,
        "https://#" + SECRET,
        "https://x.example:port#" + SECRET,
    ],
)
def test_a_webhook_needs_an_address_and_a_secret(text):
    with pytest.raises(OptionError, match="--webhook: expected") as error:
        read.parse_webhook(text)
    assert "c2hvcnQ" not in str(error.value)
    assert "secretsecret" not in str(error.value)


@pytest.mark.parametrize(
    ("smtp", "sender", "to"),
    [
        ("https://mail.example", "a@x.example", ("b@x.example",)),
        ("smtp://mail.example:no", "a@x.example", ("b@x.example",)),
        ("smtp://mail.example", "a@x.example", ()),
        ("smtp://mail.example", "", ("b@x.example",)),
        ("smtp://mail.example", "a@x.example", ("b@x.example\nBcc: c@x.example",)),
    ],
)
def test_mail_needs_a_server_a_sender_and_somebody_to_get_it(smtp, sender, to):
    with pytest.raises(OptionError, match="expected"):
        read.mail(smtp, sender, to)


class Mailbox(MessageHandler):
    def __init__(self) -> None:
        super().__init__(EmailMessage)
        self.mails: list[EmailMessage] = []

    def prepare_message(self, session, envelope):
        return email.message_from_bytes(envelope.content, policy=email.policy.default)

    def handle_message(self, message):
        self.mails.append(message)


@pytest.fixture
def mailbox():
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, "127.0.0.1", port)
    controller.start()
    yield box, read.mail(f"smtp://127.0.0.1:{port}", "class@x.example", ("a@x.example",))
    controller.stop()


def test_the_recap_comes_by_mail_once_a_class_is_over(store, mailbox):
    box, mail = mailbox
    with notifying(IntegrationOptions(ADDRESS, mail=mail), store) as server:
        code = server.new_class(name=ODD, course="Physics")["code"]
        server.ask("POST", f"/api/classes/{code}/end")
        until(lambda: box.mails)
        logged = until(
            lambda: [one for one in server.recorder.store.audit_log() if one.what == "recap mailed"]
        )
    (got,) = box.mails
    assert got["subject"] == "Recap: Physics: Physik: “Übung” <b>2"
    assert (got["from"], got["to"]) == ("class@x.example", "a@x.example")
    assert f"{ADDRESS}/past?class={code}" in got.get_body().get_content()
    (page,) = got.iter_attachments()
    assert page.get_filename() == f"recap-{code}.html"
    assert "&lt;b&gt;2" in page.get_content()
    assert logged[0].detail == {"code": code, "to": 1}


def test_no_mail_of_a_class_whose_end_was_undone(store, mailbox):
    box, mail = mailbox
    with notifying(IntegrationOptions(ADDRESS, mail=mail), store, undo_s=0.5) as server:
        code = server.new_class()["code"]
        server.ask("POST", f"/api/classes/{code}/end")
        server.ask("POST", f"/api/classes/{code}/reopen")

        def result():
            return server.ask("GET", "/api/integrations").json()["receivers"][0]["last_result"]

        until(lambda: result() == "not sent: the class goes on")
    assert box.mails == []


def test_the_calendar_has_the_classes_for_whoever_has_its_link(store):
    with notifying(IntegrationOptions(ADDRESS, calendar=True), store) as server:
        ended = server.new_class(name=ODD, course="Physics; 1")["code"]
        server.ask("POST", f"/api/classes/{ended}/end")
        runs = server.new_class(name="Now", minutes=30)["code"]
        server.new_class(simulated=True)
        server.recorder.flush()
        link = server.ask("GET", "/api/integrations").json()["calendar"]
        assert link.startswith(f"{ADDRESS}/api/calendar/")
        path = link.removeprefix(ADDRESS)
        answer = server.ask("GET", path, key="")
        assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
        now, past = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
        assert (str(now["summary"]), now.decoded("dtend") - now.decoded("dtstart")) == (
            "Now",
            icalendar.prop.vDDDTypes.from_ical("PT30M"),
        )
        assert str(past["summary"]) == f"Physics; 1: {ODD}"
        assert past["url"] == f"{ADDRESS}/past?class={ended}"
        assert runs not in str(now.get("url"))
        assert server.ask("POST", "/api/integrations/calendar", key="").status_code == 401
        renewed = server.ask("POST", "/api/integrations/calendar").json()["calendar"]
        assert renewed != link
        assert server.ask("GET", path, key="").status_code == 404
        assert server.ask("GET", renewed.removeprefix(ADDRESS), key="").status_code == 200


def test_a_store_is_needed_for_mail_and_calendar():
    with (
        pytest.raises(OptionError, match="store"),
        notifying(IntegrationOptions("", calendar=True)),
    ):
        pass


def test_nothing_of_it_is_imported_where_nothing_is_set():
    code = (
        "import sys, roomtone.cli.serve, roomtone.live.app, roomtone.live.http\n"
        "assert not [n for n in sys.modules if n.startswith(('roomtone.integrations', 'tenacity', "
        "'icalendar'))]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_secret_is_as_the_scheme_has_it():
    target = read.parse_webhook(f"https://user.example/a?b=c#{SECRET}")
    assert target.url == "https://user.example/a?b=c"
    assert base64.b64encode(target.secret).decode() == SECRET.removeprefix("whsec_")
