### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

sign-title = Consola del docente
sign-students = Los estudiantes no necesitan esta página: abren el enlace de su docente.
sign-join = Entrar con un código
sign-signed-out = Ha cerrado la sesión.
sign-key = Clave del docente
sign-key-hint = El servidor la mostró al arrancar, salvo que su responsable eligiera una.
sign-open = Abrir la consola
sign-account = Iniciar sesión con su cuenta
sign-own-address = Abra esta página en la dirección del propio servidor.
sign-wrong-key = Esta no es la clave del docente.
sign-too-many = Demasiadas claves erróneas desde aquí. Espere un minuto.
sign-out-title = ¿Cerrar sesión?
sign-out-text = La consola se cierra en todas las pestañas de este navegador. Las clases en curso siguen, y también un pulso en su propia ventana.
sign-out = Cerrar sesión
sign-back = Volver a la consola
sign-framed-title = Entra en una ventana propia
sign-framed-text = Esta página se muestra dentro de otra, donde los navegadores no le dan la cámara y alguien podría tapar sus botones.
sign-framed-open = Abrir en su propia ventana
sign-starting = Iniciando
sign-starting-title = La consola se está iniciando …
sign-starting-text = Esta página lo intenta de nuevo por sí sola. Las clases en curso siguen.
