### The teacher's live view of a class. Short: it is glanced at. Formal address.

pulse-title = Pulse
# $name is the class's. The name of the window.
pulse-window = { $name } · pulse
pulse-elsewhere = The pulse is in its small window.
pulse-bring-back = Bring it back
pulse-simulated = Simulated class
pulse-since-began = Since the class began:
pulse-full = Full
pulse-compact = Compact
pulse-small-window = Small window
pulse-full-screen = Full screen
pulse-theme-auto = Theme: auto
pulse-theme-dark = Theme: dark
pulse-theme-light = Theme: light
pulse-end = End class
pulse-undo = Undo
pulse-recap = Open the recap
pulse-dismiss = Dismiss
pulse-close = Close
pulse-cancel = Cancel

## The connection, in a word, and in sentences. $time is such as 4:05.

pulse-standing-old = No news
pulse-standing-offline = Offline
pulse-standing-blocked = Blocked
pulse-standing-over = Over
pulse-standing-refused = Closed
pulse-no-news = No news for a while.
# $text is a sentence.
pulse-as-of = { $text } Figures as of { $time }.
pulse-ran = { $text } It ran for { $time }.
pulse-new-link = { $text } The class may be over, or have a new link.
pulse-trying-again = { $text } Trying again …

## Mood.

pulse-mood = Mood
pulse-why = Why?
pulse-why-few = In a small group, results could reveal individuals. So none are shown below { $people }.
pulse-why-settling = If one person came or went, the difference would reveal that person. So the group that is counted changes only by several people at a time, and pauses until it can. This takes some seconds; fewer comings and goings make it rarer.
pulse-chart = Mood over the last ten minutes
pulse-now = Now
pulse-last = Last, at { $time }
pulse-at = At { $time }
# $when is such as "At 4:05", $names the names of markers, each as below.
pulse-at-markers = { $when } ({ $names })
pulse-quoted = “{ $text }”
# $when is one of the above, $reading one of the two below.
pulse-readout = { $when }: { $reading }
pulse-readout-none = no reading
pulse-readout-valence = valence { $valence }, 95 % band { $low } to { $high }, { $counted } of { $present } faces readable
pulse-no-reading = No reading now

## Who is there. The first three follow a large figure.

pulse-present =
    { $present ->
        [one] present
       *[other] present
    }
pulse-readable =
    { $present ->
        [one] of one face readable
       *[other] of { $present } faces readable
    }
pulse-joined-figure =
    { $joined ->
        [one] joined
       *[other] joined
    }
pulse-joined =
    { $joined ->
        [one] one joined
       *[other] { $joined } joined
    }
pulse-present-title = Present
pulse-students-title = Students
# $share is such as 72 %.
pulse-facing = Facing the screen: { $share }
pulse-facing-hint = Share of the readable faces whose head is turned less than 30° sideways. It isn’t attention.
pulse-invite = Students join at
pulse-copy = Copy the link
pulse-copied = Copied
pulse-overlay = Overlay
pulse-overlay-text = This link shows the pulse to others, in OBS or on a second screen. It can’t change anything. A new class has a new link.

## Feedback.

pulse-feedback = Student feedback
# $people is the minimum group size, 3 to 50.
pulse-feedback-few = Shown once { $people } people have joined ({ $joined } so far). Students can give feedback already; it counts for a minute, and in a small group it could reveal individuals.
pulse-feedback-needs = feedback needs { $people } people
pulse-feedback-none = no feedback just now
# $feedback is such as "lost".
pulse-feedback-top = { $feedback } { $count }
pulse-feedback-top-of = { $feedback } { $count } of { $joined }
pulse-feedback-chart = Lost and got it over the last ten minutes
# $when is such as "At 4:05"; $lost and $clear students stood by "lost" and by "got it".
pulse-feedback-at = { $when }: lost { $lost }, got it { $clear } of { $joined }
pulse-feedback-at-none = { $when }: no counts
# Above a list of what students wrote when they pressed "lost".
pulse-words = Lost in

## Questions of the moment. $people is the minimum group size, $answers how many answers are shown of $joined students.

pulse-question = Question of the moment
pulse-question-hint = One tap for students. Counts show from { $people } answers on.
pulse-question-open = Open. Counts show from { $people } answers on.
pulse-question-few = Closed at { $time }. Fewer than { $people } answered.
pulse-question-counts = { $answers } answers of { $joined } students. More show several at a time.
pulse-question-closed = Closed at { $time }. { $answers } answers of { $joined } students.
pulse-question-ask = Ask “Clear so far?”
pulse-question-own = Ask another …
pulse-question-own-title = Ask a question
pulse-question-own-question = Question
pulse-question-own-answer-0 = First answer
pulse-question-own-answer-1 = Second answer
pulse-question-own-answer-2 = Third answer, or none
pulse-question-own-text = Students answer with one tap, without names. Two answers are enough.
pulse-question-own-ask = Ask
pulse-question-own-wrong = Write a question and two or three answers that differ.

## Where there is no alert.

pulse-nobody = Nobody has joined yet.
pulse-alerts-off = Alerts are off.
pulse-alerts-rest = Alerts paused until { $time }
pulse-no-feedback-stands-out = No feedback stands out.
pulse-early = Not enough data yet
pulse-steady = Steady so far

## Expressions.

pulse-expressions = Expressions
# "concentrated or tense" where there is little room.
pulse-tense-short = focus/tense
pulse-eight = All eight expressions
pulse-eight-text = In a class, faces read as anger, disgust, fear or contempt mostly belong to people who concentrate. The strip shows these four as one.
pulse-people = Each person
pulse-people-text = By number, in no particular order. Students were told of this view before joining. For a camera, whoever set it up confirmed that everyone in view was told.
pulse-people-none = Shown once the minimum is reached
pulse-picture-fair = fair picture
pulse-picture-poor = poor picture

## Markers.

pulse-markers = Markers
pulse-markers-none = None yet. Press m to add one.
pulse-marker-add = Add marker
pulse-marker-added = Marker added
pulse-marker-edit = Edit marker
pulse-marker-edit-button = Edit
# $name is the marker's, for those who listen.
pulse-marker-edit-name = Edit { $name }
pulse-marker-name = Name
pulse-marker-time = Time
pulse-marker-save = Save
pulse-marker-delete = Delete
pulse-marker-time-wrong = Write the time as minutes and seconds, such as 4:05.
pulse-marker-too-long = The name may have at most { $count } characters.
# Names offered for a marker; the first ends in a number, which counts on.
pulse-marker-slide = slide 1
pulse-marker-exercise = exercise
pulse-marker-question = question
pulse-marker-recap = recap

## Settings of alerts.

pulse-alerts = Alerts
pulse-alerts-change = Alert me of
pulse-alerts-small = small changes
pulse-alerts-medium = medium changes
pulse-alerts-large = large changes
pulse-alerts-rest-title = At most
pulse-alerts-rest-1 = once a minute
pulse-alerts-rest-3 = every 3 minutes
pulse-alerts-rest-10 = every 10 minutes
pulse-alerts-rest-never = never
pulse-alerts-saved = Saved.
pulse-alerts-saved-none = Saved: no alerts.
# $text is a sentence.
pulse-alerts-not-saved = Not saved. { $text }

## How to read the page.

pulse-reading = How to read this page
pulse-reading-text = The pulse shows the class as a whole. It says how faces look, not what people feel, and doesn’t measure attention or anybody’s work.
pulse-reading-faces = Faces readable: how many of the people present could be read.
pulse-reading-valence = Valence: from negative to positive; the shaded band holds it with 95 % confidence, as far as the readings can tell. A wide band means little certainty.
pulse-reading-k = Minimum group size: { $people }. In a smaller group, results could reveal individuals, so none are shown.
pulse-reading-k-groups = Minimum group size: { $people }. In a smaller group, results could reveal individuals, so none are shown, and the expressions shown never change by one person’s coming or going. How many are present is shown as it is.

## The end of the class.

pulse-end-title = End this class?
pulse-end-text = Students are notified. Individual readings are deleted; the recap is kept. You can undo this for a minute.
pulse-end-text-nothing = Students are notified. Individual readings are deleted, and nothing else is stored. You can undo this for a minute.
pulse-end-text-days =
    { $days ->
        [one] Students are notified. Individual readings are deleted; the recap is kept for a day. You can undo this for a minute.
       *[other] Students are notified. Individual readings are deleted; the recap is kept for { $days } days. You can undo this for a minute.
    }
pulse-end-not = Keep teaching

## Keys.

pulse-keys = Keys
pulse-key-m = add a marker at this moment
pulse-key-enter = accept the suggested name
pulse-key-q = ask “Clear so far?”, or close the question that is open
pulse-key-c = compact view, and back
pulse-key-d = theme: automatic, dark, light
pulse-key-f = full screen, and back
pulse-key-x = dismiss an alert
pulse-key-list = this list
pulse-key-esc = close what is open
pulse-keys-use = Use single keys (turn them off if they get in the way of speech input)

## The page in a sentence, for those who listen.

pulse-summary = { $counted } of { $present } faces readable; { $looks }; mood: { $mood }.
pulse-summary-few = { $present } present. { $why }.
pulse-summary-joined = { $joined } joined.
pulse-summary-feedback = Most feedback: { $feedback }.
pulse-mood-trend = { $mood }, { $trend }
pulse-looks-mostly = mostly { $expression }
pulse-looks-most-often = most often { $expression }
pulse-looks-none = no expressions
