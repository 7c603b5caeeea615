### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

signal-expression-neutral = neutral
signal-expression-happiness = alegría
signal-expression-surprise = sorpresa
signal-expression-sadness = tristeza
signal-expression-anger = enfado
signal-expression-disgust = asco
signal-expression-fear = miedo
signal-expression-contempt = desprecio
signal-expression-uncertain = incierto
signal-expression-tense = concentración o tensión
signal-expression-angry = enfadado
signal-expression-happy = alegre
signal-expression-sad = triste
