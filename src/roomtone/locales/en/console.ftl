### The teacher's console. Markdown: **bold**, *italic*, `code`. Formal address.

console-class = Class
console-past = Past classes
console-courses = Courses
console-photo = Photo
console-camera = Camera
console-policy = Policy
console-integrations = Integrations
console-about = About
console-failed = Something went wrong on this page. Running classes go on. Reload the page; if it happens again, ask whoever runs the server to look at its log.
console-away = roomtone doesn’t answer this page: this device is offline, the server has stopped, or you are signed out. The page reconnects by itself; reload it to sign in again.
console-save = Save
console-full-screen = Full screen
console-full-screen-hint = For a projector.
console-own-window = Open in its own window

## Start a class.

console-start-title = Start a class
console-start-text = Students join with a link or a code, in their own browsers. You see one signal for the whole class, once enough students have joined.
console-start-another = Start another class
console-start = Start the class
console-running = Running classes
console-choose-class = Choose a class
console-new-here = **New here?** A demo class of 30 simulated students shows the pulse in motion. No camera, no real people.
console-start-demo = Start the demo class
console-demo-name = Demo class
console-name = Name
console-name-example = Physics 2b
console-course = Course
console-course-optional = Course (optional)
console-course-example = Physics, winter term
console-course-hint = Past classes of one course are shown together.
console-minutes = Length in minutes
console-minutes-hint = The class ends by itself after this time.
console-group-size = Minimum group size
console-group-size-hint = With fewer people, nothing is shown about the class: in a small group, results could reveal individuals.
console-faces = Read the faces of students who agree
console-faces-hint = Each student’s own browser reads that student’s face and sends numbers, no pictures. Without it the class runs on student feedback alone.
console-see-policy = See or change the policy
console-set-up = Set it up
console-per-person = Show me each person’s expression too
console-per-person-hint = Students are told before they join on their own device; people in front of a room camera are not, so tell them yourself. No names are shown.
console-facing = Show how many face the screen
console-facing-hint = The share of the readable faces whose head is turned less than 30° sideways. It isn’t attention. Students are told before they join on their own device; tell people in front of a room camera yourself.
console-message-optional = Message to students (optional)
console-message-hint = They see it before they join.
# $length and $most are numbers of characters.
console-too-long-name = The name has { $length } characters; at most { $most } fit. Shorten it.
console-too-long-course = The course has { $length } characters; at most { $most } fit. Shorten it.
console-too-long-notice = The message to students has { $length } characters; at most { $most } fit. Shorten it.

## Why classes read faces or not. $place is a country's code, $purpose one of the three below.

console-reason-unset = Set your country and purpose first: until then, classes run on student feedback alone.
console-reason-act = Country { $place }: the EU’s AI Act (Article 5(1)(f)) prohibits inferring students’ emotions from their faces, with or without consent. Classes run on student feedback alone.
console-reason-agreed = Country { $place }, purpose: { $purpose }. Only students who agreed are read. Other laws may require more: written consent, notice, limits on storage.
console-purpose-education = teaching students
console-purpose-research = a study with adults who gave their informed consent
console-purpose-own = trying it on oneself and on colleagues who agreed

## A running class.

console-ended-at = This class ended at { $time }.
console-see-recap = See the recap
console-undo-end = Undo: keep teaching
console-undo-end-hint = Within a minute of its end. Students have to join again.
console-ends-at = Ends by itself at { $time }.
console-simulated = Simulated students, no real people.
# $people is the minimum group size.
console-few-joined =
    { $joined ->
        [0] Nobody has joined so far; results need at least { $people } people, since in a small group they could reveal individuals.
        [one] One joined so far; results need at least { $people } people, since in a small group they could reveal individuals.
       *[other] { $joined } joined so far; results need at least { $people } people, since in a small group they could reveal individuals.
    }
console-not-stored = The class goes on, but can’t be stored right now ({ $trouble }). roomtone tries again every second.
console-refused-joins =
    { $attempts ->
        [one] 1 attempt to join failed in the last ten minutes: too many came at once, or the class is full. See *Participants*.
       *[other] { $attempts } attempts to join failed in the last ten minutes: too many came at once, or the class is full. See *Participants*.
    }
console-pulse = The pulse of the class
console-pulse-window = Open the pulse in its own window
console-link-lost = The server was restarted and no longer knows this class’s link. You can make a new link; the old one then stops working.
console-new-link = Make a new link
console-agreed = Everyone in view has agreed
console-agreed-person = Everyone in view has agreed, and knows that I see each person’s expression
console-room-camera = Use a room camera or share a meeting
console-room-camera-hint = People in front of a room camera or in a meeting join no page, so roomtone can’t ask them: you do.
console-demo = A demo
console-demo-text = Thirty simulated students follow a script of four and a half minutes: a welcome, a hard example, an exercise that works out. They send the same numbers and the same feedback as real students’ pages.
console-join-as-student = Join as a student

## How to join it.

console-join = Join
console-join-class = Join the class
console-qr = QR code of { $link }
# $place is an address, such as class.example.org/join.
console-open-place = Open **{ $place }** and type the code, or scan the QR code.
console-own-address = The address of this computer in your network. Try it on another device first.
console-needs-https = Their cameras need HTTPS: `--certificate` and `--private`, `--self-signed`, or a proxy in front.
console-alone-name = This link works only on this computer. Open this page by the computer’s name or address in your network to let other devices in.
console-alone-host = This link works only on this computer. Start the server with `roomtone serve --host 0.0.0.0` to let other devices in.
console-no-cameras = Without HTTPS students can only give feedback.

## Who takes part.

console-participants = Participants
console-participants-of =
    { $participants ->
        [one] 1 participant of at most { $most }.
       *[other] { $participants } participants of at most { $most }.
    }
console-most-participants = Most participants
console-no-names = Participants have no names here, so you can’t choose one. You can remove those who came with a flood; they can join again with the same code.
console-joined-lately = Joined in the last … minutes
console-remove-recent = Remove recent participants
console-new-code = New join code
console-new-code-text = The link and the code before let nobody in any more. Who has joined stays.
console-new-code-make = Make a new join code
console-remove-all = Remove everyone
console-remove-all-text = Everyone has to join again, with the new link or code. The class and what is stored of it stay.
console-remove-all-do = Remove everyone, new join code
console-removed =
    { $participants ->
        [one] 1 participant removed.
       *[other] { $participants } participants removed.
    }

## What students are told, in short.

console-told = What students are told
console-your-message = Your message to them:
console-told-no-camera = No camera is used in this class.
console-told-feedback = Their feedback is counted together with everyone else’s.
console-told-counts = The teacher sees counts once at least { $people } students have joined.
console-told-answers = They can answer your questions with one tap, and add a word to “lost”. You see counts from { $people } answers on, and words in a list without names once { $people } students wrote one.
console-told-own-browser = Their own browser reads their face, if they agree; pictures never leave the device.
console-told-numbers = Numbers are sent: how likely each of eight expressions is, and how clear the picture was.
console-told-person = The teacher also sees each person’s expression, without a name.
console-told-facing = The teacher also sees how many face the screen, for the group only.
console-told-group = The teacher sees group results only, from at least { $people } people.
console-told-choice = They can join without a camera, see what was sent, pause, leave and have it deleted.

## Its end.

console-end = End the class
console-end-all = End for everyone
console-end-text =
    { $days ->
        [one] Students are notified. Individual readings are deleted; the recap is kept for a day.
       *[other] Students are notified. Individual readings are deleted; the recap is kept for { $days } days.
    }
console-end-text-nothing = Students are notified. Individual readings are deleted; nothing is stored, so there is no recap.
console-end-undo = You can undo this for a minute.

## Past classes.

console-no-store = This server stores no classes: it was started with `--store none`.
console-no-past = No class has ended yet. Once one has, its recap is here: how the class went over time, what changed, and how sure that is.
console-deleted = { $name } is deleted, with everything stored about it.
console-stored-for =
    { $days ->
        [one] Stored for a day after its end: the class signal, markers and counts of feedback. No pictures, nobody’s own expression.
       *[other] Stored for { $days } days after its end: the class signal, markers and counts of feedback. No pictures, nobody’s own expression.
    }
console-recap-of = The recap of { $name }
console-all-courses = All courses
console-origin-simulated = simulated
console-origin-recording = recording
console-download = Download
console-rows = One row per second; rows with fewer than { $people } people are blank.
console-recap-file = Recap (HTML)
console-delete = Delete
console-delete-text = Delete { $name } and everything stored about it? There is no undo.
console-delete-do = Delete permanently

## Camera.

console-camera-text = Your own camera, read by your own browser: a box and a label on your face, and on others’ only once you confirm that they agreed. Pictures stay on this page; nothing is sent, not even to this server.
console-camera-https = Browsers open a camera only on pages with HTTPS or of the same computer. This address is neither, so the camera won’t start here.
console-camera-alt = This computer’s camera, read in the browser

## Integrations.

console-integrations-text = Other systems that this server tells when a class starts or ends, and of alerts.
console-integrations-none = None is set up. Whoever runs the server can add webhooks, xAPI, mail with the recap and a calendar: see `roomtone serve --help`.
console-integrations-get = They get what this console shows of a class, never anything about one person.
console-refresh = Refresh
console-calendar = Calendar
console-calendar-text = Subscribe to this link in a calendar app. It shows the names and times of classes.
console-renew-link = Renew the link
console-renew-link-text = Calendars with the link so far stop working.
console-renew = Renew
console-sent = { $sent } sent · { $waiting } waiting · { $dropped } given up
console-sent-nothing = Nothing was sent since the server started

## Policy.

console-policy-text = Where and for what roomtone is used here, and what that allows.
console-act = The rule in the EU and the EEA
console-act-text = The AI Act, Article 5(1)(f), prohibits inferring students’ emotions in education from their faces, except for medical or safety reasons, with or without consent. There, classes run on student feedback, and everything else works as elsewhere.
console-no-advice = Other laws require consent, notice and limits on storing data. This helps you follow the rules; it is not legal advice. Whoever runs roomtone is responsible for its use.
console-current = Current settings
console-reads-faces = Classes read faces: yes.
console-reads-no-faces = Classes read faces: no.
console-country = Country
console-purpose = Purpose
console-days-stored = Days that a class is stored
console-set-at = Set
console-not-set = not set
console-change = Change it
console-country-of-class = Country where the class takes place
console-choose-country = Choose a country
console-choose-both = Choose a country and a purpose.
console-policy-running = Running classes follow stricter rules at once, and keep them to their end: where faces may no longer be read, they go on with student feedback alone.
console-policy-saved = Saved. Applies now.
console-audit = Audit log
console-audit-intact =
    { $rows ->
        [one] 1 row, chain intact: each row is sealed by the one before it. Latest seal: { $seal }…
       *[other] { $rows } rows, chain intact: each row is sealed by the one before it. Latest seal: { $seal }…
    }
console-audit-broken = Row { $row } of the audit log, or one before it, was changed or removed.
console-when = When
console-what = What
console-details = Details

## Photos.

console-photo-text = Read the expressions of everyone in one or more photos. Photos are read on this server, stay in its memory while they are on this page, and are stored nowhere. Use only photos of people who agreed.
console-expressions = Expressions
console-expressions-eight = Eight (FER+)
console-expressions-four = Four (FER-2013)
console-expressions-from = { $expressions }: learned from FER-2013’s one label per picture; the eight from the votes of ten people, so the two may label a face differently.
console-photos = Photos
console-photos-hint = Up to { $most } MB each. If larger ones fail with error 413, a proxy in front takes less: in nginx set client_max_body_size.
console-example = Show an example
console-no-example = The example comes with matplotlib: pip install 'roomtone[demo]'.
console-all-photos = All photos
console-reading = Reading { $name }
console-photo-alt = { $name } with a box and a label on each face
console-pixels = { $width } × { $height } pixels
console-no-face = **No face found.** Faces should be upright and larger than about 20 pixels.
console-face-count =
    { $faces ->
        [one] 1 face
       *[other] { $faces } faces
    }
console-faces-order = Faces from left to right. Quality, from 0 to 1, says how far a reading of the face can be trusted.
console-the-face = The face
console-quality = quality { $quality }
console-none-of-four = More likely none of these four.
console-not-clear = The face is not clear enough, or no expression stands out.
console-picture-file = Picture (PNG)

## Courses, and notes on moments.

console-courses-none = No class has ended yet. Once some have, a course shows how they compare.
console-no-course = Classes without a course
console-search = Search in names, markers, questions and notes
console-search-none = No class of this course has “{ $words }” in it.
console-lost-them = Which classes lost them?
console-lost-unknown = No feedback is stored of these classes: too few students had joined.
console-lost-nobody = Nobody pressed “lost” in these classes.
# $classes is a list of the message below.
console-lost-most = Most lost: { $classes }.
console-lost-class = **{ $name }** ({ $day }; { $percent } of the students on average, up to { $most } at once)
console-course-explained = Lost and got it: the share of students who stood by it, on average over the class. Mood: mean valence with its 95 % band. Different students may have attended. To print this page, use your browser’s print command.
console-most-at-once = Most at once
console-side-by-side = Two classes side by side
console-recap-and-notes = Recap and notes
console-notes = Notes on moments
console-notes-count = Notes on moments ({ $notes })
console-notes-hint = Notes stand in the recap, are found by the search of *Courses*, and go with it.
console-note = Note
console-note-add = Add note
console-note-delete = Delete note
console-note-empty = Write a note first.
console-chart-shares = Lost and got it: mean share of students
console-chart-feedback = Lost and got it
console-chart-minutes = minutes

## About. $labels are words of FER-2013, $agreement is such as 62.6 %.

console-about-intro = roomtone reads the facial expressions of a live class and shows them as one calm signal, smoothed over time, with how many people it is about and how sure it is. Room tone is the sound of a room in which nobody speaks.
console-about-does = What it does
console-about-does-expressions = Reads expressions: what a face looks like to people who were asked to name it.
console-about-does-browser = Reads each student’s face in that student’s own browser, after they agreed.
console-about-does-group = Shows the class as a whole, above a minimum group size.
console-about-does-feedback = Counts student feedback: got it, lost, too fast, too slow.
console-about-not = What it doesn’t do
console-about-not-feelings = It doesn’t know what anyone feels, and doesn’t measure attention or engagement.
console-about-not-pictures = It stores and sends no pictures, face crops, landmarks or sound of a class.
console-about-not-grades = It recognizes, ranks and grades nobody, and takes no attendance.
console-about-not-guess = It doesn’t guess: a face that isn’t clear is called uncertain.
console-about-use = Responsible use
console-about-use-agreed = Read only people who agreed, and let them change their mind without giving a reason.
console-about-use-ask = In a lecture, what looks like anger is mostly concentration. Take the signal as a reason to ask the class, not as an answer.
console-about-use-grades = Don’t use it for grades, attendance, hiring, discipline or to judge a person.
console-about-use-law = Laws differ by country. Whoever runs roomtone is responsible for its use; the Policy page says what is allowed here.
console-about-model = The model
console-about-model-text = A convolutional network of the MobileNet family with { $millions } million parameters. It takes a gray face of { $size } × { $size } pixels and gives two distributions: over FER+’s { $ferplus } expressions and over FER-2013’s { $fer } classes.
console-about-card = Model card, as stored in the model file (in English)
console-about-task = Task
console-about-accuracy = Accuracy
console-about-interval = 95 % interval
console-about-pictures = Pictures
console-about-to = { $low } to { $high }
console-about-means-ferplus = pictures on which most of ten people agreed: the fairest of the three.
console-about-means-origin = FER-2013’s own labels, among { $labels }.
console-about-means-fer2013 = FER-2013’s own labels, which are noisy.
console-about-limits = How high can such a score be? FER-2013’s own label is what most of ten people chose for { $agreement } of its pictures, so such a score includes those labels’ noise. The pictures are from the public test set, which was also used to choose the model’s settings; expect lower scores on other people and cameras. Age, sex and origin of the people in the pictures are not recorded, so differences between groups could not be measured; expect some.
console-about-title = About roomtone
console-about-version = Version { $version }

## What the audit log says was done.

console-audit-policy-in-force = policy in force
console-audit-class-started = class started
console-audit-class-ended = class ended
console-audit-class-reopened = class reopened
console-audit-class-stored = class stored
console-audit-class-deleted = class deleted
console-audit-class-exported = class exported
console-audit-classes-deleted-by-age = classes deleted by age
console-audit-join-code-renewed = join code renewed
console-audit-marker-saved = marker saved
console-audit-marker-deleted = marker deleted
console-audit-participants-removed = participants removed
console-audit-recap-read = recap read
console-audit-recap-mailed = recap mailed
console-audit-store-copied = store copied
console-audit-store-restored = store restored
console-audit-student-forgotten = student forgotten
