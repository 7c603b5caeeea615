"""The policy of this server, a form to change it, and the audit log."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from roomtone.console.client import Policy, client
from roomtone.console.text import moment, plain, say, table
from roomtone.countries import ALSO, COUNTRIES
from roomtone.policy import LIMITS, PURPOSES

#: Rows of the audit log that are shown; `roomtone policy log` has them all.
_SHOWN = 20
_SAVED = "policy_saved"


def page() -> None:
    """The page."""
    st.title("Policy")
    st.write("Where and for what roomtone is used here, and what that allows.")
    policy = client().policy()
    current, form = st.columns(2, gap="large")
    with current:
        _show(policy)
        st.subheader("The rule in the EU and the EEA")
        st.write(
            "The AI Act, Article 5(1)(f), prohibits inferring students' emotions in education from "
            "their faces, except for medical or safety reasons, with or without consent. There, "
            "classes run on student feedback, and everything else works as elsewhere."
        )
        st.caption(
            "Other laws require consent, notice and limits on storing data. This helps you follow "
            "the rules; it is not legal advice. Whoever runs roomtone is responsible for its use."
        )
    with form:
        _form(policy)
    if client().server().store is not None:
        _show_audit_log()


def _show(policy: Policy) -> None:
    with st.container(border=True):
        st.subheader("Current settings")
        st.markdown(f"**Classes read faces: {'yes' if policy.faces else 'no'}.** {reason(policy)}")
        rows = {
            "Country": COUNTRIES.get(policy.place, policy.place) or "not set",
            "Purpose": PURPOSES.get(policy.purpose, "not set"),
            "Minimum group size": str(policy.min_group_size),
            "Days that a class is stored": str(policy.retention_days),
            "Set": moment(datetime.fromisoformat(policy.stated_at))
            if policy.stated_at
            else "not yet",
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
    return f"{COUNTRIES[code]} ({', '.join((code, *ALSO.get(code, ())))})"


def _form(policy: Policy) -> None:
    codes, purposes = list(COUNTRIES), list(PURPOSES)
    with st.form("policy"):
        st.subheader("Change it" if policy.place else "Set it up")
        place = st.selectbox(
            "Country where the class takes place",
            codes,
            index=codes.index(policy.place) if policy.place in codes else None,
            format_func=country,
            placeholder="Choose a country",
        )
        purpose = st.radio(
            "Purpose",
            purposes,
            index=purposes.index(policy.purpose) if policy.purpose in purposes else None,
            format_func=lambda name: PURPOSES[name][0].upper() + PURPOSES[name][1:],
        )
        min_group_size = st.number_input(
            "Minimum group size",
            *LIMITS["min_group_size"],
            policy.min_group_size,
            help="With fewer people, nothing is shown about a class: in a small group, results "
            "could reveal individuals.",
        )
        days = st.number_input(
            "Days that a class is stored", *LIMITS["retention_days"], policy.retention_days
        )
        if st.form_submit_button("Save", type="primary"):
            if place and purpose:
                client().set_policy(place, purpose, int(min_group_size), int(days))
                st.session_state[_SAVED] = True
                st.rerun()
            st.error("Choose a country and a purpose.")
    st.caption(
        "Running classes follow stricter rules at once, and keep them to their end: where faces "
        "may no longer be read, they go on with student feedback alone."
    )
    if st.session_state.pop(_SAVED, False):
        st.success("Saved. Applies now.")


def _show_audit_log() -> None:
    """Its latest rows, and whether anybody changed it."""
    st.subheader("Audit log")
    log = client().audit(_SHOWN)
    if log.broken_at is None:
        st.caption(
            f"{log.rows} row{'s' * (log.rows != 1)}, chain intact: each row is sealed by the one "
            f"before it. Latest seal: {log.seal[:16]}…"
        )
    else:
        st.error(f"Row {log.broken_at} of the audit log, or one before it, was changed or removed.")
    rows = [(moment(one.at), one.what, plain(one.words)) for one in log.entries]
    st.markdown(table(("When", "What", "Details"), rows))
