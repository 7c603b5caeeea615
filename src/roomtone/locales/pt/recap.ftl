### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Tratamento: o senhor, a senhora; português do Brasil.

recap-title = { $name }: resumo
recap-recap = Resumo
recap-simulated = Aula simulada
recap-simulated-text = Alunos simulados que seguem um roteiro: nenhuma pessoa real.
recap-recording = de uma gravação
recap-running = ainda em andamento

recap-s = { $seconds } s
recap-min = { $minutes } min
recap-min-s = { $minutes } min { $seconds } s
recap-h = { $hours } h
recap-h-min = { $hours } h { $minutes } min
recap-date = { $date }, { $time } { $zone }
recap-range = { $low } a { $high }
recap-of = { $part } de { $whole }
recap-feedback = { $feedback } { $count }
recap-list = { $first }, { $second }
recap-none = nenhum
recap-no-data = sem dados
recap-gap = lacuna
recap-mood-valence = { $mood } ({ $valence })
recap-share = { $expression } { $percent }
recap-sentence = { $text }.

recap-short = Em resumo
recap-presses = Respostas (no mínimo)
recap-mood = Ânimo
recap-readable = Rostos legíveis
recap-coverage = cobertura { $percent }
recap-no-faces-seen = nenhum rosto visto
recap-time-with-data = Tempo com dados
recap-of-class = da aula
recap-few-for = pessoas de menos por { $duration }
recap-off-for = rostos não mais lidos por { $duration }
recap-gaps = Lacunas
recap-not-stored = não guardado
recap-nothing-stored = Nada foi guardado desta aula.
recap-no-expressions = Sem dados sobre expressões: são necessárias pelo menos { $people } pessoas com rostos legíveis.
recap-no-faces = Esta aula funcionou com as respostas dos alunos; nenhum rosto foi lido.
recap-no-feedback = Nenhum aluno respondeu.
recap-no-feedback-stored = Nenhuma resposta foi guardada: são necessários pelo menos { $people } participantes.
recap-mood-mostly = Ânimo: { $mood } (valência { $valence }, faixa de 95% { $band }). As expressões foram lidas principalmente como: { $expression }.
recap-mood-most-often = Ânimo: { $mood } (valência { $valence }, faixa de 95% { $band }). As expressões foram lidas com mais frequência como: { $expression }.
recap-data = Dados de { $percent } da aula, em geral de { $people } pessoas
recap-data-few = por { $duration } havia poucos rostos legíveis
recap-data-off = por { $duration } os rostos não foram mais lidos
recap-missing = faltam { $duration }
recap-peak = O máximo de “{ $feedback }” ao mesmo tempo: { $people } de { $students } alunos aos { $time }; durou { $duration }.
recap-strongest = A mudança mais forte veio aos { $place }: { $change }.
recap-strongest-likely = A mudança mais forte (provável, não certa) veio aos { $place }: { $change }.
recap-place = { $time }, { $marker }
recap-at-marker = em “{ $name }”
recap-after-marker = { $duration } depois de “{ $name }”
recap-and = { $first }, e { $second }
recap-no-change = Nenhuma mudança duradoura entre { $start } e { $end }.
recap-too-short = Curta demais para procurar mudanças: são necessários cerca de dois minutos de dados.

recap-change-rose = o ânimo subiu de { $before } para { $after } (valência { $start } para { $end })
recap-change-fell = o ânimo caiu de { $before } para { $after } (valência { $start } para { $end })
recap-change-rose-within = o ânimo subiu, mas continuou { $after } (valência { $start } para { $end })
recap-change-fell-within = o ânimo caiu, mas continuou { $after } (valência { $start } para { $end })
recap-change-pressed =
    { $people ->
        [one] { $people } pessoa apertou “{ $feedback }” em um minuto, { $before } no minuto anterior
       *[other] { $people } pessoas apertaram “{ $feedback }” em um minuto, { $before } no minuto anterior
    }
recap-change-pressed-first =
    { $people ->
        [one] { $people } pessoa apertou “{ $feedback }” em um minuto, nenhuma no minuto anterior
       *[other] { $people } pessoas apertaram “{ $feedback }” em um minuto, nenhuma no minuto anterior
    }
recap-change-strong = mudança forte ({ $times } vezes a margem), { $lasted }
recap-change-likely = mudança provável ({ $times } vezes a margem), { $lasted }
recap-lasted-about = por cerca de { $duration }
recap-lasted-least = por pelo menos { $duration }
recap-changes = Mudanças que valem um olhar
recap-strongest-of = As { $shown } mais fortes de { $all }; as repetidas vêm por último.

recap-over-time = A aula ao longo do tempo
recap-video = O vídeo desta aula: escolha o arquivo. Ele fica neste computador.
recap-video-hint = Clique na linha do tempo, ou no tempo de uma mudança, para ir até lá no vídeo.
recap-timeline = Linha do tempo. A tabela abaixo tem os mesmos dados.
recap-panel-mood = Ânimo: valência e faixa de 95%
recap-panel-shares = Parcelas das expressões
recap-panel-people = Legíveis (área), presentes (linha)
recap-panel-feedback = Respostas: até { $most } ao mesmo tempo
recap-panel-feedback-of = Respostas: até { $most } de { $joined } juntas
recap-scale-all = todos
recap-scale-half = metade
recap-since-start = desde o início
recap-moment = Momento { $number }
recap-legend-few = sem dados: pessoas de menos
recap-legend-few-off = sem dados: pessoas de menos, ou rostos não mais lidos
recap-legend-gap = lacuna: nada guardado
recap-legend-change = mudança, descrita abaixo
recap-legend-marker = seu marcador
recap-in-words = Os mesmos dados em palavras
recap-table = A linha do tempo em palavras
recap-from = Desde
recap-band = Faixa de 95%
recap-most-often = Mais frequente
recap-most-feedback = Máximo de respostas juntas
recap-markers = Seus marcadores

recap-alerts = Alertas durante a aula
recap-no-alerts = Nenhum alerta durante a aula.
recap-alert = { $text } ({ $duration })
recap-questions = Perguntas do momento
recap-questions-text = Os números crescem em vários alunos de uma vez; as últimas respostas podem faltar, para que a de ninguém possa ser deduzida.
recap-question = { $given } ({ $answers } respostas de { $students } alunos)
recap-question-few = respostas de menos
recap-notes = Suas notas
recap-beside = Comparada com aulas anteriores deste curso
recap-beside-text = Ânimo (valência) desde o início, e sua média com a faixa de 95%: negativo à esquerda, positivo à direita. Outros alunos podem ter participado. Barras cinzas são lacunas.
recap-this = esta aula
recap-faces-readable = { $people } rostos legíveis
recap-no-expression-data = sem dados sobre expressões

recap-how = Como ler este resumo
recap-how-model = Um modelo lê expressões em imagens de rostos. Não sabe o que as pessoas sentiram ou entenderam. Em uma aula, o que parece raiva ou medo é em geral concentração, por isso é mostrado como uma coisa só.
recap-how-mood = O ânimo é a valência, de negativa (−1) a positiva (+1). A faixa é onde ela está com 95% de confiança, para quem foi contado; erros comuns a todas as leituras não estão incluídos.
recap-how-class = Um resumo trata da turma, nunca de uma pessoa. Com menos de { $people } pessoas não há dados, em cinza liso; trechos hachurados não foram guardados.
recap-how-change = Uma mudança é listada onde o ânimo difere por pelo menos 20 segundos do minuto anterior em mais do que a faixa permite (a partir de { $times } vezes essa margem, é chamada forte), ou onde uma resposta foi dada muito mais que no minuto anterior.
recap-how-change-feedback = Uma mudança é listada onde uma resposta foi dada muito mais que no minuto anterior.
recap-how-chance = Desvios lentos não são listados. Algumas mudanças podem ser acaso. O que veio antes de uma mudança não precisa ser sua causa.
recap-how-presses = Os números de respostas são mínimos. Não servem para notas, presença nem para julgar alguém.
recap-made = Feito por roomtone a partir de um sinal por segundo da turma. Nenhuma imagem foi guardada. Os tempos são minutos e segundos desde o início.

recap-mail-subject = Resumo: { $name }
recap-mail-text = { $name } terminou após { $minutes } min. O resumo está anexado: abra-o em um navegador.
recap-mail-link = No servidor:
