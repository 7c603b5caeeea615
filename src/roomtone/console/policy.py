"""The policy of this server, a form to change it, and the audit log."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from roomtone.console.client import Policy, client
from roomtone.console.text import moment, plain, say, table, words
from roomtone.countries import ALSO, COUNTRIES
from roomtone.policy import LIMITS, PURPOSES

#: Rows of the audit log that are shown; `roomtone policy log` has them all.
_SHOWN = 20
_SAVED = "policy_saved"


def page() -> None:
    """The page."""
    st.title(say("console-policy"))
    st.write(say("console-policy-text"))
    policy = client().policy()
    current, form = st.columns(2, gap="large")
    with current:
        _show(policy)
        st.subheader(say("console-act"))
        st.write(say("console-act-text"))
        st.caption(say("console-no-advice"))
    with form:
        _form(policy)
    if client().server().store is not None:
        _show_audit_log()


def _show(policy: Policy) -> None:
    with st.container(border=True):
        st.subheader(say("console-current"))
        reads = say("console-reads-faces" if policy.faces else "console-reads-no-faces")
        st.markdown(f"**{reads}** {reason(policy)}")
        rows = {
            say("console-country"): country_name(policy.place) or say("console-not-set"),
            say("console-purpose"): purpose_text(policy.purpose)
            if policy.purpose
            else say("console-not-set"),
            say("console-group-size"): str(policy.min_group_size),
            say("console-days-stored"): str(policy.retention_days),
            say("console-set-at"): moment(datetime.fromisoformat(policy.stated_at))
            if policy.stated_at
            else say("console-not-set"),
        }
        st.markdown("\n".join(f"- {name}: **{value}**" for name, value in rows.items()))


def reason(policy: Policy) -> str:
    """Why classes read faces or not, in a sentence or two."""
    if not policy.place:
        return say("console-reason-unset")
    if not policy.faces:
        return say("console-reason-act", place=policy.place)
    return say("console-reason-agreed", place=policy.place, purpose=purpose_text(policy.purpose))


def purpose_text(purpose: str) -> str:
    """What a class is for, as part of a sentence."""
    return say(f"console-purpose-{purpose}")


def country(code: str) -> str:
    """A country as the list shows it: its name, its code and what else people type for it.

    >>> country("US")
    'United States (US, USA)'
    """
    return f"{country_name(code)} ({', '.join((code, *ALSO.get(code, ())))})"


def country_name(code: str) -> str:
    """A country's name in the visitor's language; English where that knows none."""
    return words().country(code) or COUNTRIES.get(code, code)


def _capitalized_purpose(purpose: str) -> str:
    text = purpose_text(purpose)
    return text[0].upper() + text[1:]


def _form(policy: Policy) -> None:
    codes, purposes = list(COUNTRIES), list(PURPOSES)
    with st.form("policy"):
        st.subheader(say("console-change" if policy.place else "console-set-up"))
        place = st.selectbox(
            say("console-country-of-class"),
            codes,
            index=codes.index(policy.place) if policy.place in codes else None,
            format_func=country,
            placeholder=say("console-choose-country"),
        )
        purpose = st.radio(
            say("console-purpose"),
            purposes,
            index=purposes.index(policy.purpose) if policy.purpose in purposes else None,
            format_func=_capitalized_purpose,
        )
        min_group_size = st.number_input(
            say("console-group-size"),
            *LIMITS["min_group_size"],
            policy.min_group_size,
            help=say("console-group-size-hint"),
        )
        days = st.number_input(
            say("console-days-stored"), *LIMITS["retention_days"], policy.retention_days
        )
        if st.form_submit_button(say("console-save"), type="primary"):
            if place and purpose:
                client().set_policy(place, purpose, int(min_group_size), int(days))
                st.session_state[_SAVED] = True
                st.rerun()
            st.error(say("console-choose-both"))
    st.caption(say("console-policy-running"))
    if st.session_state.pop(_SAVED, False):
        st.success(say("console-policy-saved"))


def _done(what: str) -> str:
    """What was done, in the visitor's language; older versions' words stay as they are."""
    try:
        return say(f"console-audit-{what.replace(' ', '-')}")
    except KeyError:
        return plain(what)


def _show_audit_log() -> None:
    """Its latest rows, and whether anybody changed it."""
    st.subheader(say("console-audit"))
    log = client().audit(_SHOWN)
    if log.broken_at is None:
        st.caption(say("console-audit-intact", rows=log.rows, seal=log.seal[:16]))
    else:
        st.error(say("console-audit-broken", row=log.broken_at))
    rows = [(moment(one.at), _done(one.what), plain(one.words)) for one in log.entries]
    st.markdown(table((say("console-when"), say("console-what"), say("console-details")), rows))
