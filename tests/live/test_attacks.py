"""What an attacker may try: nothing leaks, and the class goes on."""

from __future__ import annotations

import contextlib
import json
import socket as sockets
import time
from http.client import HTTPConnection

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed, InvalidStatus

from roomtone.codes import new_code
from roomtone.errors import PolicyError
from roomtone.live.app import LOOPBACK, Service
from roomtone.live.auth import Auth
from roomtone.live.connection_limits import ConnectionLimits
from roomtone.live.hub import Hub
from roomtone.live.limits import AddressLimiter, LimitOptions, RateLimiter
from roomtone.live.protocol import MAX_FACES, ProtocolError, parse_client_message
from roomtone.policy import Policy
from tests.live.conftest import HAPPY, KEY, hear, hear_until, say, say_face, serving

METRICS = "the metrics token"
FACES = {"v": 1, "type": "faces", "n": 1, "age_ms": 0, "faces": []}


def goes_on(server, made):
    """Five students still make a pulse."""
    feed = server.feed(made)
    students = [server.student(made["code"]) for _ in range(5)]
    for student in students:
        say_face(student, 1)
    hear_until(feed, lambda said: said["type"] == "pulse" and said["signal"]["counted"] >= 5)


def test_guessing_codes_is_slowed_down_and_tells_nothing(strict_server):
    made = strict_server.new_class()
    path = f"/api/classes/{made['code']}"
    answers = [strict_server.ask("GET", f"/api/classes/{new_code()}", key="") for _ in range(8)]
    assert [answer.status_code for answer in answers] == [404] * 5 + [429] * 3
    # Others at the same address, a school's, are not kept out by those who mistype.
    assert strict_server.ask("GET", path, key="").status_code == 200
    assert strict_server.ask("GET", "/api/classes").status_code == 200
    # A flood of guesses gets no answers at all.
    for _ in range(40):
        flooded = strict_server.ask("GET", f"/api/classes/{new_code()}", key="")
    right = strict_server.ask("GET", path, key="")
    assert (right.status_code, right.text) == (429, flooded.text)


def test_keys_and_tokens_cannot_be_guessed_on_any_way_in(strict_server):
    made = strict_server.new_class()
    code = made["code"]
    student = strict_server.student(code)
    statuses = [strict_server.ask("GET", "/api/classes", key=str(n)).status_code for n in range(4)]
    assert statuses == [401] * 4
    feed = strict_server.socket(f"/api/classes/{code}/feed", "wrong")
    assert hear(feed)["reason"] == "no_class"
    token = strict_server.socket(f"/api/classes/{code}/readings", "wrong")
    assert hear(token)["reason"] == "not_joined"
    for path in (f"/api/classes/{code}/signal", "/metrics", "/api/classes", "/api/server"):
        assert strict_server.ask("GET", path, key="wrong").status_code == 429, path
    blocked = strict_server.socket(f"/api/classes/{code}/feed", "wrong")
    assert hear(blocked)["reason"] == "wait"
    # What nobody can guess is served however much others guess.
    strict_server.feed(made)
    strict_server.feed(made | {"key": KEY})
    for key in (made["key"], KEY):
        assert strict_server.ask("GET", f"/api/classes/{code}/signal", key=key).status_code == 200
    # Who is in already is not disturbed by it.
    say(student, type="feedback", value="lost")
    say(student, type="nonsense")
    assert hear(student)["reason"] == "bad_message"


def test_a_school_behind_one_address_joins_while_somebody_there_guesses():
    hub = Hub(Policy("US", "education"), Auth(KEY, options=LimitOptions(wrong_per_minute=10)))
    with serving(Service(hub), KEY) as server:
        code = server.new_class()["code"]
        for number in range(60):
            server.ask("GET", "/api/classes", key=f"wrong key {number}")
            if number % 6 == 0:
                server.join(code)
        assert server.ask("GET", "/api/classes", key="wrong").status_code == 429
        assert server.ask("GET", "/api/classes").status_code == 200


def test_an_address_fills_no_class_in_a_moment():
    options = LimitOptions(class_joins_per_minute=6, class_joins=10)
    with serving(
        Service(Hub(Policy("US", "education"), Auth(KEY, options=options))), KEY
    ) as server:
        path, other = (f"/api/classes/{server.new_class()['code']}/join" for _ in range(2))
        body = {"consent": True}
        statuses = [server.ask("POST", path, key="", json=body).status_code for _ in range(16)]
        assert statuses[:10] == [201] * 10
        assert statuses.count(429) >= 4
        assert server.ask("POST", other, key="", json=body).status_code == 201
        assert 'roomtone_refused_total{reason="joins"}' in server.ask("GET", "/metrics").text


def test_a_flood_is_said_and_the_teacher_ends_it(server):
    made = server.new_class(max_participants=8)
    path, key = f"/api/classes/{made['code']}", made["key"]
    feed, early = server.feed(made), server.student(made["code"])
    server.hub.get(made["code"]).participants[0].joined_at -= 1000
    flood = [server.student(made["code"]) for _ in range(7)]
    full = server.ask("POST", f"{path}/join", key="", json={"consent": True})
    assert (full.status_code, "full (8)" in full.text) == (409, True)
    state = server.ask("GET", path).json()
    assert (state["participants"], state["max_participants"], state["refused_joins"]) == (8, 8, 1)
    # More seats.
    limit = f"{path}/participants/limit"
    for most in (0, 20_001):
        answer = server.ask("PUT", limit, key=key, json={"max_participants": most})
        assert answer.status_code == 422
    assert server.ask("PUT", limit, key=key, json={"max_participants": 20}).status_code == 200
    flood.append(server.student(made["code"]))
    # Those who came lately are removed, and told so; who was there before stays.
    remove = f"{path}/participants/remove"
    assert server.ask("POST", remove, key="wrong", json={}).status_code == 404
    answer = server.ask("POST", remove, key=key, json={"joined_within_s": 500})
    assert answer.json() == {"removed": 8}
    assert hear_until(flood[0], lambda said: said["type"] == "refused")["reason"] == "removed"
    with pytest.raises(ConnectionClosed):
        flood[0].recv(timeout=5)
    say(early, type="nonsense")
    assert hear_until(early, lambda said: said["type"] == "refused")["reason"] == "bad_message"
    # A new code: the one before lets nobody in, who is there stays, the links of the class work.
    renewed = server.ask("POST", f"{path}/join-code", key=key).json()["join_code"]
    said = hear_until(feed, lambda said: said["type"] == "snapshot")
    assert said["code"] == renewed != made["code"]
    for method, old in (("POST", f"{path}/join"), ("GET", path)):
        assert server.ask(method, old, key="", json={"consent": True}).status_code == 404
    server.student(renewed)
    say(early, type="nonsense")
    assert hear_until(early, lambda said: said["type"] == "refused")["reason"] == "bad_message"
    assert server.ask("GET", f"{path}/signal", key=key).status_code == 200
    assert server.ask("POST", remove, key=key, json={}).json() == {"removed": 2}


def test_the_signal_is_asked_for_at_a_pace(strict_server):
    made, other = strict_server.new_class(), strict_server.new_class()

    def ask(one):
        return strict_server.ask("GET", f"/api/classes/{one['code']}/signal", key=one["key"])

    answers = [ask(made) for _ in range(12)]
    assert [answer.status_code for answer in answers[:6]] == [200] * 6
    assert (answers[-1].status_code, answers[-1].headers["Retry-After"]) == (429, "1")
    assert ask(other).status_code == 200
    text = strict_server.ask("GET", "/metrics").text
    assert 'roomtone_refused_total{reason="signals"}' in text


def test_the_metrics_have_a_token_that_opens_nothing_else():
    service = Service(Hub(Policy("US", "education"), Auth(KEY, metrics_token=METRICS)))
    with serving(service, KEY) as server:
        assert server.ask("GET", "/metrics", key=METRICS).status_code == 200
        assert server.ask("GET", "/metrics").status_code == 401, "nor does the key open them"
        assert server.ask("GET", "/api/classes", key=METRICS).status_code == 401


@pytest.mark.parametrize("key", ["a", "           ", "short key"])
def test_keys_that_can_be_guessed_are_refused_at_the_start(key):
    with pytest.raises(PolicyError, match="12 characters or more"):
        Service.from_settings(key, "US", "education", "none")


def test_keys_are_of_any_script():
    with serving(Service(Hub(Policy("US", "education"), Auth("ключ учителя 1"))), KEY) as server:
        encoded = "ключ учителя 1".encode()
        headers = [(b"Authorization", b"Bearer " + encoded)]
        answer = httpx2.get(f"{server.address}/api/classes", headers=headers)
        assert answer.status_code == 200


def test_an_address_is_counted_however_it_is_spelled():
    auth = Auth(KEY, options=LimitOptions(wrong_per_minute=5))
    service = Service(Hub(Policy("US", "education"), auth))
    with (
        serving(service, KEY, proxied=True) as server,
        contextlib.closing(HTTPConnection("127.0.0.1", server.port)) as client,
    ):

        def guess(claim: str) -> int:
            return _claim(client, "X-Forwarded-For", claim)

        limited = [404] * 5 + [429] * 3
        assert [guess(f"192.0.2.1:{port}") for port in range(4000, 4008)] == limited
        neighbors = [guess(f"2001:db8::{number:x}") for number in range(1, 9)]
        assert neighbors == limited, "one host has a whole /64"
        assert guess("[2001:db8:0:1::1]:4711") == 404
        # What is no address is the proxy's own.
        assert [guess(f"unknown{number}") for number in range(8)] == limited


def test_a_students_token_opens_nothing_else(server):
    made, other = server.new_class(), server.new_class()
    token = server.join(made["code"])
    code = made["code"]
    for method, path in (
        ("GET", f"/api/classes/{code}/signal"),
        ("DELETE", f"/api/classes/{code}"),
        ("POST", f"/api/classes/{code}/markers"),
        ("POST", f"/api/classes/{code}/cameras"),
        ("PUT", f"/api/classes/{code}/alerts"),
    ):
        body = {"text": "x"} if path.endswith("markers") else {"agreed": True}
        answer = server.ask(method, path, key=token, json=body)
        assert answer.status_code in (404, 422), path
        assert answer.status_code == 404 or path.endswith("alerts")
    assert hear(server.socket(f"/api/classes/{code}/feed", token))["reason"] == "no_class"
    elsewhere = server.socket(f"/api/classes/{other['code']}/readings", token)
    assert hear(elsewhere)["reason"] == "not_joined"
    class_key = server.socket(f"/api/classes/{other['code']}/feed", made["key"])
    assert hear(class_key)["reason"] == "no_class"
    goes_on(server, made)


def test_a_student_cannot_speak_for_another(server):
    made = server.new_class()
    student = server.student(made["code"])
    say_face(student, 1, who=2)
    assert hear(student)["reason"] == "not_allowed"
    people = [{"who": who, "q": 0.9, "p": HAPPY} for who in range(1, 40)]
    say(student, type="faces", n=2, age_ms=0, faces=people)
    assert hear(student)["reason"] == "not_allowed"
    signal = server.ask("GET", f"/api/classes/{made['code']}/signal").json()
    assert signal["present"] == 0


def test_a_recorded_message_played_again_is_dropped(server):
    made = server.new_class()
    token = server.join(made["code"])
    student = server.student(made["code"], token)
    say_face(student, 7)
    student.close()
    again = server.student(made["code"], token)
    say_face(again, 7)
    say(again, type="pause")
    for _ in range(50):
        text = server.ask("GET", "/metrics").text
        if 'roomtone_refused_total{reason="old"} 1.0' in text:
            break
        time.sleep(0.05)
    assert 'roomtone_messages_total{type="faces"} 1.0' in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"v":1}',
        '{"v":2,"type":"pause"}',
        '{"v":1,"type":"pause","image":"..."}',
        '{"v":1,"type":"feedback","value":"bored"}',
        '{"v":1,"type":"feedback","value":["lost"]}',
        json.dumps(FACES | {"frame": "iVBORw0KGgo="}),
        json.dumps(FACES | {"age_ms": -1}),
        json.dumps(FACES | {"n": 1.5}),
        json.dumps(FACES | {"faces": [{"who": 1, "q": 0.9, "p": [1000]}]}),
        json.dumps(FACES | {"faces": [{"who": 1, "q": 0.9, "p": [200] * 8}]}),
        json.dumps(FACES | {"faces": [{"who": 1, "q": 2, "p": HAPPY}]}),
        json.dumps(FACES | {"faces": [{"who": 1, "q": 0.9, "p": HAPPY, "landmarks": []}]}),
        json.dumps(FACES | {"faces": [{"who": 1, "q": 0.9, "p": HAPPY}] * (MAX_FACES + 1)}),
        '{"v":1,"type":"faces","n":1,"age_ms":0,"faces":[{"who":1,"q":NaN,"p":[]}]}',
        '{"v":1,"type":"pause","v":1,"type":"pause"' + " " * 2000,
    ],
)
def test_malformed_messages_are_refused_and_the_socket_stays(server, text):
    with pytest.raises(ProtocolError):
        parse_client_message(text)
    student = server.student(server.new_class()["code"])
    student.send(text)
    assert hear(student)["reason"] == "bad_message"
    say(student, type="feedback", value="lost")
    student.ping().wait(5)


@settings(max_examples=200)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_comes_is_a_message_or_refused(data):
    try:
        parse_client_message(data)
    except ProtocolError as error:
        assert str(error)


def test_who_goes_on_sending_nonsense_is_cut_off(server):
    student = server.student(server.new_class()["code"])
    with pytest.raises(ConnectionClosed) as closed:
        for _ in range(200):
            student.send("nonsense")
            student.recv(timeout=5)
    assert closed.value.rcvd.code == 4400


@pytest.mark.parametrize(
    ("message", "reason"),
    [(b"\x89PNG\r\n", "binary"), ("x" * 20_000, "too_long")],
    ids=["bytes", "too long"],
)
def test_pictures_and_long_messages_close_the_socket(server, message, reason):
    made = server.new_class()
    student = server.student(made["code"])
    student.send(message)
    assert hear(student)["reason"] == reason
    with pytest.raises(ConnectionClosed):
        student.recv(timeout=5)
    assert f'roomtone_refused_total{{reason="{reason}"}} 1.0' in server.ask("GET", "/metrics").text
    goes_on(server, made)


def test_a_message_larger_than_any_is_not_even_read(server):
    student = server.student(server.new_class()["code"])
    with pytest.raises((ConnectionClosed, BrokenPipeError, ConnectionResetError)):
        student.send("x" * 40_000_000)
        student.recv(timeout=5)
        student.recv(timeout=5)


def test_a_source_that_sends_too_fast_is_slowed_down_not_queued(strict_server):
    made = strict_server.new_class()
    student = strict_server.student(made["code"])
    for n in range(300):
        say_face(student, n)
    student.ping().wait(5)
    text = strict_server.ask("GET", "/metrics").text
    accepted = float(text.split('roomtone_messages_total{type="faces"} ')[1].split()[0])
    dropped = float(text.split('roomtone_refused_total{reason="rate"} ')[1].split()[0])
    assert accepted + dropped <= 300
    assert accepted < 30


def test_an_address_gets_so_many_sockets_and_no_more(strict_server):
    """Thousands of connections that say nothing: most are turned away, the rest time out."""
    made = strict_server.new_class()
    opened, refused = [], 0
    for _ in range(30):
        try:
            opened.append(strict_server.socket(f"/api/classes/{made['code']}/feed", None))
        except InvalidStatus as error:
            assert error.response.status_code == 403
            refused += 1
    # Ten at once; on a slow machine some have timed out before the last of these come.
    assert len(opened) + refused == 30 and 10 <= len(opened) <= 20
    assert hear(opened[0])["reason"] == "no_hello"
    time.sleep(0.5)
    strict_server.feed(made)


def test_raw_connections_that_say_nothing_do_not_stop_the_class(server):
    idle = []
    for _ in range(500):
        connection = sockets.create_connection(("127.0.0.1", server.port), timeout=5)
        idle.append(connection)
    goes_on(server, server.new_class())
    for connection in idle:
        connection.close()


def test_a_connection_that_asks_again_and_again_stays_open():
    with (
        serving(
            Service(Hub(auth=Auth(KEY))), KEY, limits=ConnectionLimits(request_s=0.2)
        ) as server,
        contextlib.closing(HTTPConnection("127.0.0.1", server.port)) as client,
    ):
        for _ in range(60):
            client.request("GET", "/health")
            client.getresponse().read()
            time.sleep(0.01)


def test_pages_of_other_origins_are_turned_away(server):
    made = server.new_class()
    evil = {"Origin": "https://evil.example"}
    for method, path, body in (
        ("POST", "/api/classes", {}),
        ("POST", f"/api/classes/{made['code']}/join", {"consent": True}),
        ("DELETE", f"/api/classes/{made['code']}", None),
    ):
        assert server.ask(method, path, json=body, headers=evil).status_code == 403
    for path in ("readings", "feed"):
        with pytest.raises(InvalidStatus):
            server.socket(f"/api/classes/{made['code']}/{path}", None, additional_headers=evil)
    own = {"Origin": server.address}
    assert server.ask("POST", "/api/classes", json={}, headers=own).status_code == 201


def test_a_local_server_answers_to_local_names_alone():
    """DNS rebinding: a page's own name that was pointed at this machine does not reach it."""
    with serving(Service(Hub(Policy("US", "own"))), hosts=LOOPBACK) as server:
        assert server.ask("GET", "/health").status_code == 200
        for host in ("evil.example", f"evil.example:{server.port}", ""):
            answer = server.ask("GET", "/api/classes", headers={"Host": host})
            assert answer.status_code in (400, 421)


@pytest.mark.parametrize(
    ("origin", "host", "own"),
    [
        ("https://school:8443", "school", True),
        ("https://school", "school:443", True),
        ("https://School", "school", True),
        ("http://[::1]:8501", "[::1]:8501", True),
        ("https://school:8443", "school:9000", False),
        ("https://evil.example", "school", False),
        ("https://school.evil.example", "school", False),
        ("null", "school", False),
        ("https://school:port", "school", False),
        ("https://school", "", False),
    ],
)
def test_a_page_of_the_server_is_known_however_a_proxy_writes_its_port(origin, host, own):
    assert Auth().is_own(origin, host) is own


def test_the_name_that_a_proxy_was_called_by_is_the_servers_own():
    auth = Auth(KEY)
    with serving(Service(Hub(Policy("US", "education"), auth)), KEY, proxied=True) as server:
        host = "x-8501.app.example"
        for said in (
            {"X-Forwarded-Host": host},
            {"X-Forwarded-Host": f"{host}:443", "X-Forwarded-Proto": "https"},
            {"X-Forwarded-Host": f"inner.example, {host}"},
            {"Forwarded": f'for=192.0.2.1, for="[2001:db8::1]:47";proto=https;host={host}'},
        ):
            headers = {"Origin": f"https://{host}", **said}
            answer = server.ask("POST", "/api/classes", json={}, headers=headers)
            assert answer.status_code == 201, said
        headers = {"Origin": f"https://{host}", "X-Forwarded-Host": "other.example"}
        answer = server.ask("POST", "/api/classes", json={}, headers=headers)
        assert answer.status_code == 403


#: What proxies, tunnels and hosts add to requests, each in its own words; the last is made up.
_OF_PROXIES = (
    *("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Server"),
    *("Forwarded", "Via", "X-Real-IP", "X-Client-IP", "Client-IP", "True-Client-IP", "CDN-Loop"),
    *("CF-Connecting-IP", "CF-Ray", "X-Azure-ClientIP", "X-Azure-Ref", "X-ARR-LOG-ID"),
    *("X-Amzn-Trace-Id", "X-Amz-Cf-Id", "X-Cloud-Trace-Context", "X-AppEngine-Country"),
    *("Fly-Client-IP", "Fastly-Client-IP", "X-Envoy-External-Address", "X-Request-ID"),
    *("X-Original-Host", "X-Original-URL", "X-Scheme", "X-Vercel-Id", "X-Nf-Request-Id"),
    *("ngrok-skip-browser-warning", "bypass-tunnel-reminder", "X-Tunnel-Authorization"),
    *("Tailscale-User-Login", "Remote-User", "X-ProxyUser-Ip", "X-Whatever-Comes-Next"),
)
#: What comes directly: browsers opening a page, a socket and a fetch; programs.
_DIRECT: tuple[dict[str, str], ...] = (
    {
        "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36",
        "Accept": "text/html,application/xhtml+xml",
        "Accept-Encoding": "gzip, deflate, br, zstd",
        "Accept-Language": "de,en;q=0.8",
        "Cache-Control": "max-age=0",
        "Connection": "keep-alive",
        "Cookie": "_streamlit_xsrf=1",
        "If-None-Match": '"1"',
        "Sec-CH-UA": '"Chromium";v="140"',
        "Sec-CH-UA-Mobile": "?0",
        "Sec-Fetch-Dest": "document",
        "Sec-Purpose": "prefetch",
        "Upgrade-Insecure-Requests": "1",
    },
    {"DNT": "1", "Sec-GPC": "1", "Priority": "u=0, i", "TE": "trailers", "Pragma": "no-cache"},
    {"X-Xsrftoken": "1", "Content-Type": "application/json", "Referer": "http://localhost/"},
    {"Access-Control-Request-Private-Network": "true", "Service-Worker": "script"},
    {"X-Prometheus-Scrape-Timeout-Seconds": "10", "User-Agent": "Prometheus/3.0"},
    {"traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"},
)


def test_a_server_without_a_key_answers_nobody_who_came_through_a_proxy():
    with serving(Service(Hub(Policy("US", "own"))), alone=True) as server:
        code = server.new_class()["code"]
        path = f"/api/classes/{code}/feed"
        for headers in _DIRECT:
            answer = server.ask("POST", "/api/classes", json={}, headers=headers)
            assert answer.status_code == 201, headers
            server.socket(path, None, additional_headers={**headers, "Connection": "Upgrade"})
        with contextlib.closing(HTTPConnection("127.0.0.1", server.port)) as client:
            for name in _OF_PROXIES:
                client.request("POST", "/api/classes", "{}", {name: "8.8.8.8"})
                with client.getresponse() as answer:
                    said = answer.read().decode()
                assert (answer.status, name.lower() in said) == (403, True), name
                assert "--behind-proxy" in said
        for name in ("X-Forwarded-For", "X-Azure-ClientIP"):
            with pytest.raises(InvalidStatus):
                server.socket(path, None, additional_headers={name: "8.8.8.8"})


def test_behind_a_proxy_only_its_own_word_counts():
    """Claiming another address with every guess does not slip past the limits."""
    auth = Auth(KEY, options=LimitOptions(wrong_per_minute=5))
    service = Service(Hub(Policy("US", "education"), auth))
    with serving(service, KEY, proxied=True) as server:
        claims = [f"10.0.0.{number}, 192.0.2.1" for number in range(8)]
        said = [
            server.ask("GET", f"/api/classes/{new_code()}", headers={"X-Forwarded-For": claim})
            for claim in claims
        ]
        assert [answer.status_code for answer in said] == [404] * 5 + [429] * 3
        other = {"X-Forwarded-For": "192.0.2.2"}
        assert server.ask("GET", "/api/classes", headers=other).status_code == 200
        # Some proxies write a line of their own; the one before it is the caller's claim.
        for name, own in (("X-Forwarded-For", "192.0.2.3"), ("Forwarded", "for=192.0.2.4")):
            with contextlib.closing(HTTPConnection("127.0.0.1", server.port)) as client:
                said = [_claim(client, name, f"10.1.0.{number}", own) for number in range(8)]
            assert said == [404] * 5 + [429] * 3, name


def _claim(client: HTTPConnection, name: str, *lines: str) -> int:
    client.putrequest("GET", f"/api/classes/{new_code()}")
    for line in lines:
        client.putheader(name, line)
    client.endheaders()
    with client.getresponse() as answer:
        answer.read()
        return answer.status


def test_large_bodies_are_refused(server):
    answer = server.ask("POST", "/api/classes", json={"name": "x" * 100_000})
    assert answer.status_code == 413

    def chunks():
        for _ in range(100):
            yield b" " * 10_000

    answer = server.ask("POST", "/api/classes", content=chunks())
    assert answer.status_code == 413, "nor one that does not say its length"
    assert server.ask("GET", "/health").status_code == 200


def test_unknown_fields_are_refused(server):
    assert server.ask("POST", "/api/classes", json={"colour": "red"}).status_code == 422


def test_too_many_joins_from_one_address_have_to_wait(strict_server):
    made = strict_server.new_class()
    path = f"/api/classes/{made['code']}/join"
    statuses = [
        strict_server.ask("POST", path, key="", json={"consent": True}).status_code
        for _ in range(10)
    ]
    assert statuses == [201] * 8 + [429] * 2


def test_a_class_on_a_local_server_needs_no_key_but_one_elsewhere_does():
    assert Auth().is_teacher("")
    assert not Auth("key").is_teacher("")
    assert not Auth("key").is_teacher("kez")
    assert Auth("key").is_teacher("key")


def test_rates_forget_addresses_seen_long_ago():
    limiter = AddressLimiter(per_minute=1, max_addresses=3)
    for number in range(10):
        limiter.consume(str(number), 0.0)
    assert not limiter.consume("9", 0.0)
    assert limiter.consume("0", 0.0), "forgotten, so that memory does not grow"


@given(st.lists(st.floats(0, 5), max_size=60))
def test_a_limiter_gives_no_more_than_its_rate(waits):
    limiter, now, given_out = RateLimiter(per_s=2.0, burst=4.0), 0.0, 0
    for wait in waits:
        now += wait
        given_out += limiter.consume(now)
    assert given_out <= 4 + 2 * now + 1e-6
