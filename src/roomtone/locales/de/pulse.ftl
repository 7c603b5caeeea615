### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Anrede: Sie.

pulse-title = Puls
pulse-window = { $name } · Puls
pulse-elsewhere = Der Puls ist in seinem kleinen Fenster.
pulse-bring-back = Zurückholen
pulse-simulated = Simulierte Stunde
pulse-since-began = Seit Beginn der Stunde:
pulse-full = Ganz
pulse-compact = Kompakt
pulse-small-window = Kleines Fenster
pulse-full-screen = Vollbild
pulse-theme-auto = Farben: auto
pulse-theme-dark = Farben: dunkel
pulse-theme-light = Farben: hell
pulse-end = Stunde beenden
pulse-undo = Rückgängig
pulse-recap = Rückblick öffnen
pulse-dismiss = Ausblenden
pulse-close = Schließen
pulse-cancel = Abbrechen

pulse-standing-old = Nichts Neues
pulse-standing-offline = Offline
pulse-standing-blocked = Blockiert
pulse-standing-over = Zu Ende
pulse-standing-refused = Geschlossen
pulse-no-news = Seit einer Weile kommt nichts Neues.
pulse-as-of = { $text } Zahlen von { $time }.
pulse-ran = { $text } Sie dauerte { $time }.
pulse-new-link = { $text } Vielleicht ist die Stunde zu Ende, oder sie hat einen neuen Link.
pulse-trying-again = { $text } Neuer Versuch …

pulse-mood = Stimmung
pulse-why = Warum?
pulse-why-few = In einer kleinen Gruppe könnten Ergebnisse Einzelne verraten. Unter { $people } wird deshalb nichts gezeigt.
pulse-why-settling = Kommt oder geht eine einzelne Person, würde der Unterschied sie verraten. Deshalb ändert sich die gezählte Gruppe immer um mehrere Personen zugleich und pausiert, bis das geht. Das dauert einige Sekunden; je weniger kommen und gehen, desto seltener.
pulse-chart = Stimmung der letzten zehn Minuten
pulse-now = Jetzt
pulse-last = Zuletzt, bei { $time }
pulse-at = Bei { $time }
pulse-at-markers = { $when } ({ $names })
pulse-quoted = „{ $text }“
pulse-readout = { $when }: { $reading }
pulse-readout-none = kein Wert
pulse-readout-valence = Valenz { $valence }, 95-%-Band { $low } bis { $high }, { $counted } von { $present } Gesichtern lesbar
pulse-no-reading = Jetzt kein Wert

pulse-present =
    { $present ->
        [one] anwesend
       *[other] anwesend
    }
pulse-readable =
    { $present ->
        [one] von 1 lesbar
       *[other] von { $present } lesbar
    }
pulse-joined-figure =
    { $joined ->
        [one] dabei
       *[other] dabei
    }
pulse-joined =
    { $joined ->
        [one] 1 nimmt teil
       *[other] { $joined } nehmen teil
    }
pulse-present-title = Anwesend
pulse-students-title = Teilnehmende
pulse-facing = Zum Bildschirm gewandt: { $share }
pulse-facing-hint = Anteil der lesbaren Gesichter, deren Kopf weniger als 30° zur Seite gedreht ist. Das ist keine Aufmerksamkeit.
pulse-invite = Zur Stunde geht es unter
pulse-copy = Link kopieren
pulse-copied = Kopiert
pulse-overlay = Overlay
pulse-overlay-text = Dieser Link zeigt anderen den Puls, in OBS oder auf einem zweiten Bildschirm. Ändern lässt sich damit nichts. Jede Stunde hat einen neuen Link.

pulse-feedback = Rückmeldungen
pulse-feedback-few = Erscheint, sobald { $people } Personen dabei sind (bisher { $joined }). Rückmeldungen sind schon möglich; sie zählen eine Minute, und in einer kleinen Gruppe könnten sie Einzelne verraten.
pulse-feedback-needs = Rückmeldungen ab { $people } Personen
pulse-feedback-none = keine Rückmeldung
pulse-feedback-top = { $feedback } { $count }
pulse-feedback-top-of = { $feedback } { $count } von { $joined }
pulse-feedback-chart = Abgehängt und verstanden in den letzten zehn Minuten
pulse-feedback-at = { $when }: abgehängt { $lost }, verstanden { $clear } von { $joined }
pulse-feedback-at-none = { $when }: keine Zahlen
pulse-words = Abgehängt bei
pulse-question = Frage des Augenblicks
pulse-question-hint = Ein Tippen genügt. Zahlen erscheinen ab { $people } Antworten.
pulse-question-open = Offen. Zahlen erscheinen ab { $people } Antworten.
pulse-question-few = Geschlossen bei { $time }. Weniger als { $people } haben geantwortet.
pulse-question-counts = { $answers } von { $joined } haben geantwortet. Weitere erscheinen in Gruppen.
pulse-question-closed = Geschlossen bei { $time }. { $answers } von { $joined } haben geantwortet.
pulse-question-ask = „Alles klar?“ fragen
pulse-question-own = Andere Frage …
pulse-question-own-title = Eine Frage stellen
pulse-question-own-question = Frage
pulse-question-own-answer-0 = Erste Antwort
pulse-question-own-answer-1 = Zweite Antwort
pulse-question-own-answer-2 = Dritte Antwort, oder keine
pulse-question-own-text = Die Antwort ist ein Tippen, ohne Namen. Zwei Antworten genügen.
pulse-question-own-ask = Fragen
pulse-question-own-wrong = Schreiben Sie eine Frage und zwei oder drei verschiedene Antworten.

pulse-nobody = Noch niemand ist dabei.
pulse-alerts-off = Hinweise sind aus.
pulse-alerts-rest = Hinweise pausieren bis { $time }
pulse-no-feedback-stands-out = Keine Rückmeldung sticht hervor.
pulse-early = Noch zu wenig Daten
pulse-steady = Bisher gleichbleibend

pulse-expressions = Gesichtsausdrücke
pulse-tense-short = konzentriert
pulse-eight = Alle acht Ausdrücke
pulse-eight-text = In einer Stunde gehören Gesichter, die wie Ärger, Ekel, Angst oder Verachtung aussehen, meist Menschen, die sich konzentrieren. Der Streifen zeigt diese vier als eines.
pulse-people = Jede Person
pulse-people-text = Nach Nummern, in keiner bestimmten Reihenfolge. Wer teilnimmt, hat vorher von dieser Ansicht erfahren. Bei einer Kamera hat bestätigt, wer sie eingerichtet hat, dass alle im Bild Bescheid wissen.
pulse-people-none = Erscheint, sobald die Mindestgröße erreicht ist
pulse-picture-fair = mäßiges Bild
pulse-picture-poor = schlechtes Bild

pulse-markers = Markierungen
pulse-markers-none = Noch keine. Die Taste m setzt eine.
pulse-marker-add = Markieren
pulse-marker-added = Markierung gesetzt
pulse-marker-edit = Markierung ändern
pulse-marker-edit-button = Ändern
pulse-marker-edit-name = { $name } ändern
pulse-marker-name = Name
pulse-marker-time = Zeit
pulse-marker-save = Speichern
pulse-marker-delete = Löschen
pulse-marker-time-wrong = Schreiben Sie die Zeit als Minuten und Sekunden, etwa 4:05.
pulse-marker-too-long = Der Name darf höchstens { $count } Zeichen haben.
pulse-marker-slide = Folie 1
pulse-marker-exercise = Übung
pulse-marker-question = Frage
pulse-marker-recap = Wiederholung

pulse-alerts = Hinweise
pulse-alerts-change = Hinweis bei
pulse-alerts-small = kleinen Änderungen
pulse-alerts-medium = mittleren Änderungen
pulse-alerts-large = großen Änderungen
pulse-alerts-rest-title = Höchstens
pulse-alerts-rest-1 = einmal pro Minute
pulse-alerts-rest-3 = alle 3 Minuten
pulse-alerts-rest-10 = alle 10 Minuten
pulse-alerts-rest-never = nie
pulse-alerts-saved = Gespeichert.
pulse-alerts-saved-none = Gespeichert: keine Hinweise.
pulse-alerts-not-saved = Nicht gespeichert. { $text }

pulse-reading = Wie diese Seite zu lesen ist
pulse-reading-text = Der Puls zeigt die Klasse als Ganzes. Er sagt, wie Gesichter aussehen, nicht, was jemand fühlt, und misst weder Aufmerksamkeit noch die Arbeit von irgendjemandem.
pulse-reading-faces = Gesichter lesbar: wie viele der Anwesenden gelesen werden konnten.
pulse-reading-valence = Valenz: von negativ bis positiv; das schattierte Band enthält sie mit 95 % Sicherheit, soweit die Werte das sagen können. Ein breites Band heißt: wenig Gewissheit.
pulse-reading-k = Mindestgröße der Gruppe: { $people }. In einer kleineren Gruppe könnten Ergebnisse Einzelne verraten, deshalb werden keine gezeigt.
pulse-reading-k-groups = Mindestgröße der Gruppe: { $people }. In einer kleineren Gruppe könnten Ergebnisse Einzelne verraten, deshalb werden keine gezeigt, und die gezeigten Ausdrücke ändern sich nie dadurch, dass eine einzelne Person kommt oder geht. Wie viele anwesend sind, wird gezeigt, wie es ist.

pulse-end-title = Diese Stunde beenden?
pulse-end-text = Alle werden benachrichtigt. Einzelne Werte werden gelöscht; der Rückblick bleibt. Eine Minute lang können Sie das rückgängig machen.
pulse-end-text-nothing = Alle werden benachrichtigt. Einzelne Werte werden gelöscht, und sonst wird nichts gespeichert. Eine Minute lang können Sie das rückgängig machen.
pulse-end-text-days =
    { $days ->
        [one] Alle werden benachrichtigt. Einzelne Werte werden gelöscht; der Rückblick bleibt einen Tag lang. Eine Minute lang können Sie das rückgängig machen.
       *[other] Alle werden benachrichtigt. Einzelne Werte werden gelöscht; der Rückblick bleibt { $days } Tage lang. Eine Minute lang können Sie das rückgängig machen.
    }
pulse-end-not = Weiter unterrichten

pulse-keys = Tasten
pulse-key-m = diesen Moment markieren
pulse-key-enter = den vorgeschlagenen Namen annehmen
pulse-key-q = „Alles klar bis hierher?“ fragen, oder die offene Frage schließen
pulse-key-c = kompakte Ansicht und zurück
pulse-key-d = Farben: automatisch, dunkel, hell
pulse-key-f = Vollbild und zurück
pulse-key-x = einen Hinweis ausblenden
pulse-key-list = diese Liste
pulse-key-esc = schließen, was offen ist
pulse-keys-use = Einzelne Tasten benutzen (schalten Sie sie aus, wenn sie bei Spracheingabe stören)

pulse-summary = { $counted } von { $present } Gesichtern lesbar; { $looks }; Stimmung: { $mood }.
pulse-summary-few = { $present } anwesend. { $why }.
pulse-summary-joined = { $joined } nehmen teil.
pulse-summary-feedback = Häufigste Rückmeldung: { $feedback }.
pulse-mood-trend = { $mood }, { $trend }
pulse-looks-mostly = überwiegend { $expression }
pulse-looks-most-often = am häufigsten { $expression }
pulse-looks-none = keine Ausdrücke
