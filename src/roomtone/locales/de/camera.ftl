### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Anrede: Sie.

camera-title = Kamera
camera-opening = Wird geöffnet …
camera-stays = Gesichter werden in diesem Browser gelesen, kein Bild verlässt ihn.
camera-class = Kamera für { $name }
camera-own = Ihre eigene Kamera
camera-class-text = Alle im Bild werden in diesem Browser gelesen. Acht Zahlen pro Gesicht gehen einmal pro Sekunde an die Stunde; das Bild bleibt hier.
camera-own-text = Sehen Sie, was roomtone in Ihrem Gesicht liest: Rahmen, Wort und Wahrscheinlichkeiten, live. Nichts wird gesendet.
camera-agreed = Mit der Nutzung bestätigen Sie, dass alle im Bild zugestimmt haben, gelesen zu werden.
camera-agreed-person = Mit der Nutzung bestätigen Sie, dass alle im Bild zugestimmt haben, gelesen zu werden, und wissen, dass die Lehrkraft den Ausdruck jeder Person sieht, unter einer Nummer.
camera-facing = In dieser Stunde sieht die Lehrkraft auch, wie viele zum Bildschirm gewandt sind, nur für die Gruppe. Sagen Sie es allen im Bild.
camera-use = Kamera benutzen
camera-share = Videotreffen teilen
camera-choose-hint = Eine Kamera zeigt den Raum. Um ein Videotreffen zu teilen, wählen Sie das Fenster mit den Kacheln aller.
camera-labels = Wörter
camera-labels-eight = acht Ausdrücke
camera-labels-four = ärgerlich, Angst, froh, neutral
camera-others = Auch andere benennen (sie haben zugestimmt)
camera-stop = Stopp
camera-screen = Ein ganzer Bildschirm wird geteilt, deshalb ist das Bild hier nicht zu sehen: Alle darauf würden doppelt zählen. Besser stoppen und das Fenster oder den Tab des Treffens teilen.
camera-sending = Zahlen gehen an die Stunde.
camera-foot = Bilder werden in diesem Browser gelesen und nicht gespeichert. Ein Wort sagt, wie ein Gesicht aussieht, nicht, was die Person fühlt.

camera-seen-none = Kein Gesicht im Bild.
camera-seen-all =
    { $faces ->
        [one] 1 Gesicht im Bild, lesbar.
       *[other] { $faces } Gesichter im Bild, alle lesbar.
    }
camera-seen-some =
    { $faces ->
        [one] 1 Gesicht im Bild, { $readable } lesbar.
       *[other] { $faces } Gesichter im Bild, { $readable } lesbar.
    }
camera-seen-uncertain =
    { $uncertain ->
        [one] { $uncertain } ist unsicher.
       *[other] { $uncertain } sind unsicher.
    }
camera-seen-others =
    { $others ->
        [one] 1 weiteres wird ausgelassen.
       *[other] { $others } weitere werden ausgelassen.
    }
camera-still = Das Bild steht still. Nichts wird gelesen, bis es sich wieder bewegt.
camera-blank = Das geteilte Fenster zeigt nichts. Sorgen Sie dafür, dass es offen und nicht minimiert ist.
camera-person = Person { $who }: { $label }
camera-label = { $expression } { $percent }
camera-joined =
    { $present ->
        [one] In dieser Stunde wird schon 1 Person gelesen, von der eigenen oder einer anderen Kamera. Wer auch in diesem Bild ist, zählt doppelt: Bitten Sie darum, die eigene Kamera auf der Teilnahmeseite auszuschalten.
       *[other] In dieser Stunde werden schon { $present } Personen gelesen, von der eigenen oder einer anderen Kamera. Wer auch in diesem Bild ist, zählt doppelt: Bitten Sie darum, die eigene Kamera auf der Teilnahmeseite auszuschalten.
    }

camera-trouble = Etwas stimmt nicht
camera-not-opened = Diese Stunde lässt sich nicht öffnen
camera-not-started = Es kann nicht losgehen
camera-refused = Diese Kamera kann nicht teilnehmen
camera-over = Die Stunde ist zu Ende
camera-no-faces = In dieser Stunde werden keine Gesichter gelesen
camera-no-faces-text = Sie läuft allein mit Rückmeldungen, nach den Regeln dieses Servers oder den Einstellungen der Stunde.
camera-faces-off = In dieser Stunde werden keine Gesichter mehr gelesen
camera-faces-off-text = Die Regeln für diesen Ort haben sich geändert. Die Stunde geht mit Rückmeldungen weiter.
camera-stopped = Die Erkennung hat aufgehört
camera-stopped-text = Jetzt wird nichts gelesen. Starten Sie sie neu.
