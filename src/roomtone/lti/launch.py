"""What a learning platform says when somebody opens this server from it, and the answers.

LTI Core 1.3, Deep Linking 2.0, 1EdTech Security Framework 1.0. Of a launch only the role, the
course and the link are looked at. Names, addresses and the person's id are left where they are.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey

from roomtone.live.options import clean
from roomtone.lti.platforms import Platform

_CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
_DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim/"
_TEACHERS = tuple(
    f"http://purl.imsglobal.org/vocab/lis/v2/membership#{role}"
    for role in ("Instructor", "Administrator")
)
#: Most seconds between the platform's clock and this one.
_LEEWAY_S = 60
#: Most characters of a course's name here.
_COURSE = 80


class LaunchError(Exception):
    """A launch that is not let in; says why, for people."""


@dataclass(frozen=True)
class DeepLink:
    """Where a teacher who chooses a link is sent back to, and what has to be said again.

    Attributes:
        issuer: of the platform.
        client_id: this server's name there.
        deployment: of the platform.
        return_url: takes the answer.
        data: the platform's own note, if it sent one.
    """

    issuer: str
    client_id: str
    deployment: str
    return_url: str
    data: str = ""


@dataclass(frozen=True)
class Launch:
    """Somebody opened this server from a platform.

    Attributes:
        teacher: whether the platform says that they teach the course.
        course: its name; empty where the platform sends none.
        code: of the class that the link names; empty for the one that runs in the course.
        deep_link: set where a teacher is choosing what a link shall open.
    """

    teacher: bool
    course: str
    code: str = ""
    deep_link: DeepLink | None = None


def check_launch(token: str, platform: Platform, keys: KeySet, nonce: str) -> Launch:
    """The launch in a platform's signed token.

    Args:
        token: a JWT.
        platform: that was asked.
        keys: its public keys.
        nonce: that it was asked with.

    Raises:
        LaunchError: it is not signed by the platform, not for this server, too old, or no launch.
    """
    try:
        claims = jwt.decode(token, keys, algorithms=["RS256"]).claims
        jwt.JWTClaimsRegistry(
            leeway=_LEEWAY_S,
            iss={"essential": True, "value": platform.issuer},
            aud={"essential": True, "value": platform.client_id},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(claims)
    except (JoseError, ValueError) as error:
        raise LaunchError(
            f"The platform's signature was refused ({type(error).__name__})."
        ) from None
    audience = claims["aud"]
    party = claims.get("azp", platform.client_id)
    if party != platform.client_id or (
        isinstance(audience, list) and len(audience) > 1 and "azp" not in claims
    ):
        raise LaunchError("The launch is for another tool.")
    if claims["iat"] < time.time() - 3600:
        raise LaunchError("The launch is too old. Open the link again.")
    if claims.get(f"{_CLAIM}version") != "1.3.0":
        raise LaunchError("Expected a launch of LTI 1.3.")
    deployment = claims.get(f"{_CLAIM}deployment_id")
    if not isinstance(deployment, str) or not deployment:
        raise LaunchError("The launch names no deployment.")
    if platform.deployments and deployment not in platform.deployments:
        raise LaunchError("This deployment of the platform is not registered here.")
    return _launch(claims, platform, deployment)


def _launch(claims: Mapping[str, Any], platform: Platform, deployment: str) -> Launch:
    roles = claims.get(f"{_CLAIM}roles")
    teacher = isinstance(roles, list) and any(role in _TEACHERS for role in roles)
    course = course_name(claims.get(f"{_CLAIM}context"))
    kind = claims.get(f"{_CLAIM}message_type")
    if kind == "LtiResourceLinkRequest":
        if not _text(claims.get(f"{_CLAIM}resource_link"), "id"):
            raise LaunchError("The launch names no link.")
        return Launch(teacher, course, _text(claims.get(f"{_CLAIM}custom"), "class"))
    if kind != "LtiDeepLinkingRequest":
        raise LaunchError("Expected a launch of a link, or the choice of one.")
    if not teacher:
        raise LaunchError("Only teachers choose what a link opens.")
    settings = claims.get(f"{_DEEP}deep_linking_settings")
    accepted = settings.get("accept_types") if isinstance(settings, dict) else None
    if not isinstance(accepted, list) or "ltiResourceLink" not in accepted:
        raise LaunchError("Expected a place that takes links (ltiResourceLink).")
    to = DeepLink(
        platform.issuer,
        platform.client_id,
        deployment,
        _text(settings, "deep_link_return_url"),
        _text(settings, "data"),
    )
    return Launch(teacher, course, deep_link=to)


def course_name(context: Any) -> str:
    """What a course is called here: its title, and its short name where that is another.

    >>> course_name({"id": "7", "title": "Physics", "label": "PHY-2b"})
    'Physics (PHY-2b)'
    """
    title, label = _text(context, "title"), _text(context, "label")
    name = f"{title} ({label})" if title and label and title != label else title or label
    return clean(name).replace("\n", " ").strip()[:_COURSE].strip()


def deep_link_answer(link: DeepLink, key: RSAKey, title: str, url: str, code: str) -> str:
    """A signed token that tells a platform what a teacher chose.

    Args:
        link: where they chose.
        key: this server's.
        title: of the link.
        url: that it opens.
        code: of a class; empty for whichever runs in the course.
    """
    item: dict[str, Any] = {"type": "ltiResourceLink", "title": title, "url": url}
    if code:
        item["custom"] = {"class": code}
    now = int(time.time())
    claims: dict[str, Any] = {
        "iss": link.client_id,
        "aud": link.issuer,
        "iat": now,
        "exp": now + 300,
        "nonce": secrets.token_urlsafe(18),
        f"{_CLAIM}message_type": "LtiDeepLinkingResponse",
        f"{_CLAIM}version": "1.3.0",
        f"{_CLAIM}deployment_id": link.deployment,
        f"{_DEEP}content_items": [item],
    }
    if link.data:
        claims[f"{_DEEP}data"] = link.data
    return jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key)


def tool_configuration(base: str) -> dict[str, Any]:
    """What this server tells a platform of itself when it registers there.

    Args:
        base: the server's address, without a slash at its end.
    """
    launch = f"{base}/lti/launch"
    return {
        "application_type": "web",
        "response_types": ["id_token"],
        "grant_types": ["implicit", "client_credentials"],
        "initiate_login_uri": f"{base}/lti/login",
        "redirect_uris": [launch],
        "client_name": "roomtone",
        "jwks_uri": f"{base}/lti/keys",
        "token_endpoint_auth_method": "private_key_jwt",
        "scope": "",
        "https://purl.imsglobal.org/spec/lti-tool-configuration": {
            "domain": base.partition("://")[2].partition("/")[0],
            "target_link_uri": launch,
            "description": "The mood of a class, live, as one signal.",
            "claims": ["iss"],
            "messages": [
                {"type": "LtiResourceLinkRequest", "target_link_uri": launch},
                {"type": "LtiDeepLinkingRequest", "target_link_uri": launch},
            ],
        },
    }


def _text(claim: Any, name: str) -> str:
    value = claim.get(name) if isinstance(claim, dict) else None
    return value if isinstance(value, str) else ""
