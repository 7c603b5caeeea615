### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

signal-expression-neutral = neutre
signal-expression-happiness = joie
signal-expression-surprise = surprise
signal-expression-sadness = tristesse
signal-expression-anger = colère
signal-expression-disgust = dégoût
signal-expression-fear = peur
signal-expression-contempt = mépris
signal-expression-uncertain = incertain
signal-expression-tense = concentré ou tendu
signal-expression-angry = en colère
signal-expression-happy = joyeux
signal-expression-sad = triste
