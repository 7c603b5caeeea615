### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

sign-title = Konsole für Lehrkräfte
sign-students = Schülerinnen und Schüler brauchen diese Seite nicht: Sie öffnen den Link ihrer Lehrkraft.
sign-join = Mit einem Code teilnehmen
sign-signed-out = Sie sind abgemeldet.
sign-key = Schlüssel der Lehrkraft
sign-key-hint = Der Server hat ihn beim Start ausgegeben, wenn sein Betreiber keinen gewählt hat.
sign-open = Konsole öffnen
sign-account = Mit Ihrem Konto anmelden
sign-own-address = Bitte diese Seite unter der eigenen Adresse des Servers öffnen.
sign-wrong-key = Das ist nicht der Schlüssel der Lehrkraft.
sign-too-many = Zu viele falsche Schlüssel von hier. Bitte eine Minute warten.
sign-out-title = Abmelden?
sign-out-text = Die Konsole schließt sich in allen Tabs dieses Browsers. Laufende Stunden gehen weiter, ebenso ein Puls in einem eigenen Fenster.
sign-out = Abmelden
sign-back = Zurück zur Konsole
sign-framed-title = Nimm in einem eigenen Fenster teil
sign-framed-text = Diese Seite steht in einer anderen. Dort geben Browser ihr keine Kamera, und jemand könnte etwas über ihre Knöpfe legen.
sign-framed-open = In eigenem Fenster öffnen
sign-starting = Startet
sign-starting-title = Die Konsole startet …
sign-starting-text = Diese Seite versucht es von selbst noch einmal. Laufende Stunden gehen weiter.
