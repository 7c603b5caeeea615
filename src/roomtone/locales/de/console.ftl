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
console-facing = Zeigen, wie viele zum Bildschirm gewandt sind
console-facing-hint = Der Anteil der lesbaren Gesichter, deren Kopf weniger als 30° zur Seite gedreht ist. Das ist keine Aufmerksamkeit. Lernende erfahren es, bevor sie am eigenen Gerät beitreten; Personen vor einer Raumkamera sagen Sie es selbst.
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
console-told-facing = Die Lehrkraft sieht auch, wie viele zum Bildschirm gewandt sind, nur für die Gruppe.
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

console-integrations-text = Andere Systeme, denen dieser Server sagt, wenn eine Stunde beginnt oder endet, und von Hinweisen.
console-integrations-none = Nichts ist eingerichtet. Wer den Server betreibt, kann Webhooks, xAPI, Mail mit dem Rückblick und einen Kalender hinzufügen: siehe `roomtone serve --help`.
console-integrations-get = Sie bekommen, was diese Konsole von einer Stunde zeigt, nie etwas über eine einzelne Person.
console-refresh = Aktualisieren
console-calendar = Kalender
console-calendar-text = Abonnieren Sie diesen Link in einer Kalender-App. Er zeigt Namen und Zeiten der Stunden.
console-renew-link = Link erneuern
console-renew-link-text = Kalender mit dem bisherigen Link funktionieren dann nicht mehr.
console-renew = Erneuern
console-sent = { $sent } gesendet · { $waiting } warten · { $dropped } aufgegeben
console-sent-nothing = Seit dem Start des Servers wurde nichts gesendet

console-policy-text = Wo und wofür roomtone hier benutzt wird, und was das erlaubt.
console-act = Die Regel in der EU und im EWR
console-act-text = Die KI-Verordnung, Artikel 5 Absatz 1 Buchstabe f, verbietet, in der Bildung Emotionen aus Gesichtern abzuleiten, außer aus medizinischen oder Sicherheitsgründen, mit oder ohne Einwilligung. Dort laufen Stunden mit Rückmeldungen, und alles andere ist wie anderswo.
console-no-advice = Andere Gesetze verlangen Einwilligung, Hinweise und Grenzen der Speicherung. Dies hilft, die Regeln einzuhalten; es ist keine Rechtsberatung. Wer roomtone betreibt, ist für die Nutzung verantwortlich.
console-current = Aktuelle Einstellungen
console-reads-faces = Stunden lesen Gesichter: ja.
console-reads-no-faces = Stunden lesen Gesichter: nein.
console-country = Land
console-purpose = Zweck
console-days-stored = Tage, die eine Stunde gespeichert wird
console-set-at = Gesetzt
console-not-set = nicht gesetzt
console-change = Ändern
console-country-of-class = Land, in dem die Stunde stattfindet
console-choose-country = Land wählen
console-choose-both = Wählen Sie ein Land und einen Zweck.
console-policy-running = Laufende Stunden folgen strengeren Regeln sofort und bis zu ihrem Ende: Wo keine Gesichter mehr gelesen werden dürfen, gehen sie allein mit Rückmeldungen weiter.
console-policy-saved = Gespeichert. Gilt ab jetzt.
console-audit = Protokoll
console-audit-intact =
    { $rows ->
        [one] 1 Zeile, Kette unversehrt: Jede Zeile ist von der davor versiegelt. Letztes Siegel: { $seal }…
       *[other] { $rows } Zeilen, Kette unversehrt: Jede Zeile ist von der davor versiegelt. Letztes Siegel: { $seal }…
    }
console-audit-broken = Zeile { $row } des Protokolls, oder eine davor, wurde geändert oder entfernt.
console-when = Wann
console-what = Was
console-details = Einzelheiten

console-photo-text = Lesen Sie die Ausdrücke aller auf einem oder mehreren Fotos. Fotos werden auf diesem Server gelesen, bleiben in seinem Arbeitsspeicher, solange sie auf dieser Seite sind, und werden nirgends gespeichert. Benutzen Sie nur Fotos von Menschen, die zugestimmt haben.
console-expressions = Ausdrücke
console-expressions-eight = Acht (FER+)
console-expressions-four = Vier (FER-2013)
console-expressions-from = { $expressions }: gelernt aus dem einen Wort, das FER-2013 je Bild hat; die acht aus den Stimmen von zehn Personen. Beide können ein Gesicht also verschieden nennen.
console-photos = Fotos
console-photos-hint = Je bis zu { $most } MB. Scheitern größere mit dem Fehler 413, nimmt ein Proxy davor weniger: in nginx client_max_body_size setzen.
console-example = Beispiel zeigen
console-no-example = Das Beispiel kommt mit matplotlib: pip install 'roomtone[demo]'.
console-all-photos = Alle Fotos
console-reading = { $name } wird gelesen
console-photo-alt = { $name } mit Rahmen und Wort an jedem Gesicht
console-pixels = { $width } × { $height } Pixel
console-no-face = **Kein Gesicht gefunden.** Gesichter sollten aufrecht und größer als etwa 20 Pixel sein.
console-face-count =
    { $faces ->
        [one] 1 Gesicht
       *[other] { $faces } Gesichter
    }
console-faces-order = Gesichter von links nach rechts. Die Güte, von 0 bis 1, sagt, wie weit einem Gesicht zu trauen ist.
console-the-face = Das Gesicht
console-quality = Güte { $quality }
console-none-of-four = Wohl keines dieser vier.
console-not-clear = Das Gesicht ist nicht deutlich genug, oder kein Ausdruck sticht hervor.
console-picture-file = Bild (PNG)

console-courses-none = Noch ist keine Stunde zu Ende. Danach zeigt ein Kurs, wie sie sich vergleichen.
console-no-course = Stunden ohne Kurs
console-search = In Namen, Markierungen, Fragen und Notizen suchen
console-search-none = Keine Stunde dieses Kurses enthält „{ $words }“.
console-lost-them = Welche Stunden haben abgehängt?
console-lost-unknown = Von diesen Stunden sind keine Rückmeldungen gespeichert: Zu wenige waren dabei.
console-lost-nobody = Niemand drückte in diesen Stunden „abgehängt“.
console-lost-most = Am meisten abgehängt: { $classes }.
console-lost-class = **{ $name }** ({ $day }; im Mittel { $percent }, bis zu { $most } zugleich)
console-course-explained = Abgehängt und verstanden: der Anteil derer, die dabei blieben, im Mittel der Stunde. Stimmung: mittlere Valenz mit 95-%-Band. Es können andere Personen dabei gewesen sein. Zum Drucken dieser Seite dient der Druckbefehl des Browsers.
console-most-at-once = Höchstens zugleich
console-side-by-side = Zwei Stunden nebeneinander
console-recap-and-notes = Rückblick und Notizen
console-notes = Notizen zu Momenten
console-notes-count = Notizen zu Momenten ({ $notes })
console-notes-hint = Notizen stehen im Rückblick, werden von der Suche unter *Kurse* gefunden und gehen mit ihm.
console-note = Notiz
console-note-add = Notiz hinzufügen
console-note-delete = Notiz löschen
console-note-empty = Schreiben Sie zuerst eine Notiz.
console-chart-shares = Abgehängt und verstanden: mittlerer Anteil
console-chart-feedback = Abgehängt und verstanden
console-chart-minutes = Minuten

## About.

console-about-intro = roomtone liest die Gesichtsausdrücke einer laufenden Unterrichtsstunde und zeigt sie als ein ruhiges Signal, über die Zeit geglättet, mit der Angabe, um wie viele Personen es geht und wie sicher es ist. „Room tone“ ist der Klang eines Raums, in dem niemand spricht.
console-about-does = Was es tut
console-about-does-expressions = Liest Ausdrücke: wie ein Gesicht auf Menschen wirkt, die es benennen sollten.
console-about-does-browser = Liest das Gesicht jeder lernenden Person in deren eigenem Browser, nachdem sie zugestimmt hat.
console-about-does-group = Zeigt die Klasse als Ganzes, ab einer Mindestgröße der Gruppe.
console-about-does-feedback = Zählt Rückmeldungen: verstanden, abgehängt, zu schnell, zu langsam.
console-about-not = Was es nicht tut
console-about-not-feelings = Es weiß nicht, was jemand fühlt, und misst weder Aufmerksamkeit noch Beteiligung.
console-about-not-pictures = Es speichert und sendet keine Bilder, Gesichtsausschnitte, Gesichtspunkte oder Töne einer Stunde.
console-about-not-grades = Es erkennt niemanden wieder, stellt keine Rangliste auf, benotet niemanden und prüft keine Anwesenheit.
console-about-not-guess = Es rät nicht: Ein Gesicht, das nicht deutlich ist, heißt unsicher.
console-about-use = Verantwortungsvoller Einsatz
console-about-use-agreed = Lesen Sie nur Personen, die zugestimmt haben, und lassen Sie sie ihre Meinung ohne Angabe von Gründen ändern.
console-about-use-ask = Was in einer Vorlesung wie Ärger aussieht, ist meist Konzentration. Nehmen Sie das Signal als Anlass, die Klasse zu fragen, nicht als Antwort.
console-about-use-grades = Nutzen Sie es nicht für Noten, Anwesenheit, Einstellungen, Disziplin oder um eine Person zu beurteilen.
console-about-use-law = Gesetze unterscheiden sich je nach Land. Wer roomtone betreibt, ist für den Einsatz verantwortlich; die Seite „Regeln“ sagt, was hier erlaubt ist.
console-about-model = Das Modell
console-about-model-text = Ein faltendes Netz der MobileNet-Familie mit { $millions } Millionen Parametern. Es nimmt ein graues Gesicht von { $size } × { $size } Pixeln und gibt zwei Verteilungen aus: über die { $ferplus } Ausdrücke von FER+ und über die { $fer } Klassen von FER-2013.
console-about-card = Modellkarte, wie sie in der Modelldatei steht (auf Englisch)
console-about-task = Aufgabe
console-about-accuracy = Genauigkeit
console-about-interval = 95-%-Intervall
console-about-pictures = Bilder
console-about-to = { $low } bis { $high }
console-about-means-ferplus = Bilder, bei denen sich die meisten von zehn Personen einig waren: die fairste der drei.
console-about-means-origin = die eigenen Label von FER-2013, unter { $labels }.
console-about-means-fer2013 = die eigenen Label von FER-2013, die ungenau sind.
console-about-limits = Wie hoch kann ein solcher Wert sein? Bei { $agreement } der Bilder von FER-2013 ist das eigene Label das, was die meisten von zehn Personen wählten; der Wert enthält also die Fehler dieser Label. Die Bilder stammen aus dem öffentlichen Testsatz, mit dem auch die Einstellungen des Modells gewählt wurden; erwarten Sie bei anderen Personen und Kameras niedrigere Werte. Alter, Geschlecht und Herkunft der Personen sind nicht erfasst, Unterschiede zwischen Gruppen konnten daher nicht gemessen werden; rechnen Sie mit einigen.
console-about-title = Über roomtone
console-about-version = Version { $version }

## What the audit log says was done.

console-audit-policy-in-force = Regeln in Kraft
console-audit-class-started = Stunde begonnen
console-audit-class-ended = Stunde beendet
console-audit-class-reopened = Stunde wieder geöffnet
console-audit-class-stored = Stunde gespeichert
console-audit-class-deleted = Stunde gelöscht
console-audit-class-exported = Stunde exportiert
console-audit-classes-deleted-by-age = Stunden nach Alter gelöscht
console-audit-join-code-renewed = Beitrittscode erneuert
console-audit-marker-saved = Markierung gespeichert
console-audit-marker-deleted = Markierung gelöscht
console-audit-participants-removed = Teilnehmende entfernt
console-audit-recap-read = Rückblick gelesen
console-audit-recap-mailed = Rückblick per Mail gesendet
console-audit-store-copied = Speicher kopiert
console-audit-store-restored = Speicher wiederhergestellt
console-audit-student-forgotten = Daten einer lernenden Person gelöscht
