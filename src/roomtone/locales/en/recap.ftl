### The recap of a past class: one page to read, print or pass on. Formal address.

# $name is the class's. The name of the window.
recap-title = { $name }: recap
recap-recap = Recap
recap-simulated = Simulated class
recap-simulated-text = Simulated students following a script: no real people.
recap-recording = from a recording
recap-running = still running

## Figures. $time and the like are such as 4:05, $duration such as "2 min 10 s".

recap-s = { $seconds } s
recap-min = { $minutes } min
recap-min-s = { $minutes } min { $seconds } s
recap-h = { $hours } h
recap-h-min = { $hours } h { $minutes } min
# Such as "Thursday, January 1, 1970, 12:00 AM UTC".
recap-date = { $date }, { $time } { $zone }
# From a figure to another.
recap-range = { $low } to { $high }
# So many people of so many.
recap-of = { $part } of { $whole }
# Such as "lost 12".
recap-feedback = { $feedback } { $count }
recap-list = { $first }, { $second }
recap-none = none
recap-no-data = no data
recap-gap = gap
recap-mood-valence = { $mood } ({ $valence })
# Such as "happiness 57%".
recap-share = { $expression } { $percent }
# Makes a sentence of a part of one.
recap-sentence = { $text }.

## The class in short.

recap-short = In short
recap-presses = Button presses (minimum)
recap-mood = Mood
recap-readable = Faces readable
recap-coverage = coverage { $percent }
recap-no-faces-seen = no faces seen
recap-time-with-data = Time with data
recap-of-class = of the class
recap-few-for = too few people for { $duration }
recap-off-for = faces no longer read for { $duration }
recap-gaps = Gaps
recap-not-stored = not stored
recap-nothing-stored = Nothing was stored of this class.
recap-no-expressions = No data on expressions: this needs at least { $people } people with readable faces.
recap-no-faces = This class ran on student feedback; no faces were read.
recap-no-feedback = No student gave feedback.
recap-no-feedback-stored = No feedback was stored: this needs at least { $people } people who joined.
recap-mood-mostly = Mood: { $mood } (valence { $valence }, 95 % band { $band }). Expressions were mostly read as { $expression }.
recap-mood-most-often = Mood: { $mood } (valence { $valence }, 95 % band { $band }). Expressions were most often read as { $expression }.
# $people is such as "16 of 20". Parts of a sentence, with semicolons between them.
recap-data = Data for { $percent } of the class, typically from { $people } people
recap-data-few = for { $duration } too few faces were readable
recap-data-off = for { $duration } faces were no longer read
recap-missing = { $duration } are missing
# Of so many students.
recap-peak = Most “{ $feedback }” at once: { $people } of { $students } students at { $time }; it lasted { $duration }.
recap-strongest = The strongest change came at { $place }: { $change }.
recap-strongest-likely = The strongest change (likely, not certain) came at { $place }: { $change }.
# A moment and where it lies from a marker, which is one of the two below.
recap-place = { $time }, { $marker }
recap-at-marker = at “{ $name }”
recap-after-marker = { $duration } after “{ $name }”
recap-and = { $first }, and { $second }
recap-no-change = No lasting change between { $start } and { $end }.
recap-too-short = Too short to look for changes: this takes about two minutes of data.

## Changes, as parts of sentences.

recap-change-rose = mood rose from { $before } to { $after } (valence { $start } to { $end })
recap-change-fell = mood fell from { $before } to { $after } (valence { $start } to { $end })
recap-change-rose-within = mood rose but stayed { $after } (valence { $start } to { $end })
recap-change-fell-within = mood fell but stayed { $after } (valence { $start } to { $end })
recap-change-pressed =
    { $people ->
        [one] 1 person pressed “{ $feedback }” within a minute, { $before } in the minute before
       *[other] { $people } people pressed “{ $feedback }” within a minute, { $before } in the minute before
    }
recap-change-pressed-first =
    { $people ->
        [one] 1 person pressed “{ $feedback }” within a minute, none in the minute before
       *[other] { $people } people pressed “{ $feedback }” within a minute, none in the minute before
    }
recap-change-strong = strong change ({ $times } times the margin), { $lasted }
recap-change-likely = likely change ({ $times } times the margin), { $lasted }
recap-lasted-about = for about { $duration }
recap-lasted-least = for at least { $duration }
recap-changes = Changes worth a look
recap-strongest-of = The { $shown } strongest of { $all }; repeated ones come last.

## The timeline. Little room: the words at its left have some 14 letters.

recap-over-time = The class over time
recap-video = The video of this class: choose the file. It stays on this computer.
recap-video-hint = Click the timeline, or the time of a change, to go there in the video.
recap-timeline = Timeline. The table below has the same data.
recap-panel-mood = Mood: valence with its 95 % band
recap-panel-shares = Shares of the expressions
recap-panel-people = Readable (filled) of present (line)
recap-panel-feedback = Feedback: up to { $most } at once
recap-panel-feedback-of = Feedback: up to { $most } of { $joined } at once
recap-scale-all = all
recap-scale-half = half
recap-since-start = since start
recap-moment = Moment { $number }
recap-legend-few = no data: too few people
recap-legend-few-off = no data: too few people, or faces no longer read
recap-legend-gap = gap: nothing stored
recap-legend-change = change, described below
recap-legend-marker = your marker
recap-in-words = The same data in words
recap-table = The timeline in words
recap-from = From
recap-band = 95 % band
recap-most-often = Most often
recap-most-feedback = Most feedback at once
recap-markers = Your markers

## Alerts, questions, notes, other classes.

recap-alerts = Alerts during the class
recap-no-alerts = No alerts during the class.
# $text is what the alert said, $duration for how long.
recap-alert = { $text } ({ $duration })
recap-questions = Questions of the moment
recap-questions-text = Counts grow by several students at a time; the last answers may be missing, so that nobody’s can be read off.
# $given is such as "Yes 9, No 4".
recap-question = { $given } ({ $answers } answers of { $students } students)
recap-question-few = too few answered
recap-notes = Your notes
recap-beside = Compared with earlier classes of this course
recap-beside-text = Mood (valence) since the start, and its mean with the 95 % band: negative on the left, positive on the right. Different students may have attended. Gray bars are gaps.
recap-this = this class
# $people is such as "16 of 20".
recap-faces-readable = { $people } faces readable
recap-no-expression-data = no data on expressions

## How to read it.

recap-how = How to read this recap
recap-how-model = A model reads expressions in pictures of faces. It doesn’t know what people felt or understood. In a lecture, what looks like anger or fear is mostly concentration, so these are shown as one.
recap-how-mood = Mood is valence, from negative (−1) to positive (+1). The band is where it lies with 95 % confidence, given who was counted; errors that all readings share are not included.
recap-how-class = A recap is about the class, never about one person. With fewer than { $people } people there is no data, shown in plain gray; hatched stretches were not stored.
# $times is a figure such as 1.5.
recap-how-change = A change is listed where mood differs for at least 20 seconds from the minute before by more than the band allows (from { $times } times that margin on, it is called strong), or a kind of feedback was given far more often than in the minute before.
recap-how-change-feedback = A change is listed where a kind of feedback was given far more often than in the minute before.
recap-how-chance = Slow drifts aren’t listed. A few changes may be chance. What came before a change need not be its cause.
recap-how-presses = Counts of button presses are minimums. Not for grades, attendance or judging any one person.
recap-made = Made by roomtone from one signal per second of the class. No pictures were stored. Times are minutes and seconds since the start.

## The mail after a class.

recap-mail-subject = Recap: { $name }
recap-mail-text = { $name } ended after { $minutes } min. Its recap is attached: open it in a browser.
recap-mail-link = On the server:
