### What is said of a class: expressions, moods, feedback, alerts.
### Words of one kind stand in lists, in lower case, unless said otherwise.

signal-expression-neutral = neutral
signal-expression-happiness = happiness
signal-expression-surprise = surprise
signal-expression-sadness = sadness
signal-expression-anger = anger
signal-expression-disgust = disgust
signal-expression-fear = fear
signal-expression-contempt = contempt
# Instead of a guess, where no expression stands out.
signal-expression-uncertain = uncertain
# Anger, disgust, fear and contempt as one: in a class these are mostly concentration.
signal-expression-tense = concentrated or tense
# The words of another list of expressions (FER-2013).
signal-expression-angry = angry
signal-expression-happy = happy
signal-expression-sad = sad

## Mood: where the valence of the class lies. $people is the minimum group size, 3 to 50.

signal-mood-negative = negative
signal-mood-slightly-negative = slightly negative
signal-mood-neutral = neutral
signal-mood-slightly-positive = slightly positive
signal-mood-positive = positive
# Instead of a word, where the 95 % band is too wide for one.
signal-mood-uncertain = too uncertain to say
signal-trend-steady = steady
signal-trend-rising = rising
signal-trend-falling = falling
signal-why-few = Needs at least { $people } people
signal-why-settling = Adjusting: people came or went
signal-why-off = Faces aren’t read in this class

## What students press.

signal-feedback-got_it = got it
signal-feedback-lost = lost
signal-feedback-too_fast = too fast
signal-feedback-too_slow = too slow

## Alerts: a lasting change, and what a teacher may do. Formal address.

signal-alert-lower = The class has looked more negative for a while. A pause, a question or a recap?
signal-alert-higher = The class looks more positive. A good moment to go on.
signal-alert-lost = Many students are lost. Go back a step, or ask where they lost the thread?
signal-alert-too_fast = Many students find this too fast. Slow down, or recap?
signal-alert-too_slow = Many students find this too slow. Move on, or set an exercise?
