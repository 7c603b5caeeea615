### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Trato: usted.

camera-title = Cámara
camera-opening = Abriendo …
camera-stays = Los rostros se leen en este navegador; ninguna imagen sale de él.
camera-class = Cámara para { $name }
camera-own = Su propia cámara
camera-class-text = Todos los que salen en la imagen se leen en este navegador. Ocho números por rostro van a la clase una vez por segundo; la imagen se queda aquí.
camera-own-text = Vea qué lee roomtone en su rostro: recuadro, palabra y probabilidades, en directo. No se envía nada.
camera-agreed = Al usarla confirma que todas las personas a la vista aceptaron que se las lea.
camera-agreed-person = Al usarla confirma que todas las personas a la vista aceptaron que se las lea y saben que el docente ve la expresión de cada una, por número.
camera-facing = En esta clase el docente ve también cuántos están de cara a la pantalla, solo para el grupo. Dígaselo a todas las personas visibles.
camera-use = Usar una cámara
camera-share = Compartir una reunión
camera-choose-hint = Una cámara muestra el aula. Para compartir una reunión, elija su ventana con los recuadros de todos.
camera-labels = Palabras
camera-labels-eight = ocho expresiones
camera-labels-four = enfadado, miedo, alegre, neutral
camera-others = Nombrar también a otros (aceptaron)
camera-stop = Parar
camera-screen = Se comparte una pantalla entera, así que la imagen no se muestra aquí: todos contarían dos veces. Mejor pare y comparta la ventana o la pestaña de la reunión.
camera-sending = Los números van a la clase.
camera-foot = Las imágenes se leen en este navegador y no se guardan. Una palabra dice qué aspecto tiene un rostro, no qué siente la persona.

camera-seen-none = Ningún rostro a la vista.
camera-seen-all =
    { $faces ->
        [one] 1 rostro a la vista, legible.
       *[other] { $faces } rostros a la vista, todos legibles.
    }
camera-seen-some =
    { $faces ->
        [one] 1 rostro a la vista, { $readable } legible.
       *[other] { $faces } rostros a la vista, { $readable } legibles.
    }
camera-seen-uncertain =
    { $uncertain ->
        [one] { $uncertain } es incierto.
       *[other] { $uncertain } son inciertos.
    }
camera-seen-others =
    { $others ->
        [one] Se omite 1 más.
       *[other] Se omiten { $others } más.
    }
camera-still = La imagen está quieta. No se lee nada hasta que vuelva a moverse.
camera-blank = La ventana compartida no muestra nada. Compruebe que esté abierta y no minimizada.
camera-person = Persona { $who }: { $label }
camera-label = { $expression } { $percent }
camera-joined =
    { $present ->
        [one] En esta clase ya se lee a 1 persona, con su propia cámara o con otra. Quien esté también en esta imagen cuenta dos veces: pídale que apague su cámara en la página del estudiante.
       *[other] En esta clase ya se lee a { $present } personas, con su propia cámara o con otra. Quien esté también en esta imagen cuenta dos veces: pídale que apague su cámara en la página del estudiante.
    }

camera-trouble = Algo va mal
camera-not-opened = No se puede abrir esta clase
camera-not-started = No se puede empezar
camera-refused = Esta cámara no puede entrar
camera-over = La clase ha terminado
camera-no-faces = En esta clase no se leen rostros
camera-no-faces-text = Funciona solo con las respuestas de los estudiantes, por las reglas de este servidor o los ajustes de la clase.
camera-faces-off = En esta clase ya no se leen rostros
camera-faces-off-text = Las reglas de este lugar han cambiado. La clase sigue con las respuestas de los estudiantes.
camera-stopped = El lector se ha parado
camera-stopped-text = Ahora no se lee nada. Vuelva a iniciarlo.
