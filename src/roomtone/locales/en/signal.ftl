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
