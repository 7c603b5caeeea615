### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Trato: usted. Markdown: **negrita**, *cursiva*, `código`.

console-class = Clase
console-past = Clases anteriores
console-courses = Cursos
console-photo = Foto
console-camera = Cámara
console-policy = Reglas
console-integrations = Conexiones
console-about = Acerca de
console-failed = Algo falló en esta página. Las clases en curso siguen. Vuelva a cargar la página; si se repite, pida a quien gestiona el servidor que mire su registro.
console-away = roomtone no responde a esta página: este dispositivo no tiene conexión, el servidor se detuvo o usted cerró la sesión. La página se reconecta sola; vuelva a cargarla para iniciar sesión.
console-save = Guardar
console-full-screen = Pantalla completa
console-full-screen-hint = Para un proyector.
console-own-window = Abrir en su propia ventana

console-start-title = Empezar una clase
console-start-text = Los estudiantes entran con un enlace o un código, en su propio navegador. Usted ve una sola señal de toda la clase, en cuanto hay suficientes.
console-start-another = Empezar otra clase
console-start = Empezar la clase
console-running = Clases en curso
console-choose-class = Elija una clase
console-new-here = **¿Es nuevo aquí?** Una clase de prueba con 30 estudiantes simulados muestra el pulso en movimiento. Sin cámara, sin personas reales.
console-start-demo = Empezar la clase de prueba
console-demo-name = Clase de prueba
console-name = Nombre
console-name-example = Física 2b
console-course = Curso
console-course-optional = Curso (opcional)
console-course-example = Física, semestre de invierno
console-course-hint = Las clases anteriores de un curso se muestran juntas.
console-minutes = Duración en minutos
console-minutes-hint = La clase termina sola después de este tiempo.
console-group-size = Tamaño mínimo del grupo
console-group-size-hint = Con menos personas no se muestra nada de la clase: en un grupo pequeño los resultados podrían revelar a alguien.
console-faces = Leer los rostros de quienes acepten
console-faces-hint = El navegador de cada estudiante lee su rostro y envía números, no imágenes. Sin esto la clase funciona solo con respuestas.
console-see-policy = Ver o cambiar las reglas
console-set-up = Definirlas
console-per-person = Mostrarme también la expresión de cada persona
console-per-person-hint = Los estudiantes lo saben antes de entrar en su dispositivo; quienes están ante una cámara del aula no, así que dígaselo usted. No se muestran nombres.
console-facing = Mostrar cuántos están de cara a la pantalla
console-facing-hint = La proporción de rostros legibles con la cabeza girada menos de 30° hacia un lado. No es la atención. Se informa a los estudiantes antes de que se unan con su dispositivo; avise usted a quienes estén ante una cámara de aula.
console-message-optional = Mensaje a los estudiantes (opcional)
console-message-hint = Lo ven antes de entrar.
console-too-long-name = El nombre tiene { $length } caracteres; caben como máximo { $most }. Acórtelo.
console-too-long-course = El curso tiene { $length } caracteres; caben como máximo { $most }. Acórtelo.
console-too-long-notice = El mensaje tiene { $length } caracteres; caben como máximo { $most }. Acórtelo.

console-reason-unset = Indique primero su país y el fin: hasta entonces las clases funcionan solo con respuestas.
console-reason-act = País { $place }: el Reglamento de IA de la UE (artículo 5, apartado 1, letra f) prohíbe inferir las emociones de los estudiantes a partir de su rostro, con o sin consentimiento. Las clases funcionan solo con respuestas.
console-reason-agreed = País { $place }, fin: { $purpose }. Solo se lee a quienes aceptaron. Otras leyes pueden exigir más: consentimiento por escrito, aviso, límites de conservación.
console-purpose-education = enseñar a estudiantes
console-purpose-research = un estudio con adultos que dieron su consentimiento informado
console-purpose-own = probarlo en uno mismo y en colegas que aceptaron

console-ended-at = Esta clase terminó a las { $time }.
console-see-recap = Ver el resumen
console-undo-end = Deshacer: seguir con la clase
console-undo-end-hint = Durante un minuto tras su final. Los estudiantes tienen que entrar de nuevo.
console-ends-at = Termina sola a las { $time }.
console-simulated = Estudiantes simulados, ninguna persona real.
console-few-joined =
    { $joined ->
        [0] Todavía no ha entrado nadie; los resultados necesitan al menos { $people } personas, pues en un grupo pequeño podrían revelar a alguien.
        [one] Ha entrado 1 persona; los resultados necesitan al menos { $people } personas, pues en un grupo pequeño podrían revelar a alguien.
       *[other] Han entrado { $joined }; los resultados necesitan al menos { $people } personas, pues en un grupo pequeño podrían revelar a alguien.
    }
console-not-stored = La clase sigue, pero ahora no se puede guardar ({ $trouble }). roomtone lo intenta cada segundo.
console-refused-joins =
    { $attempts ->
        [one] Un intento de entrar falló en los últimos diez minutos: vinieron demasiados a la vez o la clase está llena. Vea *Participantes*.
       *[other] { $attempts } intentos de entrar fallaron en los últimos diez minutos: vinieron demasiados a la vez o la clase está llena. Vea *Participantes*.
    }
console-pulse = El pulso de la clase
console-pulse-window = Abrir el pulso en su propia ventana
console-link-lost = El servidor se reinició y ya no conoce el enlace de esta clase. Puede crear uno nuevo; el anterior deja de funcionar.
console-new-link = Crear un enlace nuevo
console-agreed = Todas las personas a la vista han aceptado
console-agreed-person = Todas las personas a la vista han aceptado y saben que veo la expresión de cada una
console-room-camera = Usar una cámara del aula o compartir una reunión
console-room-camera-hint = Quienes están ante una cámara del aula o en una reunión no abren ninguna página, así que roomtone no puede preguntarles: hágalo usted.
console-demo = Una demostración
console-demo-text = Treinta estudiantes simulados siguen un guion de cuatro minutos y medio: una bienvenida, un ejemplo difícil, un ejercicio que sale bien. Envían los mismos números y las mismas respuestas que los estudiantes reales.
console-join-as-student = Entrar como estudiante

console-join = Entrar
console-join-class = Entrar en la clase
console-qr = Código QR de { $link }
console-open-place = Abra **{ $place }** y escriba el código, o escanee el código QR.
console-own-address = La dirección de este ordenador en su red. Pruébela primero en otro dispositivo.
console-needs-https = Sus cámaras necesitan HTTPS: `--certificate` y `--private`, `--self-signed`, o un proxy delante.
console-alone-name = Este enlace solo funciona en este ordenador. Abra esta página con el nombre o la dirección del ordenador en su red para dejar entrar a otros dispositivos.
console-alone-host = Este enlace solo funciona en este ordenador. Inicie el servidor con `roomtone serve --host 0.0.0.0` para dejar entrar a otros dispositivos.
console-no-cameras = Sin HTTPS los estudiantes solo pueden dar respuestas.

console-participants = Participantes
console-participants-of =
    { $participants ->
        [one] 1 participante de { $most } como máximo.
       *[other] { $participants } participantes de { $most } como máximo.
    }
console-most-participants = Máximo de participantes
console-no-names = Aquí los participantes no tienen nombre, así que no puede elegir a ninguno. Puede quitar a los que llegaron en avalancha; pueden volver a entrar con el mismo código.
console-joined-lately = Entraron en los últimos … minutos
console-remove-recent = Quitar a los recién llegados
console-new-code = Código nuevo
console-new-code-text = El enlace y el código anteriores ya no dejan entrar a nadie. Quien ya entró se queda.
console-new-code-make = Crear un código nuevo
console-remove-all = Quitar a todos
console-remove-all-text = Todos tienen que entrar de nuevo, con el enlace o código nuevo. La clase y lo guardado de ella se quedan.
console-remove-all-do = Quitar a todos, código nuevo
console-removed =
    { $participants ->
        [one] 1 participante quitado.
       *[other] { $participants } participantes quitados.
    }

console-told = Qué se dice a los estudiantes
console-your-message = Su mensaje:
console-told-no-camera = En esta clase no se usa ninguna cámara.
console-told-feedback = Sus respuestas se cuentan junto con las de los demás.
console-told-counts = El docente ve cifras cuando han entrado al menos { $people } estudiantes.
console-told-answers = Pueden contestar sus preguntas con un toque y añadir una palabra a «perdido». Usted ve cifras a partir de { $people } respuestas, y palabras en una lista sin nombres cuando { $people } estudiantes escribieron una.
console-told-own-browser = Su propio navegador lee su rostro, si aceptan; las imágenes nunca salen del dispositivo.
console-told-numbers = Se envían números: la probabilidad de cada una de ocho expresiones y la nitidez de la imagen.
console-told-person = El docente ve también la expresión de cada persona, sin nombre.
console-told-facing = El docente ve también cuántos están de cara a la pantalla, solo para el grupo.
console-told-group = El docente solo ve resultados del grupo, a partir de { $people } personas.
console-told-choice = Pueden entrar sin cámara, ver lo enviado, hacer una pausa, salir y hacer que se borre.

console-end = Terminar la clase
console-end-all = Terminar para todos
console-end-text =
    { $days ->
        [one] Se avisa a los estudiantes. Las lecturas individuales se borran; el resumen se conserva un día.
       *[other] Se avisa a los estudiantes. Las lecturas individuales se borran; el resumen se conserva { $days } días.
    }
console-end-text-nothing = Se avisa a los estudiantes. Las lecturas individuales se borran; no se guarda nada, así que no hay resumen.
console-end-undo = Puede deshacerlo durante un minuto.

console-no-store = Este servidor no guarda clases: se inició con `--store none`.
console-no-past = Todavía no ha terminado ninguna clase. Después su resumen está aquí: cómo fue, qué cambió y con qué certeza.
console-deleted = { $name } se ha borrado, con todo lo guardado sobre ella.
console-stored-for =
    { $days ->
        [one] Se guarda un día después de su final: la señal de la clase, los marcadores y las cifras de respuestas. Ninguna imagen, la expresión de nadie.
       *[other] Se guarda { $days } días después de su final: la señal de la clase, los marcadores y las cifras de respuestas. Ninguna imagen, la expresión de nadie.
    }
console-recap-of = El resumen de { $name }
console-all-courses = Todos los cursos
console-origin-simulated = simulada
console-origin-recording = grabación
console-download = Descargar
console-rows = Una fila por segundo; las filas con menos de { $people } personas están vacías.
console-recap-file = Resumen (HTML)
console-delete = Borrar
console-delete-text = ¿Borrar { $name } y todo lo guardado sobre ella? No se puede deshacer.
console-delete-do = Borrar definitivamente

console-camera-text = Su propia cámara, leída por su propio navegador: un recuadro y una palabra en su rostro, y en otros solo cuando confirme que aceptaron. Las imágenes se quedan en esta página; no se envía nada, tampoco a este servidor.
console-camera-https = Los navegadores solo abren una cámara en páginas con HTTPS o del mismo ordenador. Esta dirección no es ninguna de las dos, así que la cámara no se iniciará aquí.
console-camera-alt = La cámara de este ordenador, leída en el navegador

console-integrations-text = Otros sistemas a los que este servidor avisa cuando una clase empieza o termina, y de los avisos.
console-integrations-none = No hay ninguno configurado. Quien gestiona el servidor puede añadir webhooks, xAPI, correo con el resumen y un calendario: vea `roomtone serve --help`.
console-integrations-get = Reciben lo que esta consola muestra de una clase, nunca nada sobre una persona.
console-refresh = Actualizar
console-calendar = Calendario
console-calendar-text = Suscríbase a este enlace en una aplicación de calendario. Muestra los nombres y las horas de las clases.
console-renew-link = Renovar el enlace
console-renew-link-text = Los calendarios con el enlace actual dejarán de funcionar.
console-renew = Renovar
console-sent = { $sent } enviados · { $waiting } en espera · { $dropped } abandonados
console-sent-nothing = No se ha enviado nada desde que arrancó el servidor

console-policy-text = Dónde y para qué se usa roomtone aquí, y qué permite eso.
console-act = La norma en la UE y el EEE
console-act-text = El Reglamento de IA, artículo 5, apartado 1, letra f, prohíbe inferir en la educación las emociones de los estudiantes a partir de su rostro, salvo por razones médicas o de seguridad, con o sin consentimiento. Allí las clases funcionan con respuestas, y todo lo demás igual.
console-no-advice = Otras leyes exigen consentimiento, aviso y límites de conservación. Esto ayuda a cumplir las reglas; no es asesoramiento jurídico. Quien opera roomtone es responsable de su uso.
console-current = Ajustes actuales
console-reads-faces = Las clases leen rostros: sí.
console-reads-no-faces = Las clases leen rostros: no.
console-country = País
console-purpose = Fin
console-days-stored = Días que se guarda una clase
console-set-at = Definido
console-not-set = sin definir
console-change = Cambiarlas
console-country-of-class = País donde tiene lugar la clase
console-choose-country = Elija un país
console-choose-both = Elija un país y un fin.
console-policy-running = Las clases en curso siguen de inmediato las reglas más estrictas, y hasta su final: donde ya no se puedan leer rostros, siguen solo con respuestas.
console-policy-saved = Guardado. Se aplica ya.
console-audit = Registro de auditoría
console-audit-intact =
    { $rows ->
        [one] 1 fila, cadena intacta: cada fila está sellada por la anterior. Último sello: { $seal }…
       *[other] { $rows } filas, cadena intacta: cada fila está sellada por la anterior. Último sello: { $seal }…
    }
console-audit-broken = La fila { $row } del registro, o una anterior, se cambió o se quitó.
console-when = Cuándo
console-what = Qué
console-details = Detalles

console-photo-text = Lea las expresiones de todos en una o más fotos. Las fotos se leen en este servidor, quedan en su memoria mientras están en esta página y no se guardan en ningún sitio. Use solo fotos de personas que aceptaron.
console-expressions = Expresiones
console-expressions-eight = Ocho (FER+)
console-expressions-four = Cuatro (FER-2013)
console-expressions-from = { $expressions }: aprendidas de la única palabra de FER-2013 por imagen; las ocho, de los votos de diez personas. Por eso pueden nombrar un rostro de forma distinta.
console-photos = Fotos
console-photos-hint = Hasta { $most } MB cada una. Si las mayores fallan con el error 413, un proxy delante admite menos: en nginx ajuste client_max_body_size.
console-example = Mostrar un ejemplo
console-no-example = El ejemplo viene con matplotlib: pip install 'roomtone[demo]'.
console-all-photos = Todas las fotos
console-reading = Leyendo { $name }
console-photo-alt = { $name } con un recuadro y una palabra en cada rostro
console-pixels = { $width } × { $height } píxeles
console-no-face = **No se encontró ningún rostro.** Los rostros deben estar derechos y medir más de unos 20 píxeles.
console-face-count =
    { $faces ->
        [one] 1 rostro
       *[other] { $faces } rostros
    }
console-faces-order = Rostros de izquierda a derecha. La calidad, de 0 a 1, dice hasta qué punto fiarse de la lectura.
console-the-face = El rostro
console-quality = calidad { $quality }
console-none-of-four = Probablemente ninguna de estas cuatro.
console-not-clear = El rostro no es bastante nítido, o ninguna expresión destaca.
console-picture-file = Imagen (PNG)

console-courses-none = Todavía no ha terminado ninguna clase. Después un curso muestra cómo se comparan.
console-no-course = Clases sin curso
console-search = Buscar en nombres, marcadores, preguntas y notas
console-search-none = Ninguna clase de este curso contiene «{ $words }».
console-lost-them = ¿En qué clases se perdieron?
console-lost-unknown = No hay respuestas guardadas de estas clases: habían entrado muy pocos.
console-lost-nobody = Nadie pulsó «perdido» en estas clases.
console-lost-most = Donde más se perdieron: { $classes }.
console-lost-class = **{ $name }** ({ $day }; { $percent } de los estudiantes de media, hasta { $most } a la vez)
console-course-explained = Perdido y entendido: la parte de los estudiantes que lo mantenían, de media en la clase. Ánimo: valencia media con su banda del 95 %. Pueden haber asistido otros estudiantes. Para imprimir esta página use la orden del navegador.
console-most-at-once = Máximo a la vez
console-side-by-side = Dos clases lado a lado
console-recap-and-notes = Resumen y notas
console-notes = Notas sobre momentos
console-notes-count = Notas sobre momentos ({ $notes })
console-notes-hint = Las notas están en el resumen, las encuentra la búsqueda de *Cursos*, y se van con él.
console-note = Nota
console-note-add = Añadir nota
console-note-delete = Borrar nota
console-note-empty = Escriba primero una nota.
console-chart-shares = Perdido y entendido: parte media de los estudiantes
console-chart-feedback = Perdido y entendido
console-chart-minutes = minutos

## About.

console-about-intro = roomtone lee las expresiones faciales de una clase en directo y las muestra como una sola señal tranquila, suavizada en el tiempo, con el número de personas al que se refiere y su grado de certeza. «Room tone» es el sonido de una sala en la que nadie habla.
console-about-does = Qué hace
console-about-does-expressions = Lee expresiones: lo que un rostro parece a personas a las que se pidió nombrarlo.
console-about-does-browser = Lee el rostro de cada estudiante en su propio navegador, después de que haya aceptado.
console-about-does-group = Muestra la clase en conjunto, a partir de un tamaño mínimo de grupo.
console-about-does-feedback = Cuenta los comentarios: entendido, perdido, muy rápido, muy lento.
console-about-not = Qué no hace
console-about-not-feelings = No sabe lo que siente nadie y no mide la atención ni la participación.
console-about-not-pictures = No guarda ni envía imágenes, recortes de rostros, puntos faciales ni sonido de una clase.
console-about-not-grades = No reconoce, clasifica ni califica a nadie, y no pasa lista.
console-about-not-guess = No adivina: un rostro que no está claro se llama incierto.
console-about-use = Uso responsable
console-about-use-agreed = Lea solo a personas que hayan aceptado, y permítales cambiar de opinión sin dar motivos.
console-about-use-ask = En una clase, lo que parece enfado es sobre todo concentración. Tome la señal como un motivo para preguntar a la clase, no como una respuesta.
console-about-use-grades = No lo use para calificar, pasar lista, contratar, sancionar ni juzgar a una persona.
console-about-use-law = Las leyes varían según el país. Quien opera roomtone es responsable de su uso; la página Reglas dice qué se permite aquí.
console-about-model = El modelo
console-about-model-text = Una red convolucional de la familia MobileNet con { $millions } millones de parámetros. Toma un rostro gris de { $size } × { $size } píxeles y da dos distribuciones: sobre las { $ferplus } expresiones de FER+ y sobre las { $fer } clases de FER-2013.
console-about-card = Ficha del modelo, tal como está en su archivo (en inglés)
console-about-task = Tarea
console-about-accuracy = Exactitud
console-about-interval = Intervalo del 95 %
console-about-pictures = Imágenes
console-about-to = { $low } a { $high }
console-about-means-ferplus = imágenes en las que la mayoría de diez personas coincidió: la más justa de las tres.
console-about-means-origin = las etiquetas de FER-2013, entre { $labels }.
console-about-means-fer2013 = las etiquetas de FER-2013, que son ruidosas.
console-about-limits = ¿Qué tan alta puede ser una puntuación así? La etiqueta de FER-2013 es la que eligió la mayoría de diez personas en { $agreement } de sus imágenes, así que la puntuación incluye el ruido de esas etiquetas. Las imágenes son del conjunto de prueba público, que también sirvió para elegir los ajustes del modelo; espere puntuaciones más bajas con otras personas y cámaras. La edad, el sexo y el origen de las personas no constan, por lo que no se pudieron medir diferencias entre grupos; cuente con algunas.
console-about-title = Acerca de roomtone
console-about-version = Versión { $version }

## What the audit log says was done.

console-audit-policy-in-force = reglas en vigor
console-audit-class-started = clase iniciada
console-audit-class-ended = clase terminada
console-audit-class-reopened = clase reabierta
console-audit-class-stored = clase guardada
console-audit-class-deleted = clase eliminada
console-audit-class-exported = clase exportada
console-audit-classes-deleted-by-age = clases eliminadas por antigüedad
console-audit-join-code-renewed = código de acceso renovado
console-audit-marker-saved = marcador guardado
console-audit-marker-deleted = marcador eliminado
console-audit-participants-removed = participantes retirados
console-audit-recap-read = resumen leído
console-audit-recap-mailed = resumen enviado por correo
console-audit-store-copied = almacén copiado
console-audit-store-restored = almacén restaurado
console-audit-student-forgotten = datos de un estudiante borrados
