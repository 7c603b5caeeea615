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

signal-mood-negative = negativ
signal-mood-slightly-negative = leicht negativ
signal-mood-neutral = neutral
signal-mood-slightly-positive = leicht positiv
signal-mood-positive = positiv
signal-mood-uncertain = zu unsicher für eine Aussage
signal-trend-steady = gleichbleibend
signal-trend-rising = steigend
signal-trend-falling = fallend
signal-why-few = Braucht mindestens { $people } Personen
signal-why-settling = Passt sich an: Personen kamen oder gingen
signal-why-off = In dieser Stunde werden keine Gesichter gelesen

signal-feedback-got_it = verstanden
signal-feedback-lost = abgehängt
signal-feedback-too_fast = zu schnell
signal-feedback-too_slow = zu langsam

signal-alert-lower = Die Klasse sieht seit einer Weile negativer aus. Eine Pause, eine Frage, eine Wiederholung?
signal-alert-higher = Die Klasse sieht positiver aus. Ein guter Moment, um weiterzugehen.
signal-alert-lost = Viele kommen nicht mit. Einen Schritt zurückgehen, oder fragen, wo der Faden gerissen ist?
signal-alert-too_fast = Vielen geht es zu schnell. Langsamer werden, oder wiederholen?
signal-alert-too_slow = Vielen geht es zu langsam. Weitergehen, oder eine Übung stellen?
