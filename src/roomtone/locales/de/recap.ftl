### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Anrede: Sie.

recap-title = { $name }: Rückblick
recap-recap = Rückblick
recap-simulated = Simulierte Stunde
recap-simulated-text = Simulierte Teilnehmende nach einem Drehbuch: keine echten Menschen.
recap-recording = aus einer Aufnahme
recap-running = läuft noch

recap-s = { $seconds } s
recap-min = { $minutes } min
recap-min-s = { $minutes } min { $seconds } s
recap-h = { $hours } h
recap-h-min = { $hours } h { $minutes } min
recap-date = { $date }, { $time } { $zone }
recap-range = { $low } bis { $high }
recap-of = { $part } von { $whole }
recap-feedback = { $feedback } { $count }
recap-list = { $first }, { $second }
recap-none = keine
recap-no-data = keine Daten
recap-gap = Lücke
recap-mood-valence = { $mood } ({ $valence })
recap-share = { $expression } { $percent }
recap-sentence = { $text }.

recap-short = In Kürze
recap-presses = Rückmeldungen (mindestens)
recap-mood = Stimmung
recap-readable = Gesichter lesbar
recap-coverage = Abdeckung { $percent }
recap-no-faces-seen = keine Gesichter zu sehen
recap-time-with-data = Zeit mit Daten
recap-of-class = der Stunde
recap-few-for = zu wenige Personen: { $duration }
recap-off-for = Gesichter nicht mehr gelesen: { $duration }
recap-gaps = Lücken
recap-not-stored = nicht gespeichert
recap-nothing-stored = Von dieser Stunde wurde nichts gespeichert.
recap-no-expressions = Keine Daten zu Gesichtsausdrücken: Dafür braucht es mindestens { $people } Personen mit lesbaren Gesichtern.
recap-no-faces = Diese Stunde lief mit Rückmeldungen; es wurden keine Gesichter gelesen.
recap-no-feedback = Niemand hat eine Rückmeldung gegeben.
recap-no-feedback-stored = Es wurden keine Rückmeldungen gespeichert: Dafür müssen mindestens { $people } Personen teilnehmen.
recap-mood-mostly = Stimmung: { $mood } (Valenz { $valence }, 95-%-Band { $band }). Gesichter wurden überwiegend so gelesen: { $expression }.
recap-mood-most-often = Stimmung: { $mood } (Valenz { $valence }, 95-%-Band { $band }). Gesichter wurden am häufigsten so gelesen: { $expression }.
recap-data = Daten für { $percent } der Stunde, meist von { $people } Personen
recap-data-few = { $duration } lang waren zu wenige Gesichter lesbar
recap-data-off = { $duration } lang wurden keine Gesichter mehr gelesen
recap-missing = { $duration } fehlen
recap-peak = Am meisten „{ $feedback }“ zugleich: { $people } von { $students } bei { $time }; es dauerte { $duration }.
recap-strongest = Die stärkste Änderung kam bei { $place }: { $change }.
recap-strongest-likely = Die stärkste Änderung (wahrscheinlich, nicht sicher) kam bei { $place }: { $change }.
recap-place = { $time }, { $marker }
recap-at-marker = bei „{ $name }“
recap-after-marker = { $duration } nach „{ $name }“
recap-and = { $first }, und { $second }
recap-no-change = Keine anhaltende Änderung zwischen { $start } und { $end }.
recap-too-short = Zu kurz, um Änderungen zu suchen: Das braucht etwa zwei Minuten mit Daten.

recap-change-rose = die Stimmung stieg von { $before } auf { $after } (Valenz { $start } auf { $end })
recap-change-fell = die Stimmung fiel von { $before } auf { $after } (Valenz { $start } auf { $end })
recap-change-rose-within = die Stimmung stieg, blieb aber { $after } (Valenz { $start } auf { $end })
recap-change-fell-within = die Stimmung fiel, blieb aber { $after } (Valenz { $start } auf { $end })
recap-change-pressed =
    { $people ->
        [one] 1 Person drückte innerhalb einer Minute „{ $feedback }“, { $before } in der Minute davor
       *[other] { $people } Personen drückten innerhalb einer Minute „{ $feedback }“, { $before } in der Minute davor
    }
recap-change-pressed-first =
    { $people ->
        [one] 1 Person drückte innerhalb einer Minute „{ $feedback }“, niemand in der Minute davor
       *[other] { $people } Personen drückten innerhalb einer Minute „{ $feedback }“, niemand in der Minute davor
    }
recap-change-strong = starke Änderung (das { $times }-Fache der Spanne), { $lasted }
recap-change-likely = wahrscheinliche Änderung (das { $times }-Fache der Spanne), { $lasted }
recap-lasted-about = etwa { $duration } lang
recap-lasted-least = mindestens { $duration } lang
recap-changes = Änderungen, die einen Blick wert sind
recap-strongest-of = Die { $shown } stärksten von { $all }; Wiederholungen kommen zuletzt.

recap-over-time = Die Stunde im Verlauf
recap-video = Das Video dieser Stunde: Wählen Sie die Datei. Sie bleibt auf diesem Computer.
recap-video-hint = Klicken Sie auf den Verlauf oder die Zeit einer Änderung, um im Video dorthin zu springen.
recap-timeline = Verlauf. Die Tabelle darunter hat dieselben Daten.
recap-panel-mood = Stimmung: Valenz mit 95-%-Band
recap-panel-shares = Anteile der Ausdrücke
recap-panel-people = Lesbar (Fläche) von anwesend (Linie)
recap-panel-feedback = Rückmeldungen: bis zu { $most } zugleich
recap-panel-feedback-of = Rückmeldungen: bis zu { $most } von { $joined } zugleich
recap-scale-all = alle
recap-scale-half = Hälfte
recap-since-start = seit Beginn
recap-moment = Moment { $number }
recap-legend-few = keine Daten: zu wenige Personen
recap-legend-few-off = keine Daten: zu wenige Personen, oder Gesichter nicht mehr gelesen
recap-legend-gap = Lücke: nichts gespeichert
recap-legend-change = Änderung, unten beschrieben
recap-legend-marker = Ihre Markierung
recap-in-words = Dieselben Daten in Worten
recap-table = Der Verlauf in Worten
recap-from = Ab
recap-band = 95-%-Band
recap-most-often = Am häufigsten
recap-most-feedback = Meiste Rückmeldungen zugleich
recap-markers = Ihre Markierungen

recap-alerts = Hinweise während der Stunde
recap-no-alerts = Keine Hinweise während der Stunde.
recap-alert = { $text } ({ $duration })
recap-questions = Zwischenfragen
recap-questions-text = Zahlen wachsen um mehrere Personen zugleich; die letzten Antworten können fehlen, damit niemandes Antwort abzulesen ist.
recap-question = { $given } ({ $answers } Antworten von { $students } Teilnehmenden)
recap-question-few = zu wenige Antworten
recap-notes = Ihre Notizen
recap-beside = Im Vergleich mit früheren Stunden dieses Kurses
recap-beside-text = Stimmung (Valenz) seit Beginn, und ihr Mittel mit dem 95-%-Band: negativ links, positiv rechts. Es können andere Personen dabei gewesen sein. Graue Balken sind Lücken.
recap-this = diese Stunde
recap-faces-readable = { $people } Gesichtern lesbar
recap-no-expression-data = keine Daten zu Ausdrücken

recap-how = Wie dieser Rückblick zu lesen ist
recap-how-model = Ein Modell liest Ausdrücke in Bildern von Gesichtern. Es weiß nicht, was Menschen fühlten oder verstanden. Im Unterricht ist, was wie Ärger oder Angst aussieht, meist Konzentration; deshalb wird beides als eines gezeigt.
recap-how-mood = Stimmung ist Valenz, von negativ (−1) bis positiv (+1). Das Band ist, wo sie mit 95 % Sicherheit liegt, bezogen auf die Gezählten; Fehler, die alle Werte teilen, sind nicht enthalten.
recap-how-class = Ein Rückblick handelt von der Klasse, nie von einer Person. Bei weniger als { $people } Personen gibt es keine Daten, einfach grau gezeigt; schraffierte Stücke wurden nicht gespeichert.
recap-how-change = Eine Änderung steht da, wo die Stimmung mindestens 20 Sekunden lang um mehr, als das Band zulässt, von der Minute davor abweicht (ab dem { $times }-Fachen dieser Spanne heißt sie stark), oder wo eine Rückmeldung viel öfter kam als in der Minute davor.
recap-how-change-feedback = Eine Änderung steht da, wo eine Rückmeldung viel öfter kam als in der Minute davor.
recap-how-chance = Langsames Abdriften wird nicht aufgeführt. Einige Änderungen können Zufall sein. Was einer Änderung vorausging, muss nicht ihre Ursache sein.
recap-how-presses = Zahlen von Rückmeldungen sind Mindestwerte. Nicht für Noten, Anwesenheit oder das Urteil über eine einzelne Person.
recap-made = Von roomtone gemacht, aus einem Wert der Klasse pro Sekunde. Es wurden keine Bilder gespeichert. Zeiten sind Minuten und Sekunden seit Beginn.

recap-mail-subject = Rückblick: { $name }
recap-mail-text = { $name } endete nach { $minutes } Min. Der Rückblick ist angehängt: Öffnen Sie ihn in einem Browser.
recap-mail-link = Auf dem Server:
