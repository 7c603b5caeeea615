"""Opening classes from a learning platform: who gets where, and what is refused."""

from __future__ import annotations

import html
import json
import re
import time
from base64 import urlsafe_b64encode
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet
from typer.testing import CliRunner

from roomtone.cli import app
from roomtone.errors import PolicyError
from roomtone.live.sign_in import COOKIE
from roomtone.lti.platforms import Platform, Platforms
from tests.lti.conftest import CLAIM, CLIENT, DEEP, ROLE, Tool, new_key

COURSE = "Physics (PHY-2b)"


def hidden(text: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    assert found, text
    return html.unescape(found[1])


def why(answer: httpx2.Response) -> str:
    assert answer.status_code in (403, 429), answer.text
    found = re.search(r'role="alert">([^<]*)</p>(?:\s*<p [^>]*>([^<]*)<)?', answer.text)
    assert found
    return html.unescape(f"{found[1]} {found[2] or ''}".strip())


def test_the_platform_is_asked_as_the_standard_says(tool: Tool) -> None:
    asked = tool.login(lti_message_hint="hint", target_link_uri="https://class.example/x")
    assert asked | {"state": "", "nonce": ""} == {
        "scope": "openid",
        "response_type": "id_token",
        "response_mode": "form_post",
        "prompt": "none",
        "client_id": CLIENT,
        "redirect_uri": f"{tool.server.address}/lti/launch",
        "login_hint": "17",
        "lti_message_hint": "hint",
        "state": "",
        "nonce": "",
    }
    strange = httpx2.get(
        f"{tool.server.address}/lti/login", params={"iss": "https://other.example"}
    )
    assert why(strange) == "This learning platform is not registered here."


def test_a_teacher_gets_to_the_console_with_the_course_set(tool: Tool) -> None:
    answer = tool.launch(teacher=True)
    assert answer.status_code == 303
    to = urlsplit(answer.headers["location"])
    assert (to.path, parse_qs(to.query)) == ("/", {"course": [COURSE]})
    opened = tool.get("/", cookie=f"{COOKIE}={answer.cookies[COOKIE]}")
    assert opened.status_code == 200


def test_a_student_gets_to_the_running_class_and_no_further(tool: Tool) -> None:
    tool.server.new_class(name="Another", course="Biology")
    answer = tool.launch()
    to = answer.headers["location"]
    assert answer.status_code == 303 and to.startswith("/lti/class?ticket=")
    assert COOKIE not in answer.cookies
    waiting = tool.get(to)
    assert "No class is running yet" in waiting.text and COURSE in waiting.text
    assert 'http-equiv="refresh"' in waiting.text
    german = tool.get(to, **{"accept-language": "de"}).text
    assert '<html lang="de" dir="ltr">' in german and "Noch läuft keine Stunde" in german
    code = tool.server.new_class(name="Waves", course=COURSE)["code"]
    assert tool.get(to).headers["location"] == f"/join/{code}"
    renewed = tool.server.ask("POST", f"/api/classes/{code}/join-code").json()
    assert renewed["join_code"] != code
    assert tool.get(to).headers["location"] == f"/join/{renewed['join_code']}"
    # Nothing of the person went anywhere: not into addresses, not into the class.
    ticket = parse_qs(urlsplit(to).query)["ticket"][0]
    seen = tool.get(to).headers["location"] + ticket + repr(tool.server.hub.classes)
    assert not any(word in seen for word in ("Ada", "ada@", "person-17"))


def test_within_the_platforms_frame_a_teacher_opens_a_window_once(tool: Tool) -> None:
    answer = tool.launch(teacher=True, framed=True)
    assert answer.status_code == 200 and COOKIE not in answer.cookies
    assert tool.school.address in answer.headers["content-security-policy"]
    found = re.search(r'href="(/lti/console[^"]*)"', answer.text)
    assert found
    first, second = tool.get(html.unescape(found[1])), tool.get(html.unescape(found[1]))
    assert first.status_code == 303 and COOKIE in first.cookies
    assert why(second).startswith("This link was used before")


def test_where_a_frame_has_no_cookies_the_launch_begins_again_in_a_window(tool: Tool) -> None:
    asked = tool.login(lti_message_hint="hint")
    tool.cookies = {}
    answer = tool.send("x.y.z", asked["state"], framed=True)
    assert answer.status_code == 200 and 'target="_blank"' in answer.text
    said = {name: hidden(answer.text, name) for name in ("iss", "login_hint", "lti_message_hint")}
    assert said == {"iss": tool.school.address, "login_hint": "17", "lti_message_hint": "hint"}


def test_wrong_launches_are_refused(tool: Tool) -> None:
    now = int(time.time())
    wrong: list[tuple[dict[str, object], str]] = [
        ({"iss": "https://other.example"}, "signature was refused"),
        ({"aud": "another tool"}, "signature was refused"),
        ({"aud": [CLIENT, "another tool"]}, "for another tool"),
        ({"azp": "another tool"}, "for another tool"),
        ({"exp": now - 100}, "signature was refused"),
        ({"exp": None}, "signature was refused"),
        ({"iat": now + 900}, "signature was refused"),
        ({"iat": now - 9000}, "too old"),
        ({"nonce": "of another launch"}, "signature was refused"),
        ({"nonce": None}, "signature was refused"),
        ({f"{CLAIM}version": "1.1"}, "LTI 1.3"),
        ({f"{CLAIM}deployment_id": None}, "no deployment"),
        ({f"{CLAIM}deployment_id": "2"}, "not registered"),
        ({f"{CLAIM}message_type": "Other"}, "a launch of a link"),
        ({f"{CLAIM}resource_link": None}, "names no link"),
        ({f"{CLAIM}message_type": "LtiDeepLinkingRequest"}, "Only teachers"),
    ]
    for changed, said in wrong:
        assert said in why(tool.launch(**changed)), changed


def test_signatures_of_others_are_refused(tool: Tool) -> None:
    assert "signature was refused" in why(tool.launch(new_key("1"), teacher=True))
    assert "signature was refused" in why(tool.launch(new_key("2"), teacher=True))
    asked = tool.login()
    claims = tool.school.claims(asked["nonce"], teacher=True)
    parts = ({"alg": "none", "typ": "JWT"}, claims)
    plain = ".".join(
        urlsafe_b64encode(json.dumps(one).encode()).decode().rstrip("=") for one in parts
    )
    assert "signature was refused" in why(tool.send(f"{plain}.", asked["state"]))
    for nothing in ("", "x", "a.b.c"):
        asked = tool.login()
        assert "refused" in why(tool.send(nothing, asked["state"]))


def test_a_launch_opens_once_and_in_its_own_browser_alone(tool: Tool) -> None:
    asked = tool.login()
    token = jwt.encode(
        {"alg": "RS256", "kid": "1"}, tool.school.claims(asked["nonce"]), tool.school.key
    )
    assert why(tool.send(token, "made up")).startswith("This launch is too old")
    own, tool.cookies = tool.cookies, {"roomtone_lti": "somebody else's"}
    assert "in the window where you began" in why(tool.send(token, asked["state"]))
    tool.cookies = own
    assert tool.send(token, asked["state"]).status_code == 303
    assert why(tool.send(token, asked["state"])).startswith("This launch was used before")


def test_a_platform_may_change_its_keys(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tool.launch(teacher=True).status_code == 303
    tool.school.key = new_key("2")
    later = time.monotonic() + 60
    monkeypatch.setattr("roomtone.lti.routes.time.monotonic", lambda: later)
    assert tool.launch(teacher=True).status_code == 303


def test_a_teacher_chooses_what_a_link_opens(tool: Tool) -> None:
    code = tool.server.new_class(name="Waves", course="Optics")["code"]
    settings = {
        "deep_link_return_url": f"{tool.school.address}/back",
        "accept_types": ["link", "ltiResourceLink"],
        "data": "the platform's own",
    }
    choosing = {
        f"{CLAIM}message_type": "LtiDeepLinkingRequest",
        f"{CLAIM}resource_link": None,
        f"{DEEP}deep_linking_settings": settings,
    }
    offered = tool.launch(teacher=True, **choosing)
    assert "Waves" in offered.text
    chosen = httpx2.post(
        f"{tool.server.address}/lti/choose",
        data={"ticket": hidden(offered.text, "ticket"), "class": code},
    )
    assert f'action="{tool.school.address}/back"' in chosen.text
    assert f"form-action {tool.school.address};" in chosen.headers["content-security-policy"]
    keys = KeySet.import_key_set(tool.get("/lti/keys").json())
    claims = jwt.decode(hidden(chosen.text, "JWT"), keys, algorithms=["RS256"]).claims
    assert (claims["iss"], claims["aud"]) == (CLIENT, tool.school.address)
    assert claims[f"{CLAIM}deployment_id"] == "1" and claims[f"{DEEP}data"] == settings["data"]
    (item,) = claims[f"{DEEP}content_items"]
    assert item == {
        "type": "ltiResourceLink",
        "title": "Live class: Waves",
        "url": f"{tool.server.address}/lti/launch",
        "custom": {"class": code},
    }
    # Opened from another course, the link leads to the class that it names.
    to = tool.launch(**{f"{CLAIM}custom": item["custom"]}).headers["location"]
    assert tool.get(to).headers["location"] == f"/join/{code}"
    assert "too old" in why(httpx2.post(f"{tool.server.address}/lti/choose", data={}))


def test_a_platform_registers_itself_with_the_operators_link_once(tool: Tool) -> None:
    token, about = tool.platforms.invite(), f"{tool.school.address}/about"
    query = {"token": token, "openid_configuration": about, "registration_token": "theirs"}

    def register() -> httpx2.Response:
        return httpx2.get(f"{tool.server.address}/lti/register", params=query)

    done = register()
    assert done.status_code == 200 and "data-registered" in done.text
    assert done.headers["cross-origin-opener-policy"] == "unsafe-none"
    assert tool.school.tokens == ["Bearer theirs"]
    (posted,) = tool.school.registered
    assert posted["redirect_uris"] == [f"{tool.server.address}/lti/launch"]
    assert "scope" in posted and posted["scope"] == ""
    found = tool.platforms.find(tool.school.address, "given")
    assert found and found.deployments == ("9",)
    assert "used before" in why(register())
    query |= {"token": "guessed"}
    assert "used before" in why(register())
    # A description that speaks for another platform is not believed.
    query["token"], tool.school.issuer = tool.platforms.invite(), "https://moodle.example"
    assert "names another platform" in why(register())
    query |= {"token": tool.platforms.invite(), "openid_configuration": "http://10.0.0.1/x"}
    assert "https://" in why(register())


def test_wrong_launches_are_limited(tool: Tool) -> None:
    with httpx2.Client(base_url=tool.server.address) as client:
        statuses = {client.post("/lti/launch", data={"state": "x"}).status_code for _ in range(60)}
    assert statuses == {403, 429}


@pytest.mark.parametrize("text", ["[", '{"platforms": [1]}', '{"platforms": [{"issuer": "x"}]}'])
def test_a_damaged_list_of_platforms_is_told_of(tool: Tool, tmp_path: Path, text: str) -> None:
    (tmp_path / "home" / "lti.json").write_text(text)
    answer = tool.get("/lti/login?iss=https://other.example&login_hint=17")
    assert answer.status_code == 503
    assert "cannot read its list of learning platforms" in answer.text


def test_platforms_that_are_registered_and_no_others_may_frame_the_students_page(
    tool: Tool,
) -> None:
    code = tool.server.new_class()["code"]

    def framed(by: str, path: str = f"/join/{code}") -> httpx2.Response:
        headers = {"sec-fetch-dest": "iframe", "sec-fetch-site": "cross-site", "referer": f"{by}/"}
        return tool.get(path, **headers)

    known, strange = framed(tool.school.address), framed("https://other.example")
    assert "in a window of its own" not in known.text
    assert (
        f"frame-ancestors 'self' {tool.school.address}"
        in (known.headers["content-security-policy"])
    )
    assert "in a window of its own" in strange.text
    policy = framed(tool.school.address, f"/pulse/{code}").headers["content-security-policy"]
    assert tool.school.address not in policy
    tool.platforms.remove(tool.school.address)
    assert "in a window of its own" in framed(tool.school.address).text


def test_an_operator_lists_adds_and_removes_platforms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROOMTONE_HOME", str(tmp_path))

    def run(*words: str, code: int = 0) -> str:
        done = CliRunner().invoke(app, ["lti", *words])
        assert done.exit_code == code or isinstance(done.exception, PolicyError), done.output
        return done.output + (str(done.exception) if code else "")

    assert "No learning platforms yet" in run("list")
    issuer = "https://moodle.school.example"
    added = [issuer, "--client-id", "abc", "--authorization-url", f"{issuer}/auth"]
    run("add", *added, "--keys-url", f"{issuer}/keys", "--deployment", "1")
    assert (tmp_path / "lti.json").stat().st_mode & 0o077 == 0
    assert run("list").split() == [issuer, "client", "id", "abc", "deployments:", "1"]
    assert "https://" in run("add", *added, "--keys-url", "http://10.0.0.1/keys", code=1)
    url = run("link", "https://class.school.example").split()[0]
    assert url.startswith("https://class.school.example/lti/register?token=")
    token = parse_qs(urlsplit(url).query)["token"][0]
    assert Platforms().redeem(token) and not Platforms().redeem(token)
    run("remove", issuer)
    assert "expected one of the platforms" in run("remove", issuer, code=1)
    (tmp_path / "lti.json").write_text("[")
    with pytest.raises(PolicyError, match="expected the learning platforms"):
        Platforms().all()
    assert Platforms().origins() == set()


def test_what_is_no_platform_is_refused() -> None:
    good = "https://moodle.example"
    for wrong in (
        "",
        "moodle.example",
        "ftp://moodle.example",
        "http://moodle.example",
        "https://[",
    ):
        with pytest.raises(PolicyError, match="https://"):
            Platform(good, "id", wrong, good)
    with pytest.raises(PolicyError, match="client id"):
        Platform(good, " ", good, good)


def test_teachers_are_those_whom_the_platform_calls_so(tool: Tool) -> None:
    for role, teaches in (
        (f"{ROLE}Instructor", True),
        (f"{ROLE}Administrator", True),
        (f"{ROLE}Learner", False),
        ("http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor", False),
        ("Instructor", False),
    ):
        answer = tool.launch(**{f"{CLAIM}roles": [role]})
        assert (COOKIE in answer.cookies) is teaches, role
    for nothing in (None, "Instructor", {}, []):
        assert COOKIE not in tool.launch(**{f"{CLAIM}roles": nothing}).cookies
