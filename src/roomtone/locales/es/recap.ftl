### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Trato: usted.

recap-title = { $name }: resumen
recap-recap = Resumen
recap-simulated = Clase simulada
recap-simulated-text = Estudiantes simulados que siguen un guion: no son personas reales.
recap-recording = de una grabación
recap-running = todavía en curso

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
recap-none = ninguno
recap-no-data = sin datos
recap-gap = hueco
recap-mood-valence = { $mood } ({ $valence })
recap-share = { $expression } { $percent }
recap-sentence = { $text }.

recap-short = En breve
recap-presses = Respuestas (como mínimo)
recap-mood = Ánimo
recap-readable = Rostros legibles
recap-coverage = cobertura { $percent }
recap-no-faces-seen = no se vieron rostros
recap-time-with-data = Tiempo con datos
recap-of-class = de la clase
recap-few-for = muy pocas personas durante { $duration }
recap-off-for = ya no se leyeron rostros durante { $duration }
recap-gaps = Huecos
recap-not-stored = sin guardar
recap-nothing-stored = No se guardó nada de esta clase.
recap-no-expressions = Sin datos sobre expresiones: hacen falta al menos { $people } personas con rostros legibles.
recap-no-faces = Esta clase funcionó con las respuestas de los estudiantes; no se leyeron rostros.
recap-no-feedback = Ningún estudiante respondió.
recap-no-feedback-stored = No se guardaron respuestas: hacen falta al menos { $people } participantes.
recap-mood-mostly = Ánimo: { $mood } (valencia { $valence }, banda del 95 % { $band }). Las expresiones se leyeron sobre todo como: { $expression }.
recap-mood-most-often = Ánimo: { $mood } (valencia { $valence }, banda del 95 % { $band }). Las expresiones se leyeron con más frecuencia como: { $expression }.
recap-data = Datos del { $percent } de la clase, normalmente de { $people } personas
recap-data-few = durante { $duration } hubo muy pocos rostros legibles
recap-data-off = durante { $duration } ya no se leyeron rostros
recap-missing = faltan { $duration }
recap-peak = El máximo de «{ $feedback }» a la vez: { $people } de { $students } estudiantes a los { $time }; duró { $duration }.
recap-strongest = El cambio más fuerte llegó a los { $place }: { $change }.
recap-strongest-likely = El cambio más fuerte (probable, no seguro) llegó a los { $place }: { $change }.
recap-place = { $time }, { $marker }
recap-at-marker = en «{ $name }»
recap-after-marker = { $duration } después de «{ $name }»
recap-and = { $first }, y { $second }
recap-no-change = Ningún cambio duradero entre { $start } y { $end }.
recap-too-short = Demasiado corto para buscar cambios: hacen falta unos dos minutos de datos.

recap-change-rose = el ánimo subió de { $before } a { $after } (valencia { $start } a { $end })
recap-change-fell = el ánimo bajó de { $before } a { $after } (valencia { $start } a { $end })
recap-change-rose-within = el ánimo subió pero siguió { $after } (valencia { $start } a { $end })
recap-change-fell-within = el ánimo bajó pero siguió { $after } (valencia { $start } a { $end })
recap-change-pressed =
    { $people ->
        [one] 1 persona pulsó «{ $feedback }» en un minuto, { $before } en el minuto anterior
       *[other] { $people } personas pulsaron «{ $feedback }» en un minuto, { $before } en el minuto anterior
    }
recap-change-pressed-first =
    { $people ->
        [one] 1 persona pulsó «{ $feedback }» en un minuto, ninguna en el minuto anterior
       *[other] { $people } personas pulsaron «{ $feedback }» en un minuto, ninguna en el minuto anterior
    }
recap-change-strong = cambio fuerte ({ $times } veces el margen), { $lasted }
recap-change-likely = cambio probable ({ $times } veces el margen), { $lasted }
recap-lasted-about = durante unos { $duration }
recap-lasted-least = durante al menos { $duration }
recap-changes = Cambios que merecen una mirada
recap-strongest-of = Los { $shown } más fuertes de { $all }; los repetidos van al final.

recap-over-time = La clase en el tiempo
recap-video = El vídeo de esta clase: elija el archivo. Se queda en este ordenador.
recap-video-hint = Haga clic en la línea de tiempo, o en la hora de un cambio, para ir allí en el vídeo.
recap-timeline = Línea de tiempo. La tabla de abajo tiene los mismos datos.
recap-panel-mood = Ánimo: valencia y banda del 95 %
recap-panel-shares = Proporción de expresiones
recap-panel-people = Legibles (área), presentes (línea)
recap-panel-feedback = Respuestas: hasta { $most } a la vez
recap-panel-feedback-of = Respuestas: hasta { $most } de { $joined } a la vez
recap-scale-all = todos
recap-scale-half = mitad
recap-since-start = desde el inicio
recap-moment = Momento { $number }
recap-legend-few = sin datos: muy pocas personas
recap-legend-few-off = sin datos: muy pocas personas, o ya no se leen rostros
recap-legend-gap = hueco: nada guardado
recap-legend-change = cambio, descrito abajo
recap-legend-marker = su marcador
recap-in-words = Los mismos datos en palabras
recap-table = La línea de tiempo en palabras
recap-from = Desde
recap-band = Banda del 95 %
recap-most-often = Lo más frecuente
recap-most-feedback = Máximo de respuestas a la vez
recap-markers = Sus marcadores

recap-alerts = Avisos durante la clase
recap-no-alerts = Ningún aviso durante la clase.
recap-alert = { $text } ({ $duration })
recap-questions = Preguntas del momento
recap-questions-text = Las cifras crecen en varios estudiantes a la vez; pueden faltar las últimas respuestas, para que no se pueda deducir la de nadie.
recap-question = { $given } ({ $answers } respuestas de { $students } estudiantes)
recap-question-few = muy pocas respuestas
recap-notes = Sus notas
recap-beside = Comparada con clases anteriores de este curso
recap-beside-text = Ánimo (valencia) desde el inicio, y su media con la banda del 95 %: negativo a la izquierda, positivo a la derecha. Pueden haber asistido otros estudiantes. Las barras grises son huecos.
recap-this = esta clase
recap-faces-readable = { $people } rostros legibles
recap-no-expression-data = sin datos sobre expresiones

recap-how = Cómo leer este resumen
recap-how-model = Un modelo lee expresiones en imágenes de rostros. No sabe qué sintió o entendió la gente. En una clase, lo que parece enfado o miedo es sobre todo concentración, así que se muestran como uno.
recap-how-mood = El ánimo es la valencia, de negativa (−1) a positiva (+1). La banda es donde está con una confianza del 95 %, según a quién se contó; no incluye los errores comunes a todas las lecturas.
recap-how-class = Un resumen trata de la clase, nunca de una persona. Con menos de { $people } personas no hay datos, en gris liso; los tramos rayados no se guardaron.
recap-how-change = Se anota un cambio donde el ánimo difiere durante al menos 20 segundos del minuto anterior en más de lo que permite la banda (desde { $times } veces ese margen se llama fuerte), o donde una respuesta se dio mucho más que en el minuto anterior.
recap-how-change-feedback = Se anota un cambio donde una respuesta se dio mucho más que en el minuto anterior.
recap-how-chance = Las derivas lentas no se anotan. Algunos cambios pueden ser casualidad. Lo que precedió a un cambio no tiene por qué ser su causa.
recap-how-presses = Las cifras de respuestas son mínimas. No sirven para notas, asistencia ni para juzgar a nadie.
recap-made = Hecho por roomtone a partir de una señal por segundo de la clase. No se guardaron imágenes. Los tiempos son minutos y segundos desde el inicio.

recap-mail-subject = Resumen: { $name }
recap-mail-text = { $name } terminó tras { $minutes } min. El resumen va adjunto: ábralo en un navegador.
recap-mail-link = En el servidor:
