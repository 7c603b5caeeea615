### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

sign-title = Console do professor
sign-students = Os alunos não precisam desta página: eles abrem o link do professor.
sign-join = Entrar com um código
sign-signed-out = Você saiu da sua conta.
sign-key = Chave do professor
sign-key-hint = O servidor a mostrou ao iniciar, a não ser que o responsável tenha escolhido uma.
sign-open = Abrir o console
sign-account = Entrar com sua conta
sign-own-address = Abra esta página no endereço do próprio servidor.
sign-wrong-key = Esta não é a chave do professor.
sign-too-many = Chaves erradas demais daqui. Espere um minuto.
sign-out-title = Sair da conta?
sign-out-text = O console se fecha em todas as abas deste navegador. As aulas em andamento continuam, e também um pulso em janela própria.
sign-out = Sair da conta
sign-back = Voltar ao console
sign-framed-title = Entre em uma janela própria
sign-framed-text = Esta página aparece dentro de outra, onde os navegadores não lhe dão a câmera e alguém poderia cobrir os botões.
sign-framed-open = Abrir em janela própria
sign-starting = Iniciando
sign-starting-title = O console está iniciando …
sign-starting-text = Esta página tenta de novo sozinha. As aulas em andamento continuam.
