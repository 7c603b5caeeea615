### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Tratamento: o senhor, a senhora; português do Brasil. Markdown: **negrito**, *itálico*, `código`.

console-class = Aula
console-past = Aulas passadas
console-courses = Cursos
console-photo = Foto
console-camera = Câmera
console-policy = Regras
console-integrations = Conexões
console-about = Sobre
console-failed = Algo deu errado nesta página. As aulas em andamento continuam. Recarregue a página; se acontecer de novo, peça a quem cuida do servidor que olhe o registro.
console-away = roomtone não responde a esta página: este dispositivo está sem conexão, o servidor parou ou a sessão foi encerrada. A página se reconecta sozinha; recarregue-a para entrar de novo.
console-save = Salvar
console-full-screen = Tela cheia
console-full-screen-hint = Para um projetor.
console-own-window = Abrir em janela própria

console-start-title = Começar uma aula
console-start-text = Os alunos entram com um link ou um código, em seu próprio navegador. Aparece um só sinal da turma inteira, assim que houver alunos suficientes.
console-start-another = Começar outra aula
console-start = Começar a aula
console-running = Aulas em andamento
console-choose-class = Escolha uma aula
console-new-here = **Primeira vez aqui?** Uma aula de teste com 30 alunos simulados mostra o pulso em movimento. Sem câmera, sem pessoas reais.
console-start-demo = Começar a aula de teste
console-demo-name = Aula de teste
console-name = Nome
console-name-example = Física 2b
console-course = Curso
console-course-optional = Curso (opcional)
console-course-example = Física, segundo semestre
console-course-hint = As aulas passadas de um curso aparecem juntas.
console-minutes = Duração em minutos
console-minutes-hint = A aula termina sozinha depois desse tempo.
console-group-size = Tamanho mínimo do grupo
console-group-size-hint = Com menos pessoas, nada é mostrado sobre a turma: em um grupo pequeno, os resultados poderiam revelar alguém.
console-faces = Ler os rostos de quem concordar
console-faces-hint = O navegador de cada aluno lê seu rosto e envia números, não imagens. Sem isso a aula funciona só com respostas.
console-see-policy = Ver ou mudar as regras
console-set-up = Definir
console-per-person = Mostrar-me também a expressão de cada pessoa
console-per-person-hint = Os alunos sabem antes de entrar em seu dispositivo; quem está diante de uma câmera da sala não, por isso avise. Nenhum nome é mostrado.
console-facing = Mostrar quantos estão de frente para a tela
console-facing-hint = A parcela dos rostos legíveis com a cabeça virada menos de 30° para o lado. Não é atenção. Os alunos são informados antes de entrar pelo próprio dispositivo; avise você mesmo quem estiver diante de uma câmera da sala.
console-message-optional = Mensagem aos alunos (opcional)
console-message-hint = Eles a veem antes de entrar.
console-too-long-name = O nome tem { $length } caracteres; cabem no máximo { $most }. Encurte-o.
console-too-long-course = O curso tem { $length } caracteres; cabem no máximo { $most }. Encurte-o.
console-too-long-notice = A mensagem tem { $length } caracteres; cabem no máximo { $most }. Encurte-a.

console-reason-unset = Informe primeiro o país e a finalidade: até lá, as aulas funcionam só com respostas.
console-reason-act = País { $place }: o Regulamento de IA da UE (artigo 5.º, n.º 1, alínea f) proíbe inferir as emoções dos alunos a partir do rosto, com ou sem consentimento. As aulas funcionam só com respostas.
console-reason-agreed = País { $place }, finalidade: { $purpose }. Só quem concordou é lido. Outras leis podem exigir mais: consentimento por escrito, aviso, limites de guarda.
console-purpose-education = ensinar alunos
console-purpose-research = um estudo com adultos que deram consentimento informado
console-purpose-own = testar em si mesmo e em colegas que concordaram

console-ended-at = Esta aula terminou às { $time }.
console-see-recap = Ver o resumo
console-undo-end = Desfazer: continuar a aula
console-undo-end-hint = Até um minuto depois do fim. Os alunos precisam entrar de novo.
console-ends-at = Termina sozinha às { $time }.
console-simulated = Alunos simulados, nenhuma pessoa real.
console-few-joined =
    { $joined ->
        [0] Ninguém entrou ainda; os resultados precisam de pelo menos { $people } pessoas, pois em um grupo pequeno poderiam revelar alguém.
        [one] { $joined } entrou até agora; os resultados precisam de pelo menos { $people } pessoas, pois em um grupo pequeno poderiam revelar alguém.
       *[other] { $joined } entraram até agora; os resultados precisam de pelo menos { $people } pessoas, pois em um grupo pequeno poderiam revelar alguém.
    }
console-not-stored = A aula continua, mas não pode ser guardada agora ({ $trouble }). roomtone tenta de novo a cada segundo.
console-refused-joins =
    { $attempts ->
        [one] { $attempts } tentativa de entrar falhou nos últimos dez minutos: vieram muitos de uma vez ou a aula está cheia. Veja *Participantes*.
       *[other] { $attempts } tentativas de entrar falharam nos últimos dez minutos: vieram muitos de uma vez ou a aula está cheia. Veja *Participantes*.
    }
console-pulse = O pulso da aula
console-pulse-window = Abrir o pulso em janela própria
console-link-lost = O servidor foi reiniciado e não conhece mais o link desta aula. É possível criar um novo; o antigo deixa de funcionar.
console-new-link = Criar um link novo
console-agreed = Todas as pessoas à vista concordaram
console-agreed-person = Todas as pessoas à vista concordaram e sabem que vejo a expressão de cada uma
console-room-camera = Usar uma câmera da sala ou compartilhar uma reunião
console-room-camera-hint = Quem está diante de uma câmera da sala ou em uma reunião não abre página nenhuma, então roomtone não pode perguntar: pergunte você.
console-demo = Uma demonstração
console-demo-text = Trinta alunos simulados seguem um roteiro de quatro minutos e meio: uma recepção, um exemplo difícil, um exercício que dá certo. Enviam os mesmos números e as mesmas respostas que alunos reais.
console-join-as-student = Entrar como aluno

console-join = Entrar
console-join-class = Entrar na aula
console-qr = Código QR de { $link }
console-open-place = Abra **{ $place }** e digite o código, ou leia o código QR.
console-own-address = O endereço deste computador em sua rede. Teste-o primeiro em outro dispositivo.
console-needs-https = As câmeras deles precisam de HTTPS: `--certificate` e `--private`, `--self-signed`, ou um proxy na frente.
console-alone-name = Este link só funciona neste computador. Abra esta página pelo nome ou endereço do computador em sua rede para deixar entrar outros dispositivos.
console-alone-host = Este link só funciona neste computador. Inicie o servidor com `roomtone serve --host 0.0.0.0` para deixar entrar outros dispositivos.
console-no-cameras = Sem HTTPS os alunos só podem dar respostas.

console-participants = Participantes
console-participants-of =
    { $participants ->
        [one] { $participants } participante de no máximo { $most }.
       *[other] { $participants } participantes de no máximo { $most }.
    }
console-most-participants = Máximo de participantes
console-no-names = Aqui os participantes não têm nome, então não é possível escolher um. É possível remover quem veio em massa; eles podem entrar de novo com o mesmo código.
console-joined-lately = Entraram nos últimos … minutos
console-remove-recent = Remover os recém-chegados
console-new-code = Código novo
console-new-code-text = O link e o código anteriores não deixam mais ninguém entrar. Quem já entrou fica.
console-new-code-make = Criar um código novo
console-remove-all = Remover todos
console-remove-all-text = Todos precisam entrar de novo, com o novo link ou código. A aula e o que está guardado dela ficam.
console-remove-all-do = Remover todos, código novo
console-removed =
    { $participants ->
        [one] { $participants } participante removido.
       *[other] { $participants } participantes removidos.
    }

console-told = O que os alunos ficam sabendo
console-your-message = Sua mensagem:
console-told-no-camera = Nenhuma câmera é usada nesta aula.
console-told-feedback = Suas respostas são contadas com as de todos os outros.
console-told-counts = O professor vê números quando pelo menos { $people } alunos entraram.
console-told-answers = Eles podem responder às suas perguntas com um toque e acrescentar uma palavra a “perdido”. Aparecem números a partir de { $people } respostas, e palavras em uma lista sem nomes quando { $people } alunos escreveram uma.
console-told-own-browser = O próprio navegador lê o rosto, se concordarem; as imagens nunca saem do dispositivo.
console-told-numbers = Números são enviados: a probabilidade de cada uma de oito expressões e a nitidez da imagem.
console-told-person = O professor vê também a expressão de cada pessoa, sem nome.
console-told-facing = O professor vê também quantos estão de frente para a tela, apenas para o grupo.
console-told-group = O professor só vê resultados do grupo, a partir de { $people } pessoas.
console-told-choice = Podem entrar sem câmera, ver o que foi enviado, pausar, sair e mandar apagar.

console-end = Encerrar a aula
console-end-all = Encerrar para todos
console-end-text =
    { $days ->
        [one] Os alunos são avisados. As leituras individuais são apagadas; o resumo fica guardado { $days } dia.
       *[other] Os alunos são avisados. As leituras individuais são apagadas; o resumo fica guardado { $days } dias.
    }
console-end-text-nothing = Os alunos são avisados. As leituras individuais são apagadas; nada é guardado, então não há resumo.
console-end-undo = É possível desfazer durante um minuto.

console-no-store = Este servidor não guarda aulas: foi iniciado com `--store none`.
console-no-past = Nenhuma aula terminou ainda. Depois, o resumo dela fica aqui: como foi, o que mudou e com que certeza.
console-deleted = { $name } foi apagada, com tudo o que estava guardado sobre ela.
console-stored-for =
    { $days ->
        [one] Guardada por { $days } dia depois do fim: o sinal da turma, os marcadores e os números de respostas. Nenhuma imagem, a expressão de ninguém.
       *[other] Guardada por { $days } dias depois do fim: o sinal da turma, os marcadores e os números de respostas. Nenhuma imagem, a expressão de ninguém.
    }
console-recap-of = O resumo de { $name }
console-all-courses = Todos os cursos
console-origin-simulated = simulada
console-origin-recording = gravação
console-download = Baixar
console-rows = Uma linha por segundo; linhas com menos de { $people } pessoas ficam vazias.
console-recap-file = Resumo (HTML)
console-delete = Apagar
console-delete-text = Apagar { $name } e tudo o que está guardado sobre ela? Não há como desfazer.
console-delete-do = Apagar definitivamente

console-camera-text = Sua própria câmera, lida por seu próprio navegador: uma moldura e uma palavra em seu rosto, e em outros só depois de confirmar que concordaram. As imagens ficam nesta página; nada é enviado, nem a este servidor.
console-camera-https = Os navegadores só abrem uma câmera em páginas com HTTPS ou do mesmo computador. Este endereço não é nenhum dos dois, então a câmera não vai iniciar aqui.
console-camera-alt = A câmera deste computador, lida no navegador

console-integrations-text = Outros sistemas que este servidor avisa quando uma aula começa ou termina, e de alertas.
console-integrations-none = Nada está configurado. Quem cuida do servidor pode adicionar webhooks, xAPI, e-mail com o resumo e um calendário: veja `roomtone serve --help`.
console-integrations-get = Recebem o que este console mostra de uma aula, nunca nada sobre uma pessoa.
console-refresh = Atualizar
console-calendar = Calendário
console-calendar-text = Assine este link em um aplicativo de calendário. Ele mostra os nomes e os horários das aulas.
console-renew-link = Renovar o link
console-renew-link-text = Calendários com o link atual deixam de funcionar.
console-renew = Renovar
console-sent = { $sent } enviados · { $waiting } esperando · { $dropped } abandonados
console-sent-nothing = Nada foi enviado desde que o servidor iniciou

console-policy-text = Onde e para que roomtone é usado aqui, e o que isso permite.
console-act = A regra na UE e no EEE
console-act-text = O Regulamento de IA, artigo 5.º, n.º 1, alínea f, proíbe inferir na educação as emoções dos alunos a partir do rosto, salvo por razões médicas ou de segurança, com ou sem consentimento. Lá as aulas funcionam com respostas, e todo o resto funciona como em outros lugares.
console-no-advice = Outras leis exigem consentimento, aviso e limites de guarda. Isto ajuda a seguir as regras; não é aconselhamento jurídico. Quem opera roomtone é responsável por seu uso.
console-current = Configuração atual
console-reads-faces = As aulas leem rostos: sim.
console-reads-no-faces = As aulas leem rostos: não.
console-country = País
console-purpose = Finalidade
console-days-stored = Dias que uma aula fica guardada
console-set-at = Definido
console-not-set = não definido
console-change = Mudar
console-country-of-class = País onde a aula acontece
console-choose-country = Escolha um país
console-choose-both = Escolha um país e uma finalidade.
console-policy-running = Aulas em andamento seguem regras mais rígidas na hora, e até o fim: onde os rostos não podem mais ser lidos, continuam só com respostas.
console-policy-saved = Salvo. Já vale.
console-audit = Registro de auditoria
console-audit-intact =
    { $rows ->
        [one] { $rows } linha, corrente intacta: cada linha é selada pela anterior. Último selo: { $seal }…
       *[other] { $rows } linhas, corrente intacta: cada linha é selada pela anterior. Último selo: { $seal }…
    }
console-audit-broken = A linha { $row } do registro, ou uma anterior, foi mudada ou removida.
console-when = Quando
console-what = O quê
console-details = Detalhes

console-photo-text = Leia as expressões de todos em uma ou mais fotos. As fotos são lidas neste servidor, ficam em sua memória enquanto estão nesta página e não são guardadas em lugar nenhum. Use só fotos de pessoas que concordaram.
console-expressions = Expressões
console-expressions-eight = Oito (FER+)
console-expressions-four = Quatro (FER-2013)
console-expressions-from = { $expressions }: aprendidas da única palavra do FER-2013 por imagem; as oito, dos votos de dez pessoas. Por isso podem nomear um rosto de modo diferente.
console-photos = Fotos
console-photos-hint = Até { $most } MB cada. Se maiores falharem com o erro 413, um proxy na frente aceita menos: no nginx ajuste client_max_body_size.
console-example = Mostrar um exemplo
console-no-example = O exemplo vem com matplotlib: pip install 'roomtone[demo]'.
console-all-photos = Todas as fotos
console-reading = Lendo { $name }
console-photo-alt = { $name } com uma moldura e uma palavra em cada rosto
console-pixels = { $width } × { $height } pixels
console-no-face = **Nenhum rosto encontrado.** Os rostos devem estar em pé e ter mais de uns 20 pixels.
console-face-count =
    { $faces ->
        [one] { $faces } rosto
       *[other] { $faces } rostos
    }
console-faces-order = Rostos da esquerda para a direita. A qualidade, de 0 a 1, diz até que ponto confiar na leitura.
console-the-face = O rosto
console-quality = qualidade { $quality }
console-none-of-four = Provavelmente nenhuma destas quatro.
console-not-clear = O rosto não está nítido o bastante, ou nenhuma expressão se destaca.
console-picture-file = Imagem (PNG)

console-courses-none = Nenhuma aula terminou ainda. Depois, um curso mostra como elas se comparam.
console-no-course = Aulas sem curso
console-search = Buscar em nomes, marcadores, perguntas e notas
console-search-none = Nenhuma aula deste curso contém “{ $words }”.
console-lost-them = Em quais aulas se perderam?
console-lost-unknown = Não há respostas guardadas destas aulas: poucos alunos tinham entrado.
console-lost-nobody = Ninguém apertou “perdido” nestas aulas.
console-lost-most = Onde mais se perderam: { $classes }.
console-lost-class = **{ $name }** ({ $day }; { $percent } dos alunos em média, até { $most } ao mesmo tempo)
console-course-explained = Perdido e entendi: a parcela dos alunos que mantinham isso, em média na aula. Ânimo: valência média com sua faixa de 95%. Outros alunos podem ter participado. Para imprimir esta página, use o comando do navegador.
console-most-at-once = Máximo de uma vez
console-side-by-side = Duas aulas lado a lado
console-recap-and-notes = Resumo e notas
console-notes = Notas sobre momentos
console-notes-count = Notas sobre momentos ({ $notes })
console-notes-hint = As notas estão no resumo, são achadas pela busca de *Cursos*, e vão embora com ele.
console-note = Nota
console-note-add = Adicionar nota
console-note-delete = Apagar nota
console-note-empty = Escreva primeiro uma nota.
console-chart-shares = Perdido e entendi: parcela média dos alunos
console-chart-feedback = Perdido e entendi
console-chart-minutes = minutos

## About.

console-about-intro = O roomtone lê as expressões faciais de uma aula ao vivo e as mostra como um único sinal calmo, suavizado no tempo, com o número de pessoas a que se refere e o grau de certeza. “Room tone” é o som de uma sala em que ninguém fala.
console-about-does = O que ele faz
console-about-does-expressions = Lê expressões: o que um rosto parece a pessoas a quem se pediu que o nomeassem.
console-about-does-browser = Lê o rosto de cada aluno no navegador do próprio aluno, depois que ele concordou.
console-about-does-group = Mostra a aula como um todo, acima de um tamanho mínimo de grupo.
console-about-does-feedback = Conta o retorno dos alunos: entendi, perdido, rápido demais, devagar demais.
console-about-not = O que ele não faz
console-about-not-feelings = Não sabe o que ninguém sente e não mede atenção nem engajamento.
console-about-not-pictures = Não armazena nem envia imagens, recortes de rosto, pontos faciais ou som de uma aula.
console-about-not-grades = Não reconhece, classifica nem dá nota a ninguém, e não faz chamada.
console-about-not-guess = Não adivinha: um rosto que não está claro é chamado de incerto.
console-about-use = Uso responsável
console-about-use-agreed = Leia apenas pessoas que concordaram e permita que mudem de ideia sem dar motivo.
console-about-use-ask = Em uma aula, o que parece raiva é em geral concentração. Tome o sinal como motivo para perguntar à turma, não como resposta.
console-about-use-grades = Não o use para notas, presença, contratação, disciplina ou para julgar uma pessoa.
console-about-use-law = As leis variam de país para país. Quem opera o roomtone é responsável por seu uso; a página Regras diz o que é permitido aqui.
console-about-model = O modelo
console-about-model-text = Uma rede convolucional da família MobileNet com { $millions } milhões de parâmetros. Recebe um rosto cinza de { $size } × { $size } pixels e dá duas distribuições: sobre as { $ferplus } expressões do FER+ e sobre as { $fer } classes do FER-2013.
console-about-card = Ficha do modelo, como está em seu arquivo (em inglês)
console-about-task = Tarefa
console-about-accuracy = Acurácia
console-about-interval = Intervalo de 95 %
console-about-pictures = Imagens
console-about-to = { $low } a { $high }
console-about-means-ferplus = imagens em que a maioria de dez pessoas concordou: a mais justa das três.
console-about-means-origin = os rótulos do FER-2013, entre { $labels }.
console-about-means-fer2013 = os rótulos do FER-2013, que são ruidosos.
console-about-limits = Quão alta pode ser uma pontuação assim? O rótulo do FER-2013 é o que a maioria de dez pessoas escolheu em { $agreement } de suas imagens; portanto a pontuação inclui o ruído desses rótulos. As imagens são do conjunto de teste público, também usado para escolher os ajustes do modelo; espere pontuações menores com outras pessoas e câmeras. Idade, sexo e origem das pessoas não estão registrados, por isso diferenças entre grupos não puderam ser medidas; conte com algumas.
console-about-title = Sobre o roomtone
console-about-version = Versão { $version }

## What the audit log says was done.

console-audit-policy-in-force = regras em vigor
console-audit-class-started = aula iniciada
console-audit-class-ended = aula encerrada
console-audit-class-reopened = aula reaberta
console-audit-class-stored = aula armazenada
console-audit-class-deleted = aula excluída
console-audit-class-exported = aula exportada
console-audit-classes-deleted-by-age = aulas excluídas por idade
console-audit-join-code-renewed = código de entrada renovado
console-audit-marker-saved = marcador salvo
console-audit-marker-deleted = marcador excluído
console-audit-participants-removed = participantes removidos
console-audit-recap-read = resumo lido
console-audit-recap-mailed = resumo enviado por e-mail
console-audit-store-copied = armazenamento copiado
console-audit-store-restored = armazenamento restaurado
console-audit-student-forgotten = dados de um aluno apagados
