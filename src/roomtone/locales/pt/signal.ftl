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

signal-mood-negative = negativo
signal-mood-slightly-negative = um pouco negativo
signal-mood-neutral = neutro
signal-mood-slightly-positive = um pouco positivo
signal-mood-positive = positivo
signal-mood-uncertain = incerto demais para dizer
signal-trend-steady = estável
signal-trend-rising = subindo
signal-trend-falling = caindo
signal-why-few = Precisa de pelo menos { $people } pessoas
signal-why-settling = Ajustando: pessoas chegaram ou saíram
signal-why-off = Os rostos não são lidos nesta aula

signal-feedback-got_it = entendi
signal-feedback-lost = perdido
signal-feedback-too_fast = rápido demais
signal-feedback-too_slow = devagar demais

signal-alert-lower = A turma parece mais negativa há um tempo. Uma pausa, uma pergunta, uma revisão?
signal-alert-higher = A turma parece mais positiva. Um bom momento para seguir.
signal-alert-lost = Muitos alunos estão perdidos. Voltar um passo, ou perguntar onde perderam o fio?
signal-alert-too_fast = Muitos alunos acham rápido demais. Ir mais devagar, ou revisar?
signal-alert-too_slow = Muitos alunos acham devagar demais. Avançar, ou passar um exercício?
