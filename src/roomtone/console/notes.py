"""The teacher's notes on moments of a past class."""

from __future__ import annotations

import streamlit as st

from roomtone.console.client import Class, Note, client
from roomtone.console.text import parse_clock, plain, say
from roomtone.languages import clock

#: Most characters of a note.
_MOST = 500


def show(one: Class) -> bool:
    """The notes of a class, to read, add, change and delete; True where one was changed."""
    notes = client().notes(one.code)
    title = say("console-notes-count", notes=len(notes)) if notes else say("console-notes")
    changed = False
    with st.expander(title):
        for note in notes:
            words, edit = st.columns([8, 1], vertical_alignment="center")
            words.markdown(f"**{clock(note.t)}** {plain(note.text)}")
            with edit.popover(say("pulse-marker-edit-button"), key=f"note_{one.code}_{note.id}"):
                changed |= _form(one, note)
        changed |= _form(one, None)
        st.caption(say("console-notes-hint"))
    return changed


def _form(one: Class, note: Note | None) -> bool:
    name = f"{one.code}_{note.id if note else 'new'}"
    with st.form(f"note_form_{name}", clear_on_submit=note is None, border=False):
        at, words = st.columns([1, 5])
        time = at.text_input(
            say("pulse-marker-time"), clock(note.t) if note else "0:00", key=f"note_time_{name}"
        )
        text = words.text_input(
            say("console-note"), note.text if note else "", max_chars=_MOST, key=f"note_text_{name}"
        )
        saved = st.form_submit_button(say("console-save" if note else "console-note-add"))
    if note and st.button(say("console-note-delete"), key=f"note_delete_{name}"):
        client().delete_note(one.code, note.id)
        return True
    if not saved:
        return False
    t = parse_clock(time)
    if t is None:
        st.error(say("pulse-marker-time-wrong"))
        return False
    if not text.strip():
        st.error(say("console-note-empty"))
        return False
    client().save_note(one.code, t, text.strip(), note.id if note else None)
    return True
