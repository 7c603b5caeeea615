### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

signal-expression-neutral = neutro
signal-expression-happiness = alegria
signal-expression-surprise = surpresa
signal-expression-sadness = tristeza
signal-expression-anger = raiva
signal-expression-disgust = nojo
signal-expression-fear = medo
signal-expression-contempt = desprezo
signal-expression-uncertain = incerto
signal-expression-tense = concentrado ou tenso
signal-expression-angry = com raiva
signal-expression-happy = alegre
signal-expression-sad = triste
