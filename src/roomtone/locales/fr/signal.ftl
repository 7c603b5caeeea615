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

signal-mood-negative = négative
signal-mood-slightly-negative = plutôt négative
signal-mood-neutral = neutre
signal-mood-slightly-positive = plutôt positive
signal-mood-positive = positive
signal-mood-uncertain = trop incertaine pour se prononcer
signal-trend-steady = stable
signal-trend-rising = en hausse
signal-trend-falling = en baisse
signal-why-few = Il faut au moins { $people } personnes
signal-why-settling = Ajustement : des personnes sont venues ou parties
signal-why-off = Les visages ne sont pas lus dans ce cours

signal-feedback-got_it = compris
signal-feedback-lost = perdu
signal-feedback-too_fast = trop vite
signal-feedback-too_slow = trop lent

signal-alert-lower = La classe a l’air plus négative depuis un moment. Une pause, une question, un rappel ?
signal-alert-higher = La classe a l’air plus positive. Un bon moment pour continuer.
signal-alert-lost = Beaucoup d’élèves sont perdus. Revenir d’un pas, ou demander où ils ont perdu le fil ?
signal-alert-too_fast = Beaucoup d’élèves trouvent que c’est trop rapide. Ralentir, ou récapituler ?
signal-alert-too_slow = Beaucoup d’élèves trouvent que c’est trop lent. Avancer, ou donner un exercice ?
