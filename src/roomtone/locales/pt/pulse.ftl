### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Tratamento: o senhor, a senhora; português do Brasil.

pulse-title = Pulso
pulse-window = { $name } · pulso
pulse-elsewhere = O pulso está em sua janela pequena.
pulse-bring-back = Trazer de volta
pulse-simulated = Aula simulada
pulse-since-began = Desde o início da aula:
pulse-full = Completo
pulse-compact = Compacto
pulse-small-window = Janela pequena
pulse-full-screen = Tela cheia
pulse-theme-auto = Tema: automático
pulse-theme-dark = Tema: escuro
pulse-theme-light = Tema: claro
pulse-end = Encerrar a aula
pulse-undo = Desfazer
pulse-recap = Abrir o resumo
pulse-dismiss = Dispensar
pulse-close = Fechar
pulse-cancel = Cancelar

pulse-standing-old = Sem novidades
pulse-standing-offline = Sem conexão
pulse-standing-blocked = Bloqueado
pulse-standing-over = Encerrada
pulse-standing-refused = Fechada
pulse-no-news = Sem novidades há um tempo.
pulse-as-of = { $text } Números de { $time }.
pulse-ran = { $text } Durou { $time }.
pulse-new-link = { $text } A aula pode ter acabado ou ter um link novo.
pulse-trying-again = { $text } Tentando de novo …

pulse-mood = Ânimo
pulse-why = Por quê?
pulse-why-few = Em um grupo pequeno, os resultados poderiam revelar alguém. Por isso nada é mostrado abaixo de { $people }.
pulse-why-settling = Se uma única pessoa chegasse ou saísse, a diferença a revelaria. Por isso o grupo contado só muda em várias pessoas de uma vez, e espera até poder. Isso leva alguns segundos; quanto menos idas e vindas, mais raro fica.
pulse-chart = Ânimo dos últimos dez minutos
pulse-now = Agora
pulse-last = Último, aos { $time }
pulse-at = Aos { $time }
pulse-at-markers = { $when } ({ $names })
pulse-quoted = “{ $text }”
pulse-readout = { $when }: { $reading }
pulse-readout-none = sem leitura
pulse-readout-valence = valência { $valence }, faixa de 95% de { $low } a { $high }, { $counted } de { $present } rostos legíveis
pulse-no-reading = Sem leitura agora

pulse-present =
    { $present ->
        [one] presente
       *[other] presentes
    }
pulse-readable =
    { $present ->
        [one] de { $present } rosto legível
       *[other] de { $present } rostos legíveis
    }
pulse-joined-figure =
    { $joined ->
        [one] participante
       *[other] participantes
    }
pulse-joined =
    { $joined ->
        [one] { $joined } participante
       *[other] { $joined } participantes
    }
pulse-present-title = Presentes
pulse-students-title = Alunos
pulse-facing = De frente para a tela: { $share }
pulse-facing-hint = Parcela dos rostos legíveis com a cabeça virada menos de 30° para o lado. Não é atenção.
pulse-invite = Os alunos entram em
pulse-copy = Copiar o link
pulse-copied = Copiado
pulse-overlay = Sobreposição
pulse-overlay-text = Este link mostra o pulso a outras pessoas, no OBS ou em uma segunda tela. Ele não permite mudar nada. Cada aula nova tem um link novo.

pulse-feedback = Respostas dos alunos
pulse-feedback-few = Aparecem quando { $people } pessoas participam ({ $joined } até agora). Os alunos já podem responder; cada resposta conta um minuto, e em um grupo pequeno poderia revelar alguém.
pulse-feedback-needs = respostas a partir de { $people } pessoas
pulse-feedback-none = nenhuma resposta no momento
pulse-feedback-top = { $feedback } { $count }
pulse-feedback-top-of = { $feedback } { $count } de { $joined }
pulse-feedback-chart = Perdido e entendi nos últimos dez minutos
pulse-feedback-at = { $when }: perdido { $lost }, entendi { $clear } de { $joined }
pulse-feedback-at-none = { $when }: sem números
pulse-words = Perdidos em
pulse-question = Pergunta do momento
pulse-question-hint = Basta um toque. Os números aparecem a partir de { $people } respostas.
pulse-question-open = Aberta. Os números aparecem a partir de { $people } respostas.
pulse-question-few = Fechada aos { $time }. Menos de { $people } responderam.
pulse-question-counts = { $answers } respostas de { $joined } alunos. As demais aparecem em grupos.
pulse-question-closed = Fechada aos { $time }. { $answers } respostas de { $joined } alunos.
pulse-question-ask = Perguntar “Está claro?”
pulse-question-own = Outra pergunta…
pulse-question-own-title = Fazer uma pergunta
pulse-question-own-question = Pergunta
pulse-question-own-answer-0 = Primeira resposta
pulse-question-own-answer-1 = Segunda resposta
pulse-question-own-answer-2 = Terceira resposta, ou nenhuma
pulse-question-own-text = Responde-se com um toque, sem nomes. Duas respostas bastam.
pulse-question-own-ask = Perguntar
pulse-question-own-wrong = Escreva uma pergunta e duas ou três respostas diferentes.

pulse-nobody = Ninguém entrou ainda.
pulse-alerts-off = Os alertas estão desligados.
pulse-alerts-rest = Alertas em pausa até { $time }
pulse-no-feedback-stands-out = Nenhuma resposta se destaca.
pulse-early = Ainda não há dados suficientes
pulse-steady = Estável até agora

pulse-expressions = Expressões
pulse-tense-short = concentração
pulse-eight = As oito expressões
pulse-eight-text = Em uma aula, rostos lidos como raiva, nojo, medo ou desprezo são em geral de pessoas que se concentram. A faixa mostra as quatro como uma só.
pulse-people = Cada pessoa
pulse-people-text = Por número, sem ordem. Os alunos souberam desta visão antes de entrar. No caso de uma câmera, quem a instalou confirmou que todos os que ela vê sabiam.
pulse-people-none = Aparece quando o mínimo é atingido
pulse-picture-fair = imagem razoável
pulse-picture-poor = imagem ruim

pulse-markers = Marcadores
pulse-markers-none = Nenhum ainda. Aperte m para adicionar um.
pulse-marker-add = Adicionar marcador
pulse-marker-added = Marcador adicionado
pulse-marker-edit = Editar marcador
pulse-marker-edit-button = Editar
pulse-marker-edit-name = Editar { $name }
pulse-marker-name = Nome
pulse-marker-time = Tempo
pulse-marker-save = Salvar
pulse-marker-delete = Apagar
pulse-marker-time-wrong = Escreva o tempo em minutos e segundos, como 4:05.
pulse-marker-too-long = O nome pode ter no máximo { $count } caracteres.
pulse-marker-slide = slide 1
pulse-marker-exercise = exercício
pulse-marker-question = pergunta
pulse-marker-recap = revisão

pulse-alerts = Alertas
pulse-alerts-change = Alertar sobre
pulse-alerts-small = mudanças pequenas
pulse-alerts-medium = mudanças médias
pulse-alerts-large = mudanças grandes
pulse-alerts-rest-title = No máximo
pulse-alerts-rest-1 = uma vez por minuto
pulse-alerts-rest-3 = a cada 3 minutos
pulse-alerts-rest-10 = a cada 10 minutos
pulse-alerts-rest-never = nunca
pulse-alerts-saved = Salvo.
pulse-alerts-saved-none = Salvo: sem alertas.
pulse-alerts-not-saved = Não foi salvo. { $text }

pulse-reading = Como ler esta página
pulse-reading-text = O pulso mostra a turma como um todo. Diz como os rostos parecem, não o que as pessoas sentem, e não mede a atenção nem o trabalho de ninguém.
pulse-reading-faces = Rostos legíveis: quantas das pessoas presentes puderam ser lidas.
pulse-reading-valence = Valência: de negativa a positiva; a faixa sombreada a contém com 95% de confiança, até onde as leituras podem dizer. Uma faixa larga significa pouca certeza.
pulse-reading-k = Tamanho mínimo do grupo: { $people }. Em um grupo menor, os resultados poderiam revelar alguém, por isso não são mostrados.
pulse-reading-k-groups = Tamanho mínimo do grupo: { $people }. Em um grupo menor, os resultados poderiam revelar alguém, por isso não são mostrados, e as expressões mostradas nunca mudam pela chegada ou saída de uma única pessoa. O número de presentes é mostrado como é.

pulse-end-title = Encerrar esta aula?
pulse-end-text = Os alunos são avisados. As leituras individuais são apagadas; o resumo fica guardado. É possível desfazer durante um minuto.
pulse-end-text-nothing = Os alunos são avisados. As leituras individuais são apagadas e nada mais é guardado. É possível desfazer durante um minuto.
pulse-end-text-days =
    { $days ->
        [one] Os alunos são avisados. As leituras individuais são apagadas; o resumo fica guardado por um dia. É possível desfazer durante um minuto.
       *[other] Os alunos são avisados. As leituras individuais são apagadas; o resumo fica guardado por { $days } dias. É possível desfazer durante um minuto.
    }
pulse-end-not = Continuar a aula

pulse-keys = Teclas
pulse-key-m = adicionar um marcador neste momento
pulse-key-enter = aceitar o nome sugerido
pulse-key-q = perguntar “Está claro até aqui?”, ou fechar a pergunta aberta
pulse-key-c = visão compacta, e voltar
pulse-key-d = tema: automático, escuro, claro
pulse-key-f = tela cheia, e voltar
pulse-key-x = dispensar um alerta
pulse-key-list = esta lista
pulse-key-esc = fechar o que estiver aberto
pulse-keys-use = Usar teclas únicas (desligue se atrapalharem a entrada por voz)

pulse-summary = { $counted } de { $present } rostos legíveis; { $looks }; ânimo: { $mood }.
pulse-summary-few = Presentes: { $present }. { $why }.
pulse-summary-joined = Participantes: { $joined }.
pulse-summary-feedback = Resposta mais frequente: { $feedback }.
pulse-mood-trend = { $mood }, { $trend }
pulse-looks-mostly = principalmente { $expression }
pulse-looks-most-often = mais frequente: { $expression }
pulse-looks-none = nenhuma expressão
