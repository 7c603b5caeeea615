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

signal-mood-negative = negativo
signal-mood-slightly-negative = algo negativo
signal-mood-neutral = neutro
signal-mood-slightly-positive = algo positivo
signal-mood-positive = positivo
signal-mood-uncertain = demasiado incierto para decirlo
signal-trend-steady = estable
signal-trend-rising = en alza
signal-trend-falling = en baja
signal-why-few = Hacen falta al menos { $people } personas
signal-why-settling = Ajustando: hubo personas que llegaron o se fueron
signal-why-off = En esta clase no se leen rostros

signal-feedback-got_it = entendido
signal-feedback-lost = perdido
signal-feedback-too_fast = muy rápido
signal-feedback-too_slow = muy lento

signal-alert-lower = La clase se ve más negativa desde hace un rato. ¿Una pausa, una pregunta, un repaso?
signal-alert-higher = La clase se ve más positiva. Un buen momento para seguir.
signal-alert-lost = Muchos estudiantes se han perdido. ¿Volver un paso atrás, o preguntar dónde perdieron el hilo?
signal-alert-too_fast = Muchos estudiantes lo encuentran demasiado rápido. ¿Ir más despacio, o repasar?
signal-alert-too_slow = Muchos estudiantes lo encuentran demasiado lento. ¿Avanzar, o poner un ejercicio?
