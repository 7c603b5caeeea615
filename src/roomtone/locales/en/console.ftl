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
