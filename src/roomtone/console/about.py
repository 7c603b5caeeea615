"""What roomtone does and does not, how to use it responsibly, and the model's card."""

from __future__ import annotations

from typing import Any

import streamlit as st

from roomtone import __version__
from roomtone.console.words import table
from roomtone.labels import FER2013, FERPLUS, ORIGIN
from roomtone.vision.models import Model, load_expression_model, read_scores

#: What each score means in plain words, by its name in the file of scores; the fairest first.
MEANS = {
    "ferplus": "pictures on which most of ten people agreed: the fairest of the three",
    "origin": f"FER-2013's own labels, among {', '.join(ORIGIN)}",
    "fer2013": "FER-2013's own labels, which are noisy",
}


def view() -> None:
    """The view."""
    st.title("About roomtone")
    st.caption(f"Version {__version__}")
    st.write(
        "Room tone is the sound of a room in which nobody speaks. roomtone reads the other tone of "
        "a room: the expressions of a live class, steadied over time and added up to one calm "
        "signal that always says how many it speaks of and how sure it is."
    )
    does, does_not = st.columns(2, gap="large")
    with does:
        st.subheader("What it does")
        _list(
            "Reads expressions: what a face looks like to people who were asked to name it.",
            "Reads each student's face in that student's own browser, after that student agreed.",
            "Shows the class together, from a least number of people up.",
            "Counts the students' buttons: got it, lost, too fast, too slow.",
        )
    with does_not:
        st.subheader("What it does not")
        _list(
            "It does not know what anyone feels, and does not measure attention or engagement.",
            "Of a class it stores and sends no picture, crop, landmark or sound.",
            "It recognises nobody, takes no attendance, ranks and grades nobody.",
            "It does not guess: a face that is not clear is called uncertain.",
        )
    st.subheader("Responsible use")
    _list(
        "Read nobody who did not agree, and let everybody change their mind without a reason.",
        "In a lecture, what looks like anger is mostly concentration. Take the signal as a reason "
        "to ask the class, not as an answer.",
        "Do not use it for grades, attendance, hiring, discipline or judging any one person.",
        "Laws differ by place. Whoever runs roomtone answers for its use; the page Policy says "
        "what it allows here.",
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
        + f". It takes a grey face of {size} x {size} pixels and gives two distributions: over "
        f"FER+'s {len(FERPLUS)} expressions and over FER-2013's {len(FER2013)} classes."
    )
    if scores := read_scores(model):
        _scores(scores)
    with st.expander("What the model file states of itself"):
        st.caption(f"SHA-256 {model.sha256}")
        st.json(card, expanded=False)


def _scores(scores: dict[str, Any]) -> None:
    rows = []
    for name, means in MEANS.items():
        task = scores["tasks"][name]
        low, high = task["interval"]
        rows.append(
            (
                task["title"],
                f"{task['accuracy']:.1%}",
                f"{low:.1%} to {high:.1%}",
                f"{task['n']:,}",
                means,
            )
        )
    st.markdown(table(("Task", "Right", "95 % interval", "Pictures", "What it means"), rows))
    st.write(
        "How good can such a number be? FER-2013's own label is what most of ten people answered "
        f"for {scores['label_agreement']:.1%} of its pictures, so a score on those labels measures "
        "their noise too. "
        "The pictures are of the public test part, which also chose the model's settings; scores "
        "on other people and cameras will be lower. Who is in the pictures by age, sex or origin "
        "is not recorded, so differences between groups could not be measured; expect some."
    )
