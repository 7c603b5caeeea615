"""What roomtone does and doesn't do, how to use it responsibly, and the model's card."""

from __future__ import annotations

from typing import Any

import streamlit as st

from roomtone import __version__
from roomtone.console.text import say, table, words
from roomtone.labels import FER2013, FERPLUS, ORIGIN
from roomtone.vision.models import Model, load_expression_model, read_scores

#: The scores that are shown, by their names in the file of scores; the fairest first.
SCORES = ("ferplus", "origin", "fer2013")


def page() -> None:
    """The page."""
    st.title(say("console-about-title"))
    st.caption(say("console-about-version", version=__version__))
    st.write(say("console-about-intro"))
    does, does_not = st.columns(2, gap="large")
    with does:
        st.subheader(say("console-about-does"))
        _list("does-expressions", "does-browser", "does-group", "does-feedback")
    with does_not:
        st.subheader(say("console-about-not"))
        _list("not-feelings", "not-pictures", "not-grades", "not-guess")
    st.subheader(say("console-about-use"))
    _list("use-agreed", "use-ask", "use-grades", "use-law")
    _card(_model())


def _list(*names: str) -> None:
    st.markdown("\n".join(f"- {say(f'console-about-{name}')}" for name in names))


@st.cache_resource(show_spinner=False)
def _model() -> Model:
    return load_expression_model(threads=1)


def _card(model: Model) -> None:
    card = model.contract.card
    st.subheader(say("console-about-model"))
    millions = words().decimal(card["parameters"] / 1e6, 2)
    sizes = {"size": model.contract.input_size, "ferplus": len(FERPLUS), "fer": len(FER2013)}
    st.write(say("console-about-model-text", millions=millions, **sizes))
    if scores := read_scores(model):
        _scores(scores)
    with st.expander(say("console-about-card")):
        st.caption(f"SHA-256 {model.sha256}")
        st.json(card, expanded=False)


def _scores(scores: dict[str, Any]) -> None:
    rows, meanings = [], []
    for name in SCORES:
        task = scores["tasks"][name]
        low, high = map(_percent, task["interval"])
        interval = say("console-about-to", low=low, high=high)
        rows.append(
            (task["title"], _percent(task["accuracy"]), interval, words().decimal(task["n"], 0))
        )
        means = say(f"console-about-means-{name}", labels=", ".join(ORIGIN))
        meanings.append(f"- {task['title']}: {means}")
    head = (say(f"console-about-{name}") for name in ("task", "accuracy", "interval", "pictures"))
    st.markdown(table(tuple(head), rows))
    st.markdown("\n".join(meanings))
    st.write(say("console-about-limits", agreement=_percent(scores["label_agreement"])))


def _percent(part: float) -> str:
    return f"{words().decimal(100 * part, 1)}%"
