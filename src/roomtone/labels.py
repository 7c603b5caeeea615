"""The words for expressions: FER+'s eight, FER-2013's seven, and where each lies on the circumplex.

>>> FERPLUS[1], FER2013[3]
('happiness', 'happy')
>>> FERPLUS_OF_FER2013["happy"]
'happiness'
"""

from __future__ import annotations

from collections.abc import Sequence

from roomtone.errors import LabelError

#: FER+'s expressions in the order of its vote columns (Barsoum et al., arXiv 1608.01041).
FERPLUS: tuple[str, ...] = (
    "neutral",
    "happiness",
    "surprise",
    "sadness",
    "anger",
    "disgust",
    "fear",
    "contempt",
)

#: FER-2013's classes in the order of its `emotion` column, 0 to 6 (Goodfellow et al., arXiv
#: 1307.0414).
FER2013: tuple[str, ...] = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")

#: FER-2013's word to FER+'s. FER-2013 has no contempt.
FERPLUS_OF_FER2013: dict[str, str] = {
    "angry": "anger",
    "disgust": "disgust",
    "fear": "fear",
    "happy": "happiness",
    "sad": "sadness",
    "surprise": "surprise",
    "neutral": "neutral",
}

#: The four classes of the student project that roomtone grew from.
ORIGIN: tuple[str, ...] = ("angry", "fear", "happy", "neutral")

#: What students can press, with or without a camera.
FEEDBACK: tuple[str, ...] = ("got_it", "lost", "too_fast", "too_slow")

#: The question of the moment that is ready to be asked; pages show it in their reader's language.
READY_QUESTION, READY_ANSWERS = "Clear so far?", ("Yes", "Partly", "No")

#: What an uncertain face is labelled instead of a guess.
UNCERTAIN = "uncertain"


def parse_classes(text: str) -> tuple[str, ...]:
    """FER-2013 class names from a comma-separated text, in the order given.

    Raises:
        LabelError: a name is not one of `FER2013`, is given twice, or fewer than two are given.

    >>> parse_classes("angry,fear, happy,neutral")
    ('angry', 'fear', 'happy', 'neutral')
    """
    names = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    unknown = [name for name in names if name not in FER2013]
    if unknown or len(names) < 2 or len(set(names)) != len(names):
        raise LabelError(
            f"classes: expected two or more different names out of {', '.join(FER2013)}; "
            f"got {text!r}. Try --classes {','.join(ORIGIN)}."
        )
    return names


def most_likely(names: Sequence[str], probabilities: Sequence[float]) -> str:
    """The name with the highest probability; the first of equals.

    >>> most_likely(("sad", "happy"), (0.3, 0.7))
    'happy'
    """
    return max(zip(names, probabilities, strict=True), key=lambda pair: pair[1])[0]


#: (valence, arousal) of each of `FERPLUS`, -1 to 1: mean pleasure and arousal ratings of the words
#: happy, surprised, sad, angry, disgusted, fearful and contemptuous in Russell & Mehrabian,
#: "Evidence for a three-factor theory of emotions", Journal of Research in Personality 11 (1977),
#: 273-294. Neutral is the origin by definition.
CIRCUMPLEX: dict[str, tuple[float, float]] = {
    "neutral": (0.0, 0.0),
    "happiness": (0.81, 0.51),
    "surprise": (0.40, 0.67),
    "sadness": (-0.63, -0.27),
    "anger": (-0.51, 0.59),
    "disgust": (-0.60, 0.35),
    "fear": (-0.64, 0.60),
    "contempt": (-0.24, 0.31),
}
