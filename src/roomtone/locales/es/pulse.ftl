### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Trato: usted.

pulse-title = Pulso
pulse-window = { $name } · pulso
pulse-elsewhere = El pulso está en su ventana pequeña.
pulse-bring-back = Traerlo de vuelta
pulse-simulated = Clase simulada
pulse-since-began = Desde el comienzo de la clase:
pulse-full = Completo
pulse-compact = Compacto
pulse-small-window = Ventana pequeña
pulse-full-screen = Pantalla completa
pulse-theme-auto = Tema: automático
pulse-theme-dark = Tema: oscuro
pulse-theme-light = Tema: claro
pulse-end = Terminar la clase
pulse-undo = Deshacer
pulse-recap = Abrir el resumen
pulse-dismiss = Descartar
pulse-close = Cerrar
pulse-cancel = Cancelar

pulse-standing-old = Sin novedades
pulse-standing-offline = Sin conexión
pulse-standing-blocked = Bloqueado
pulse-standing-over = Terminada
pulse-standing-refused = Cerrada
pulse-no-news = No hay novedades desde hace un rato.
pulse-as-of = { $text } Cifras de { $time }.
pulse-ran = { $text } Duró { $time }.
pulse-new-link = { $text } Quizá la clase haya terminado o tenga un enlace nuevo.
pulse-trying-again = { $text } Intentando de nuevo …

pulse-mood = Ánimo
pulse-why = ¿Por qué?
pulse-why-few = En un grupo pequeño los resultados podrían revelar a alguien. Por eso no se muestra nada por debajo de { $people }.
pulse-why-settling = Si llegara o se fuera una sola persona, la diferencia la revelaría. Por eso el grupo contado solo cambia en varias personas a la vez, y espera hasta que pueda. Tarda unos segundos; cuantas menos idas y venidas, menos ocurre.
pulse-chart = Ánimo de los últimos diez minutos
pulse-now = Ahora
pulse-last = Lo último, a los { $time }
pulse-at = A los { $time }
pulse-at-markers = { $when } ({ $names })
pulse-quoted = «{ $text }»
pulse-readout = { $when }: { $reading }
pulse-readout-none = sin lectura
pulse-readout-valence = valencia { $valence }, banda del 95 % de { $low } a { $high }, { $counted } de { $present } rostros legibles
pulse-no-reading = Ahora no hay lectura

pulse-present =
    { $present ->
        [one] presente
       *[other] presentes
    }
pulse-readable =
    { $present ->
        [one] de un rostro legible
       *[other] de { $present } rostros legibles
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
pulse-students-title = Estudiantes
pulse-facing = De cara a la pantalla: { $share }
pulse-facing-hint = Proporción de rostros legibles con la cabeza girada menos de 30° hacia un lado. No es la atención.
pulse-invite = Los estudiantes entran en
pulse-copy = Copiar el enlace
pulse-copied = Copiado
pulse-overlay = Superposición
pulse-overlay-text = Este enlace muestra el pulso a otras personas, en OBS o en una segunda pantalla. No permite cambiar nada. Cada clase nueva tiene un enlace nuevo.

pulse-feedback = Respuestas de los estudiantes
pulse-feedback-few = Se muestran cuando participan { $people } personas ({ $joined } por ahora). Los estudiantes ya pueden responder; cada respuesta cuenta un minuto, y en un grupo pequeño podría revelar a alguien.
pulse-feedback-needs = respuestas a partir de { $people } personas
pulse-feedback-none = ninguna respuesta ahora mismo
pulse-feedback-top = { $feedback } { $count }
pulse-feedback-top-of = { $feedback } { $count } de { $joined }
pulse-feedback-chart = Perdido y entendido en los últimos diez minutos
pulse-feedback-at = { $when }: perdido { $lost }, entendido { $clear } de { $joined }
pulse-feedback-at-none = { $when }: sin cifras
pulse-words = Perdidos en
pulse-question = Pregunta del momento
pulse-question-hint = Basta un toque. Las cifras aparecen a partir de { $people } contestaciones.
pulse-question-open = Abierta. Las cifras aparecen a partir de { $people } contestaciones.
pulse-question-few = Cerrada a los { $time }. Contestaron menos de { $people }.
pulse-question-counts = { $answers } contestaciones de { $joined } estudiantes. Las demás aparecen por grupos.
pulse-question-closed = Cerrada a los { $time }. { $answers } contestaciones de { $joined } estudiantes.
pulse-question-ask = Preguntar «¿Está claro?»
pulse-question-own = Otra pregunta…
pulse-question-own-title = Hacer una pregunta
pulse-question-own-question = Pregunta
pulse-question-own-answer-0 = Primera respuesta
pulse-question-own-answer-1 = Segunda respuesta
pulse-question-own-answer-2 = Tercera respuesta, o ninguna
pulse-question-own-text = Se contesta con un toque, sin nombres. Bastan dos respuestas.
pulse-question-own-ask = Preguntar
pulse-question-own-wrong = Escriba una pregunta y dos o tres respuestas distintas.

pulse-nobody = Todavía no ha entrado nadie.
pulse-alerts-off = Los avisos están desactivados.
pulse-alerts-rest = Avisos en pausa hasta { $time }
pulse-no-feedback-stands-out = Ninguna respuesta destaca.
pulse-early = Aún no hay datos suficientes
pulse-steady = Estable hasta ahora

pulse-expressions = Expresiones
pulse-tense-short = concentración
pulse-eight = Las ocho expresiones
pulse-eight-text = En una clase, los rostros leídos como enfado, asco, miedo o desprecio son en su mayoría de personas que se concentran. La franja muestra estas cuatro como una.
pulse-people = Cada persona
pulse-people-text = Por número, sin ningún orden. Los estudiantes supieron de esta vista antes de entrar. En el caso de una cámara, quien la instaló confirmó que todos los que se ven lo sabían.
pulse-people-none = Se muestra cuando se alcanza el mínimo
pulse-picture-fair = imagen regular
pulse-picture-poor = mala imagen

pulse-markers = Marcadores
pulse-markers-none = Todavía ninguno. Pulse m para añadir uno.
pulse-marker-add = Añadir marcador
pulse-marker-added = Marcador añadido
pulse-marker-edit = Editar marcador
pulse-marker-edit-button = Editar
pulse-marker-edit-name = Editar { $name }
pulse-marker-name = Nombre
pulse-marker-time = Tiempo
pulse-marker-save = Guardar
pulse-marker-delete = Borrar
pulse-marker-time-wrong = Escriba el tiempo en minutos y segundos, como 4:05.
pulse-marker-too-long = El nombre puede tener como máximo { $count } caracteres.
pulse-marker-slide = diapositiva 1
pulse-marker-exercise = ejercicio
pulse-marker-question = pregunta
pulse-marker-recap = repaso

pulse-alerts = Avisos
pulse-alerts-change = Avisarme de
pulse-alerts-small = cambios pequeños
pulse-alerts-medium = cambios medianos
pulse-alerts-large = cambios grandes
pulse-alerts-rest-title = Como máximo
pulse-alerts-rest-1 = una vez por minuto
pulse-alerts-rest-3 = cada 3 minutos
pulse-alerts-rest-10 = cada 10 minutos
pulse-alerts-rest-never = nunca
pulse-alerts-saved = Guardado.
pulse-alerts-saved-none = Guardado: sin avisos.
pulse-alerts-not-saved = No se guardó. { $text }

pulse-reading = Cómo leer esta página
pulse-reading-text = El pulso muestra la clase en su conjunto. Dice qué aspecto tienen los rostros, no qué siente la gente, y no mide la atención ni el trabajo de nadie.
pulse-reading-faces = Rostros legibles: cuántas de las personas presentes se pudieron leer.
pulse-reading-valence = Valencia: de negativa a positiva; la banda sombreada la contiene con una confianza del 95 %, hasta donde las lecturas pueden decirlo. Una banda ancha significa poca certeza.
pulse-reading-k = Tamaño mínimo del grupo: { $people }. En un grupo más pequeño los resultados podrían revelar a alguien, así que no se muestran.
pulse-reading-k-groups = Tamaño mínimo del grupo: { $people }. En un grupo más pequeño los resultados podrían revelar a alguien, así que no se muestran, y las expresiones mostradas nunca cambian porque llegue o se vaya una sola persona. El número de presentes se muestra tal cual.

pulse-end-title = ¿Terminar esta clase?
pulse-end-text = Se avisa a los estudiantes. Las lecturas individuales se borran; el resumen se conserva. Puede deshacerlo durante un minuto.
pulse-end-text-nothing = Se avisa a los estudiantes. Las lecturas individuales se borran y no se guarda nada más. Puede deshacerlo durante un minuto.
pulse-end-text-days =
    { $days ->
        [one] Se avisa a los estudiantes. Las lecturas individuales se borran; el resumen se conserva un día. Puede deshacerlo durante un minuto.
       *[other] Se avisa a los estudiantes. Las lecturas individuales se borran; el resumen se conserva { $days } días. Puede deshacerlo durante un minuto.
    }
pulse-end-not = Seguir con la clase

pulse-keys = Teclas
pulse-key-m = añadir un marcador en este momento
pulse-key-enter = aceptar el nombre sugerido
pulse-key-q = preguntar «¿Está claro hasta aquí?», o cerrar la pregunta abierta
pulse-key-c = vista compacta, y volver
pulse-key-d = tema: automático, oscuro, claro
pulse-key-f = pantalla completa, y volver
pulse-key-x = descartar un aviso
pulse-key-list = esta lista
pulse-key-esc = cerrar lo que esté abierto
pulse-keys-use = Usar teclas sueltas (desactívelas si estorban al dictado por voz)

pulse-summary = { $counted } de { $present } rostros legibles; { $looks }; ánimo: { $mood }.
pulse-summary-few = Presentes: { $present }. { $why }.
pulse-summary-joined = Participantes: { $joined }.
pulse-summary-feedback = Respuesta más frecuente: { $feedback }.
pulse-mood-trend = { $mood }, { $trend }
pulse-looks-mostly = sobre todo { $expression }
pulse-looks-most-often = lo más frecuente, { $expression }
pulse-looks-none = sin expresiones
