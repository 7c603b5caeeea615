### The camera page: a room camera or a shared meeting for a class, or a camera on oneself. Formal address.

camera-title = Camera
camera-opening = Opening …
camera-stays = Faces are read in this browser, so no picture leaves it.
# $name is the class's.
camera-class = Camera for { $name }
camera-own = Your own camera
camera-class-text = Everyone in the picture is read in this browser. Eight numbers per face go to the class once a second; the picture stays here.
camera-own-text = See what roomtone reads in your face: box, label and probabilities, live. Nothing is sent.
camera-agreed = Using this confirms that everyone in view has agreed to be read.
camera-agreed-person = Using this confirms that everyone in view has agreed to be read and was told that the teacher sees each person’s expression, by number.
camera-facing = In this class the teacher also sees how many face the screen, for the group only. Tell everyone in view.
camera-use = Use a camera
camera-share = Share a meeting
camera-choose-hint = A camera shows the room. To share a meeting, pick its window with everyone’s tiles.
camera-labels = Labels
camera-labels-eight = eight expressions
camera-labels-four = angry, fear, happy, neutral
camera-others = Also label others (they agreed)
camera-stop = Stop
camera-screen = A whole screen is shared, so the picture isn’t shown here: everyone on it would count twice. Better stop and share the meeting’s window or tab.
camera-sending = Numbers go to the class.
camera-foot = Pictures are read in this browser and not stored. A label says how a face looks, not what the person feels.

## What is seen.

camera-seen-none = No face in view.
camera-seen-all =
    { $faces ->
        [one] 1 face in view, readable.
       *[other] { $faces } faces in view, all readable.
    }
camera-seen-some =
    { $faces ->
        [one] 1 face in view, { $readable } readable.
       *[other] { $faces } faces in view, { $readable } readable.
    }
# After one of the sentences above.
camera-seen-uncertain =
    { $uncertain ->
        [one] { $uncertain } is uncertain.
       *[other] { $uncertain } are uncertain.
    }
camera-seen-others =
    { $others ->
        [one] 1 other is skipped.
       *[other] { $others } others are skipped.
    }
camera-still = The picture stands still. Nothing is read until it moves again.
camera-blank = The shared window shows nothing. Make sure that it is open and not minimized.
# $who is a number.
camera-person = Person { $who }: { $label }
# $expression is such as "happiness", $percent such as "57%".
camera-label = { $expression } { $percent }
# Whom the class reads already.
camera-joined =
    { $present ->
        [one] 1 person is already read in this class, by their own camera or another one. Whoever is in this picture too counts twice: ask them to turn off their own camera on the student page.
       *[other] { $present } people are already read in this class, by their own camera or another one. Whoever is in this picture too counts twice: ask them to turn off their own camera on the student page.
    }

## What went wrong.

camera-trouble = Something is wrong
camera-not-opened = Can’t open this class
camera-not-started = Can’t start
camera-refused = This camera can’t join
camera-over = The class is over
camera-no-faces = Faces aren’t read in this class
camera-no-faces-text = It runs on student feedback alone, by the policy of this server or the class’s settings.
camera-faces-off = Faces are no longer read in this class
camera-faces-off-text = The rules for this place have changed. The class continues with student feedback.
camera-stopped = The reader stopped
camera-stopped-text = Nothing is read now. Start it again.
