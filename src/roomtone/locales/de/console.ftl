### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Anrede: Sie. Markdown: **fett**, *kursiv*, `Code`.

console-class = Stunde
console-past = Frühere Stunden
console-courses = Kurse
console-photo = Foto
console-camera = Kamera
console-policy = Regeln
console-integrations = Verbindungen
console-about = Über
console-failed = Auf dieser Seite ist etwas schiefgegangen. Laufende Stunden gehen weiter. Laden Sie die Seite neu; kommt es wieder vor, bitten Sie, wer den Server betreibt, ins Protokoll zu sehen.
console-away = roomtone antwortet dieser Seite nicht: Dieses Gerät ist offline, der Server wurde angehalten, oder Sie sind abgemeldet. Die Seite verbindet sich von selbst wieder; laden Sie sie neu, um sich wieder anzumelden.
console-save = Speichern
console-full-screen = Vollbild
console-full-screen-hint = Für einen Beamer.
console-own-window = In eigenem Fenster öffnen

console-start-title = Eine Stunde beginnen
console-start-text = Alle nehmen mit einem Link oder Code teil, im eigenen Browser. Sie sehen ein Signal für die ganze Klasse, sobald genug dabei sind.
console-start-another = Noch eine Stunde beginnen
console-start = Stunde beginnen
console-running = Laufende Stunden
console-choose-class = Stunde wählen
console-new-here = **Neu hier?** Eine Probestunde mit 30 simulierten Teilnehmenden zeigt den Puls in Bewegung. Ohne Kamera, ohne echte Menschen.
console-start-demo = Probestunde beginnen
console-demo-name = Probestunde
console-name = Name
console-name-example = Physik 2b
console-course = Kurs
console-course-optional = Kurs (freiwillig)
console-course-example = Physik, Wintersemester
console-course-hint = Frühere Stunden eines Kurses werden zusammen gezeigt.
console-minutes = Länge in Minuten
console-minutes-hint = Nach dieser Zeit endet die Stunde von selbst.
console-group-size = Mindestgröße der Gruppe
console-group-size-hint = Bei weniger Personen wird nichts über die Klasse gezeigt: In einer kleinen Gruppe könnten Ergebnisse Einzelne verraten.
console-faces = Gesichter derer lesen, die zustimmen
console-faces-hint = Der eigene Browser liest das Gesicht und sendet Zahlen, keine Bilder. Ohne das läuft die Stunde allein mit Rückmeldungen.
console-see-policy = Regeln ansehen oder ändern
console-set-up = Einrichten
console-per-person = Mir auch den Ausdruck jeder Person zeigen
console-per-person-hint = Wer am eigenen Gerät teilnimmt, erfährt es vorher; wer vor einer Raumkamera sitzt, nicht: Sagen Sie es selbst. Namen werden nicht gezeigt.
console-message-optional = Nachricht an die Teilnehmenden (freiwillig)
console-message-hint = Sie sehen sie, bevor sie teilnehmen.
console-too-long-name = Der Name hat { $length } Zeichen; höchstens { $most } passen. Kürzen Sie ihn.
console-too-long-course = Der Kurs hat { $length } Zeichen; höchstens { $most } passen. Kürzen Sie ihn.
console-too-long-notice = Die Nachricht hat { $length } Zeichen; höchstens { $most } passen. Kürzen Sie sie.

console-reason-unset = Setzen Sie zuerst Land und Zweck: Bis dahin laufen Stunden allein mit Rückmeldungen.
console-reason-act = Land { $place }: Die KI-Verordnung der EU (Artikel 5 Absatz 1 Buchstabe f) verbietet, im Unterricht Emotionen aus Gesichtern abzuleiten, mit oder ohne Einwilligung. Stunden laufen allein mit Rückmeldungen.
console-reason-agreed = Land { $place }, Zweck: { $purpose }. Nur wer zugestimmt hat, wird gelesen. Andere Gesetze können mehr verlangen: schriftliche Einwilligung, Hinweise, Grenzen der Speicherung.
console-purpose-education = Unterricht
console-purpose-research = eine Studie mit Erwachsenen, die informiert eingewilligt haben
console-purpose-own = Ausprobieren an sich selbst und an Kolleginnen und Kollegen, die zugestimmt haben

console-ended-at = Diese Stunde endete um { $time }.
console-see-recap = Rückblick ansehen
console-undo-end = Rückgängig: weiter unterrichten
console-undo-end-hint = Innerhalb einer Minute nach dem Ende. Alle müssen neu teilnehmen.
console-ends-at = Endet von selbst um { $time }.
console-simulated = Simulierte Teilnehmende, keine echten Menschen.
console-few-joined =
    { $joined ->
        [0] Noch niemand ist dabei; Ergebnisse brauchen mindestens { $people } Personen, denn in einer kleinen Gruppe könnten sie Einzelne verraten.
        [one] Bisher ist eine Person dabei; Ergebnisse brauchen mindestens { $people } Personen, denn in einer kleinen Gruppe könnten sie Einzelne verraten.
       *[other] Bisher sind { $joined } dabei; Ergebnisse brauchen mindestens { $people } Personen, denn in einer kleinen Gruppe könnten sie Einzelne verraten.
    }
console-not-stored = Die Stunde geht weiter, kann aber gerade nicht gespeichert werden ({ $trouble }). roomtone versucht es jede Sekunde wieder.
console-refused-joins =
    { $attempts ->
        [one] Ein Versuch teilzunehmen scheiterte in den letzten zehn Minuten: Zu viele kamen zugleich, oder die Stunde ist voll. Siehe *Teilnehmende*.
       *[other] { $attempts } Versuche teilzunehmen scheiterten in den letzten zehn Minuten: Zu viele kamen zugleich, oder die Stunde ist voll. Siehe *Teilnehmende*.
    }
console-pulse = Der Puls der Stunde
console-pulse-window = Puls in eigenem Fenster öffnen
console-link-lost = Der Server wurde neu gestartet und kennt den Link dieser Stunde nicht mehr. Sie können einen neuen machen; der alte gilt dann nicht mehr.
console-new-link = Neuen Link machen
console-agreed = Alle im Bild haben zugestimmt
console-agreed-person = Alle im Bild haben zugestimmt und wissen, dass ich den Ausdruck jeder Person sehe
console-room-camera = Raumkamera benutzen oder Videotreffen teilen
console-room-camera-hint = Wer vor einer Raumkamera sitzt oder in einem Treffen ist, öffnet keine Seite; roomtone kann also nicht fragen: Sie tun es.
console-demo = Eine Vorführung
console-demo-text = Dreißig simulierte Teilnehmende folgen viereinhalb Minuten lang einem Drehbuch: eine Begrüßung, ein schweres Beispiel, eine Übung, die gelingt. Sie senden die gleichen Zahlen und Rückmeldungen wie echte.
console-join-as-student = Selbst teilnehmen

console-join = Teilnehmen
console-join-class = An der Stunde teilnehmen
console-qr = QR-Code von { $link }
console-open-place = Öffnen Sie **{ $place }** und tippen Sie den Code ein, oder scannen Sie den QR-Code.
console-own-address = Die Adresse dieses Computers in Ihrem Netz. Probieren Sie sie zuerst auf einem anderen Gerät.
console-needs-https = Ihre Kameras brauchen HTTPS: `--certificate` und `--private`, `--self-signed`, oder einen Proxy davor.
console-alone-name = Dieser Link funktioniert nur auf diesem Computer. Öffnen Sie diese Seite unter dem Namen oder der Adresse des Computers in Ihrem Netz, um andere Geräte hereinzulassen.
console-alone-host = Dieser Link funktioniert nur auf diesem Computer. Starten Sie den Server mit `roomtone serve --host 0.0.0.0`, um andere Geräte hereinzulassen.
console-no-cameras = Ohne HTTPS sind nur Rückmeldungen möglich.

console-participants = Teilnehmende
console-participants-of =
    { $participants ->
        [one] Eine Person von höchstens { $most }.
       *[other] { $participants } Personen von höchstens { $most }.
    }
console-most-participants = Höchstzahl
console-no-names = Hier haben Teilnehmende keine Namen, deshalb können Sie niemanden auswählen. Sie können alle entfernen, die mit einer Flut kamen; mit demselben Code können sie wieder teilnehmen.
console-joined-lately = Dabei seit den letzten … Minuten
console-remove-recent = Zuletzt Gekommene entfernen
console-new-code = Neuer Code
console-new-code-text = Link und Code von bisher lassen niemanden mehr herein. Wer dabei ist, bleibt.
console-new-code-make = Neuen Code machen
console-remove-all = Alle entfernen
console-remove-all-text = Alle müssen neu teilnehmen, mit dem neuen Link oder Code. Die Stunde und was von ihr gespeichert ist, bleiben.
console-remove-all-do = Alle entfernen, neuer Code
console-removed =
    { $participants ->
        [one] 1 Person entfernt.
       *[other] { $participants } Personen entfernt.
    }

console-told = Was Teilnehmende erfahren
console-your-message = Ihre Nachricht:
console-told-no-camera = In dieser Stunde wird keine Kamera benutzt.
console-told-feedback = Rückmeldungen werden mit denen aller anderen zusammengezählt.
console-told-counts = Die Lehrkraft sieht Zahlen, sobald mindestens { $people } dabei sind.
console-told-answers = Fragen lassen sich mit einem Tippen beantworten, und zu „abgehängt“ lässt sich ein Wort schreiben. Sie sehen Zahlen ab { $people } Antworten, und Wörter in einer Liste ohne Namen, sobald { $people } eines geschrieben haben.
console-told-own-browser = Der eigene Browser liest das Gesicht, wenn man zustimmt; Bilder verlassen das Gerät nie.
console-told-numbers = Zahlen werden gesendet: wie wahrscheinlich jeder von acht Ausdrücken ist, und wie deutlich das Bild war.
console-told-person = Die Lehrkraft sieht auch den Ausdruck jeder Person, ohne Namen.
console-told-group = Die Lehrkraft sieht nur Ergebnisse der Gruppe, ab { $people } Personen.
console-told-choice = Man kann ohne Kamera teilnehmen, sehen, was gesendet wurde, pausieren, gehen und es löschen lassen.

console-end = Stunde beenden
console-end-all = Für alle beenden
console-end-text =
    { $days ->
        [one] Alle werden benachrichtigt. Einzelne Werte werden gelöscht; der Rückblick bleibt einen Tag.
       *[other] Alle werden benachrichtigt. Einzelne Werte werden gelöscht; der Rückblick bleibt { $days } Tage.
    }
console-end-text-nothing = Alle werden benachrichtigt. Einzelne Werte werden gelöscht; nichts wird gespeichert, also gibt es keinen Rückblick.
console-end-undo = Eine Minute lang können Sie das rückgängig machen.

console-no-store = Dieser Server speichert keine Stunden: Er wurde mit `--store none` gestartet.
console-no-past = Noch ist keine Stunde zu Ende. Danach steht hier ihr Rückblick: wie sie verlief, was sich änderte, und wie sicher das ist.
console-deleted = { $name } ist gelöscht, mit allem, was darüber gespeichert war.
console-stored-for =
    { $days ->
        [one] Bis einen Tag nach dem Ende gespeichert: das Signal der Klasse, Markierungen und Zahlen der Rückmeldungen. Keine Bilder, von niemandem der eigene Ausdruck.
       *[other] Bis { $days } Tage nach dem Ende gespeichert: das Signal der Klasse, Markierungen und Zahlen der Rückmeldungen. Keine Bilder, von niemandem der eigene Ausdruck.
    }
console-recap-of = Der Rückblick auf { $name }
console-all-courses = Alle Kurse
console-origin-simulated = simuliert
console-origin-recording = Aufnahme
console-download = Herunterladen
console-rows = Eine Zeile pro Sekunde; Zeilen mit weniger als { $people } Personen sind leer.
console-recap-file = Rückblick (HTML)
console-delete = Löschen
console-delete-text = { $name } und alles darüber Gespeicherte löschen? Das lässt sich nicht rückgängig machen.
console-delete-do = Endgültig löschen

console-camera-text = Ihre eigene Kamera, gelesen vom eigenen Browser: ein Rahmen und ein Wort an Ihrem Gesicht, und an anderen erst, wenn Sie bestätigen, dass sie zugestimmt haben. Bilder bleiben auf dieser Seite; nichts wird gesendet, auch nicht an diesen Server.
console-camera-https = Browser öffnen eine Kamera nur auf Seiten mit HTTPS oder desselben Computers. Diese Adresse ist keines davon, die Kamera geht hier also nicht an.
console-camera-alt = Die Kamera dieses Computers, im Browser gelesen
