### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Tratamento: o senhor, a senhora; português do Brasil.

camera-title = Câmera
camera-opening = Abrindo …
camera-stays = Os rostos são lidos neste navegador; nenhuma imagem sai dele.
camera-class = Câmera para { $name }
camera-own = Sua própria câmera
camera-class-text = Todos na imagem são lidos neste navegador. Oito números por rosto vão para a aula uma vez por segundo; a imagem fica aqui.
camera-own-text = Veja o que roomtone lê em seu rosto: moldura, palavra e probabilidades, ao vivo. Nada é enviado.
camera-agreed = Ao usar, confirma-se que todas as pessoas à vista aceitaram ser lidas.
camera-agreed-person = Ao usar, confirma-se que todas as pessoas à vista aceitaram ser lidas e sabem que o professor vê a expressão de cada uma, por número.
camera-facing = Nesta aula o professor vê também quantos estão de frente para a tela, apenas para o grupo. Avise todas as pessoas visíveis.
camera-use = Usar uma câmera
camera-share = Compartilhar uma reunião
camera-choose-hint = Uma câmera mostra a sala. Para compartilhar uma reunião, escolha a janela com os quadros de todos.
camera-labels = Palavras
camera-labels-eight = oito expressões
camera-labels-four = com raiva, medo, alegre, neutro
camera-others = Nomear também os outros (eles aceitaram)
camera-stop = Parar
camera-screen = Uma tela inteira está sendo compartilhada, por isso a imagem não aparece aqui: todos nela contariam duas vezes. Melhor parar e compartilhar a janela ou a aba da reunião.
camera-sending = Os números vão para a aula.
camera-foot = As imagens são lidas neste navegador e não são guardadas. Uma palavra diz como um rosto parece, não o que a pessoa sente.

camera-seen-none = Nenhum rosto à vista.
camera-seen-all =
    { $faces ->
        [one] { $faces } rosto à vista, legível.
       *[other] { $faces } rostos à vista, todos legíveis.
    }
camera-seen-some =
    { $faces ->
        [one] { $faces } rosto à vista, { $readable } legível.
       *[other] { $faces } rostos à vista, { $readable } legíveis.
    }
camera-seen-uncertain =
    { $uncertain ->
        [one] { $uncertain } é incerto.
       *[other] { $uncertain } são incertos.
    }
camera-seen-others =
    { $others ->
        [one] { $others } outro é ignorado.
       *[other] { $others } outros são ignorados.
    }
camera-still = A imagem está parada. Nada é lido até ela se mover de novo.
camera-blank = A janela compartilhada não mostra nada. Verifique se está aberta e não minimizada.
camera-person = Pessoa { $who }: { $label }
camera-label = { $expression } { $percent }
camera-joined =
    { $present ->
        [one] { $present } pessoa já é lida nesta aula, por sua própria câmera ou por outra. Quem também está nesta imagem conta duas vezes: peça que desligue sua câmera na página do aluno.
       *[other] { $present } pessoas já são lidas nesta aula, por sua própria câmera ou por outra. Quem também está nesta imagem conta duas vezes: peça que desligue sua câmera na página do aluno.
    }

camera-trouble = Algo deu errado
camera-not-opened = Não é possível abrir esta aula
camera-not-started = Não é possível começar
camera-refused = Esta câmera não pode entrar
camera-over = A aula acabou
camera-no-faces = Os rostos não são lidos nesta aula
camera-no-faces-text = Ela funciona só com as respostas dos alunos, pelas regras deste servidor ou pelas opções da aula.
camera-faces-off = Os rostos não são mais lidos nesta aula
camera-faces-off-text = As regras deste lugar mudaram. A aula continua com as respostas dos alunos.
camera-stopped = O leitor parou
camera-stopped-text = Nada é lido agora. Inicie de novo.
