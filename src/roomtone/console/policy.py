"""What the operator stated, what follows from it, and a form to state it."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from roomtone.console import served
from roomtone.console.words import plain, table, visitors_zone
from roomtone.countries import COUNTRIES
from roomtone.live.hub import Hub
from roomtone.live.recorder import Recorder
from roomtone.policy import LIMITS, PURPOSES, Policy, now, policy_file, save_policy

#: Rows of the audit log that are shown; `roomtone policy log` has them all.
_SHOWN = 20


def view() -> None:
    """The view."""
    live = served()
    st.title("Policy")
    st.write("Where and for what roomtone is used here, and what that allows.")
    stated, form = st.columns(2, gap="large")
    with stated:
        _show(live.policy)
        _law()
    with form:
        _form(live)
    if live.recorder:
        _log(live.recorder)


def _show(policy: Policy) -> None:
    with st.container(border=True):
        st.subheader("What holds now")
        st.markdown(f"**Classes read faces: {'yes' if policy.faces else 'no'}.** {policy.reason}")
        rows = {
            "Place": COUNTRIES.get(policy.place, policy.place) or "not stated",
            "Purpose": PURPOSES.get(policy.purpose, "not stated"),
            "Fewest people told of together": str(policy.min_group_size),
            "Days that a class is kept": str(policy.retention_days),
            "Stated": policy.stated_at.replace("T", " ").replace("+00:00", " UTC") or "not yet",
        }
        st.markdown("\n".join(f"- {name}: **{value}**" for name, value in rows.items()))


def _law() -> None:
    st.subheader("The rule in the EU and the EEA")
    st.write(
        "The AI Act, Article 5(1)(f), forbids inferring emotions of students in education from "
        "their faces, medical and safety reasons aside, whether or not they agree. There, classes "
        "run on the students' own buttons, and everything else works as elsewhere."
    )
    st.caption(
        "Other laws ask for consent, notice and limits on keeping data. This is a help, not legal "
        "advice: whoever runs roomtone answers for how it is used."
    )


def _log(recorder: Recorder) -> None:
    """The newest rows of the audit log, and whether it is whole."""
    st.subheader("What was done here")
    recorder.flush()
    verdict = recorder.store.verify_audit_log()
    if verdict.broken_at is None:
        st.caption(
            f"The audit log has {verdict.rows} rows and is whole: each is sealed by the one before "
            f"it. LatestFrame seal: {verdict.seal[:16]}…"
        )
    else:
        st.error(f"Row {verdict.broken_at} of the audit log is not what was written.")
    rows = [
        (
            datetime.fromtimestamp(entry.at, visitors_zone()).strftime("%d %b %Y, %H:%M:%S"),
            entry.what,
            plain(entry.words),
        )
        for entry in reversed(recorder.store.audit_log()[-_SHOWN:])
    ]
    st.markdown(table(("When", "What", "Of what"), rows))


def _form(live: Hub) -> None:
    policy = live.policy
    codes, purposes = list(COUNTRIES), list(PURPOSES)
    with st.form("policy"):
        st.subheader("Change it" if policy.stated else "State it")
        place = st.selectbox(
            "Country in which the class sits",
            codes,
            index=codes.index(policy.place) if policy.place in codes else None,
            format_func=lambda code: COUNTRIES[code],
            placeholder="Choose a country",
        )
        purpose = st.radio(
            "Purpose",
            purposes,
            index=purposes.index(policy.purpose) if policy.purpose in purposes else None,
            format_func=lambda name: PURPOSES[name][0].upper() + PURPOSES[name][1:],
        )
        least = st.number_input(
            "Fewest people told of together", *LIMITS["min_group_size"], policy.min_group_size
        )
        days = st.number_input(
            "Days that a class is kept", *LIMITS["retention_days"], policy.retention_days
        )
        if st.form_submit_button("Keep this", type="primary"):
            _keep(live, place, purpose, int(least), int(days))
    st.caption(
        f"Kept in {policy_file()} on the server. It holds at once. Classes that run are held to "
        "it where it asks for more, and stay so to their end: where faces may no longer be read "
        "they go on with the buttons alone."
    )
    if st.session_state.pop("policy_kept", False):
        st.success("Kept. It holds from now on.")


def _keep(live: Hub, place: str | None, purpose: str | None, least: int, days: int) -> None:
    if not place or not purpose:
        st.error("Choose a country and a purpose.")
        return
    policy = Policy(place, purpose, least, days, now())
    save_policy(policy)
    live.call(lambda: live.abide(policy))
    st.session_state["policy_kept"] = True
    st.rerun()
