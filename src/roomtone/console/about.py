"""What roomtone does and doesn't do, how to use it responsibly, and the model's card."""

from __future__ import annotations

from typing import Any

import streamlit as st

from roomtone import __version__
from roomtone.console.text import table
from roomtone.labels import FER2013, FERPLUS, ORIGIN
from roomtone.vision.models import Model, load_expression_model, read_scores

#: What each score means in plain words, by its name in the file of scores; the fairest first.
MEANS = {
    "ferplus": "pictures on which most of ten people agreed: the fairest of the three",
    "origin": f"FER-2013's own labels, among {', '.join(ORIGIN)}",
    "fer2013": "FER-2013's own labels, which are noisy",
}


def page() -> None:
    """The page."""
    st.title("About roomtone")
    st.caption(f"Version {__version__}")
    st.write(
        "roomtone reads the facial expressions of a live class and shows them as one calm signal, "
        "smoothed over time, with how many people it is about and how sure it is. Room tone is the "
        "sound of a room in which nobody speaks."
    )
    does, does_not = st.columns(2, gap="large")
    with does:
        st.subheader("What it does")
        _list(
            "Reads expressions: what a face looks like to people who were asked to name it.",
            "Reads each student's face in that student's own browser, after they agreed.",
            "Shows the class as a whole, above a minimum group size.",
            "Counts student feedback: got it, lost, too fast, too slow.",
        )
    with does_not:
        st.subheader("What it doesn't do")
        _list(
            "It doesn't know what anyone feels, and doesn't measure attention or engagement.",
            "It stores and sends no pictures, face crops, landmarks or sound of a class.",
            "It recognizes, ranks and grades nobody, and takes no attendance.",
            "It doesn't guess: a face that isn't clear is called uncertain.",
        )
    st.subheader("Responsible use")
    _list(
        "Read only people who agreed, and let them change their mind without giving a reason.",
        "In a lecture, what looks like anger is mostly concentration. Take the signal as a reason "
        "to ask the class, not as an answer.",
        "Don't use it for grades, attendance, hiring, discipline or to judge a person.",
        "Laws differ by country. Whoever runs roomtone is responsible for its use; the Policy page "
        "says what is allowed here.",
    )
    _card(_model())


def _list(*lines: str) -> None:
    st.markdown("\n".join(f"- {line}" for line in lines))


@st.cache_resource(show_spinner=False)
def _model() -> Model:
    return load_expression_model(threads=1)


def _card(model: Model) -> None:
    card, size = model.contract.card, model.contract.input_size
    st.subheader("The model")
    parameters = card.get("parameters")
    st.write(
        "A convolutional network of the MobileNet family"
        + (f" with {parameters / 1e6:.2f} million parameters" if parameters else "")
        + f". It takes a gray face of {size} x {size} pixels and gives two distributions: over "
        f"FER+'s {len(FERPLUS)} expressions and over FER-2013's {len(FER2013)} classes."
    )
    if scores := read_scores(model):
        _scores(scores)
    with st.expander("Model card, as stored in the model file"):
        st.caption(f"SHA-256 {model.sha256}")
        st.json(card, expanded=False)


def _scores(scores: dict[str, Any]) -> None:
    tasks = [scores["tasks"][name] for name in MEANS]
    rows = []
    for task in tasks:
        accuracy, (low, high) = task["accuracy"], task["interval"]
        rows.append(
            (task["title"], f"{accuracy:.1%}", f"{low:.1%} to {high:.1%}", f"{task['n']:,}")
        )
    st.markdown(table(("Task", "Accuracy", "95% interval", "Pictures"), rows))
    _list(*(f"{task['title']}: {MEANS[name]}." for name, task in zip(MEANS, tasks, strict=True)))
    st.write(
        "How high can such a score be? FER-2013's own label is what most of ten people chose for "
        f"{scores['label_agreement']:.1%} of its pictures, so such a score includes those labels' "
        "noise. The pictures are from the public test set, which was also used to choose the "
        "model's settings; expect lower scores on other people and cameras. Age, sex and origin of "
        "the people in the pictures are not recorded, so differences between groups could not be "
        "measured; expect some."
    )
