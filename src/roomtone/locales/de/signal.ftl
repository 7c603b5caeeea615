### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

signal-expression-neutral = neutral
signal-expression-happiness = Freude
signal-expression-surprise = Überraschung
signal-expression-sadness = Trauer
signal-expression-anger = Ärger
signal-expression-disgust = Ekel
signal-expression-fear = Angst
signal-expression-contempt = Verachtung
signal-expression-uncertain = unsicher
signal-expression-tense = konzentriert oder angespannt
signal-expression-angry = ärgerlich
signal-expression-happy = froh
signal-expression-sad = traurig
