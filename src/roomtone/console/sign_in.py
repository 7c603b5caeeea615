"""Who may see the console: a teacher with the key, or one who signed in.

Signing in is an option for schools with an OpenID Connect provider. Streamlit does it, with Authlib
(`pip install "streamlit[auth]"`), where `.streamlit/secrets.toml` in the server's working or home
folder has:

    [auth]
    redirect_uri = "https://class.school.example/oauth2callback"
    cookie_secret = "a long random text"
    client_id = "..."
    client_secret = "..."
    server_metadata_url = "https://id.school.example/.well-known/openid-configuration"

    [roomtone]
    teachers = ["ada@school.example", "@staff.school.example"]

`teachers` names those who are let in, by address or by an address's end; `["*"]` lets in everyone
whom the provider does, which is wrong for providers that anyone can join. Without it nobody is.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Iterable
from threading import Lock
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from roomtone.console.client import client
from roomtone.console.visits import visits
from roomtone.live.limits import AddressLimiter

_IN = "is_teacher"
#: Wrong keys from an address, before it has to wait.
_wrong_keys, _lock = AddressLimiter(per_minute=120.0), Lock()


def is_teacher() -> bool:
    """Whether this visitor is a teacher; without a key, everybody on this machine is."""
    teacher = not client().key or bool(st.session_state.get(_IN)) or _signed_in()
    context = get_script_run_ctx()
    if teacher and context:
        visits.add(context.session_id, time.monotonic())
    return teacher


def ask() -> None:
    """Ask for the key, or to sign in."""
    st.html('<div class="roomtone-narrow"></div>')
    st.title("Teacher's console")
    st.write(
        "Students don't need this page: they open the link that their teacher gives them, or "
        "[join with a code](/join)."
    )
    with st.form("key", border=False):
        key = st.text_input("Teacher's key", type="password", autocomplete="current-password")
        st.caption("The server printed it when it started.")
        if st.form_submit_button("Open the console", type="primary") and key:
            if problem := try_key(key.strip(), st.context.ip_address or "127.0.0.1"):
                st.error(problem)
            else:
                st.session_state[_IN] = True
                st.rerun()
    _offer_sign_in()


def try_key(key: str, address: str) -> str:
    """What is wrong with a key, in words; nothing where it is the teacher's.

    Wrong keys count against the address, and after too many of them even the right key waits. They
    are not sent on to the API, where they would count against the console itself.
    """
    now = time.monotonic()
    with _lock:
        if not _wrong_keys.peek(address, now):
            return "Too many wrong keys from here. Wait a minute."
        if hmac.compare_digest(key.encode(), client().key.encode()):
            return ""
        _wrong_keys.consume(address, now)
        return "This is not the teacher's key."


def may_enter(email: str, verified: Any, teachers: Iterable[str]) -> bool:
    """Whether somebody who signed in is a teacher.

    Args:
        email: as the provider says.
        verified: the provider's `email_verified`, if it says.
        teachers: addresses, ends of addresses that begin with @, or `*` for all.

    >>> may_enter("Ada@school.example", None, ["ada@school.example"])
    True
    >>> may_enter("eve@evil.example", True, ["@school.example"])
    False
    """
    email, allowed = email.casefold(), {str(entry).casefold() for entry in teachers}
    if "*" in allowed:
        return True
    known = email in allowed or any(
        entry.startswith("@") and email.endswith(entry) for entry in allowed
    )
    return bool(email) and known and verified in (None, True)


def _can_sign_in() -> bool:
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def _signed_in() -> bool:
    if not _can_sign_in() or not st.user.is_logged_in:
        return False
    own = st.secrets.get("roomtone", {})
    email = str(st.user.get("email") or "")
    return may_enter(email, st.user.get("email_verified"), own.get("teachers", []))


def _offer_sign_in() -> None:
    if not _can_sign_in():
        return
    if st.user.is_logged_in:
        st.warning("You are signed in, but you aren't one of this server's teachers.")
        st.button("Sign out", on_click=st.logout)
    else:
        st.button("Sign in", on_click=st.login)
