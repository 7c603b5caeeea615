### The student's page. Plain words for students of any age.

## Looking for the class.

student-join-title = Join a class
student-moment = One moment …
student-looking = Looking for your class.
student-code-title = Join your class
student-code-text = Type the code that your teacher gave you.
student-code-label = Class code
student-code-wrong = A code has 8 letters and digits, and never 0, 1, I, L or O. Look at it once more.
student-continue = Continue
student-code-hint = Your camera stays off. First you see what is read and what is sent.
student-another-code = Type another code
student-not-found-title = No class has this code
student-not-found-text = It may be over, or a letter is different. Check the code, or ask your teacher.
student-too-many-title = Too many tries from here
student-too-many-text = Many people may share your school’s address. Wait a minute and try again.
student-offline-title = The server cannot be reached
student-offline-text = Check that you are online, in the same network as your teacher if necessary, and try again.
student-full-title = You cannot join right now
student-full-text = The class is full, or it has just ended. Ask your teacher.
student-failed-title = That did not work

## What joining means.

student-invited = You are invited to
# $name is the class's, such as "Biology 8b".
student-join-name = Join { $name }
# $duration is such as "90 minutes" or "2 hours".
student-lasts = Lasts up to { $duration }.
student-simulated = A demo: its other students are simulated.
student-message = Message from your teacher
student-what = What is read, and what is sent
student-person-title = In this class your teacher also sees your own expression
student-person-text = It is shown under a number, not your name. Somebody may still guess who a number is. If you join without a camera, no expression of yours is shown.
student-facing-title = In this class your teacher also sees how many face the screen
student-facing-text = One more number is sent: how likely your head is turned to this screen. Your teacher sees it for the group only. It says nothing about your eyes or your attention.
student-device-title = Your face is read on this device
student-device-text = The picture never leaves it and isn’t stored. Your camera stays on while this page is open, behind other windows too, until you pause or leave.
student-numbers-title = Numbers are sent once a second
student-numbers-text = Eight for how your expression looks, and one for how clearly it was seen. They say how a face looks, not what you feel.
student-group-title = Your teacher sees group results only
# $people is the minimum group size, 3 to 50.
student-group-text = Only while at least { $people } people are read, and never with a name.
student-decide-title = You decide
student-decide-text = Pause, or leave and delete your numbers, at any time.
student-answers-title = Your answers and words
# $people is the minimum group size, 3 to 50.
student-answers-text = If your teacher asks a question, one tap answers it. Your first answer stays, even if you leave. Your teacher sees only counts, of at least { $people } answers. To “I’m lost” you can add a word, if you like. Once { $people } students have written one, your teacher sees these words as a list without names, so write no names. Counts of answers are stored with the class; words are deleted when it ends.
student-stored-title = What is stored
student-exactly = See exactly what is sent
student-example = A made-up example of one second:
# $quality is a figure from 0 to 1, $clearness one of the three words below.
student-clearness = How clearly the face was seen: { $quality } ({ $clearness })
student-clear = clear
student-fairly-clear = fairly clear
student-not-clear = not clear enough
student-field-n = counts the messages
student-field-age = how old the reading is, in milliseconds
student-field-who = always 1: the person closest to this camera, nobody else
student-field-q = how clearly the face was seen, 0 to 1
student-field-p = the eight numbers, in thousandths, in the order above
student-field-f = how likely your head faces the screen, in thousandths
student-also-sent = This page also sends your feedback, your answers and words, that you pause, and a random key; never your name. The server holds your latest numbers for a few seconds, in memory.
student-no-faces-title = No faces are read in this class
student-no-faces-text = Your camera isn’t used. You can press “Got it”, “I’m lost”, “Too fast” or “Too slow”.
student-choice-title = With or without your camera: you choose
student-choice-text = Both are fine. Without it you can give the same feedback, and your face isn’t read.
student-choice-plain = Join without a camera
student-consent = I agree that this device reads my expression and sends these numbers.
student-join-camera = Join with camera
student-join-plain = Join without camera
student-join = Join
student-join-hint = To join with your camera, tick the box first.
student-join-next = With the camera, your browser may ask for it next.

## In class: the camera.

student-your-class = Your class
student-camera-title = Your camera
student-camera-on = Camera on
student-camera-off = Camera off
student-picture = Your camera’s picture; only you see it
student-mirror = Only you see it. It hides by itself.
student-pause = Pause
student-paused = Paused
student-resume = Resume
student-use-camera = Use my camera
student-hide-picture = Hide picture
student-show-picture = Show picture
student-plain-title = You joined without a camera
student-plain-text = Your face isn’t read. Your feedback counts just the same.
student-starting-title = Getting ready
student-starting-text = The reader is loading onto your device.
student-waiting-title = Waiting for your camera
student-waiting-text = If your browser asks whether this page may use it, choose Allow.
# After the text of a trouble.
student-still-feedback = { $text } You can still give feedback.
student-resumes = { $text } It resumes by itself.
student-not-counted = { $text } You aren’t counted meanwhile.
student-paused-title = Paused: your camera is off
student-paused-text = Nothing is read or sent. You can still give feedback.
student-hidden-title = Paused while this page is hidden
student-hidden-text = The browser gave it no pictures. It resumes when you come back.
student-almost-title = Almost ready
student-almost-text = Looking for your face.
student-reading-title = Your face is read on this device
student-reading-text = Only numbers are sent. The picture stays here.
student-unclear-title = Your face isn’t seen clearly
student-unclear-text = You aren’t counted meanwhile. Some light from the front helps.
student-no-face-title = No face in view
student-no-face-text = You aren’t counted while your face isn’t in view. That is fine.
student-faces-off = Faces are no longer read in this class, since the rules for this place have changed. Your camera is off.
student-slow = This device is slow, so it reads less often. That is fine.
# $duration is such as "40 seconds".
student-back = Nothing was read while this page was hidden ({ $duration }). It has resumed.
student-feedback-passes = { $text } Your feedback gets through.

## In class: feedback and what was sent.

student-feedback-title = Feedback to your teacher
student-feedback-got_it = Got it
student-feedback-lost = I’m lost
student-feedback-too_fast = Too fast
student-feedback-too_slow = Too slow
# $people is the minimum group size, 3 to 50.
student-feedback-text = Counted together with everyone’s for a minute, without your name. Your teacher sees counts only while at least { $people } people are in the class.
# $feedback is one of the four buttons, such as "I’m lost".
student-feedback-counts = “{ $feedback }” counts for a minute. Press again to renew it.
student-feedback-unsent = “{ $feedback }” was not sent: no connection. Press it again once you are connected.
student-feedback-over = “{ $feedback }” no longer counts: its minute is over.
student-sent-title = Last sent
student-sent-nothing = Nothing yet.
student-sent-no-face = No face. You are not counted.
student-sent-unclear = Not seen clearly. These numbers aren’t counted.
student-sent-even = No expression stands out.
# $expression is such as "happiness", $percent such as "57%".
student-sent-most = Looks most like { $expression } ({ $percent }).
student-sent-offline = Not sent: no connection. Nothing is saved for later.
student-sent-now = Sent just now
# $ago is such as "3 seconds ago".
student-sent-ago = Sent { $ago }
student-sent-count =
    { $count ->
        [one] one message so far
       *[other] { $count } messages so far
    }
student-exact = The exact message
# $rate is a figure such as "8.5", $ms whole milliseconds.
student-speed = Your device reads { $rate } times a second, { $ms } ms each, and averages over about a second.
student-numbers-mean = These numbers say how your face looks to a small program. It is often wrong, and it doesn’t know what you feel.

## In class: a question of the moment, and the word that goes with “I’m lost”.

student-question-title = Question from your teacher
# $people is the minimum group size, 3 to 50.
student-question-text = One tap answers, and can’t be changed. Your teacher sees only counts, of at least { $people } answers.
student-question-answered = Your answer was sent. Your teacher sees only counts, of at least { $people } answers.
student-question-unsent = Your answer was not sent: no connection. Tap again once you are connected.
student-word-label = Lost in what? A word, if you like, but no names.
student-word-send = Send
student-word-sent = Sent. Your teacher sees a list of words without names, once { $people } students have written one.
student-word-unsent = Your word was not sent: no connection.

## Leaving.

student-leave = Leave and delete
student-leave-hint = To turn off only your camera, pause.
student-leave-title = Leave the class?
student-leave-camera = Your camera goes off and your latest numbers are deleted.
student-leave-text = Your place in the class is deleted. Feedback that you gave stays up to a minute, words stay until the class ends, and answers stay in the counts, all anonymously.
student-stay = Stay
student-leaving-title = Leaving …
student-leaving-text = Deleting your place in the class.
student-goodbye = Goodbye
student-can-close = You can close this page.
student-stored-nothing = Nothing is stored once the class is over.
student-stored-totals =
    { $days ->
        [one] Totals of the whole class are stored for a day after the class; nothing in them is linked to you.
       *[other] Totals of the whole class are stored for { $days } days after the class; nothing in them is linked to you.
    }
# After the sentence above.
student-stored-consent = So is a consent record: a number without a name, and when consent began and ended.
student-feedback-stays = Feedback that you gave stays up to a minute, words until the class ends, answers in the counts, all anonymously; nothing is linked to you.
student-left-title = You left the class
student-left-camera = Your camera is off, and your numbers on the server were deleted.
student-left-plain = Your place in the class was deleted.
student-left-deleted-camera = Deleted: your latest numbers and your place in the class.
student-left-deleted-plain = Deleted: your place in the class.
student-camera-is-off = Your camera is off.
student-left-offline = The server could not be reached to delete your place in the class.
student-left-later-camera = It deletes your latest numbers by itself, some ten seconds after the last of them.
student-left-later-plain = It deletes your place in the class by itself.
student-again = Join again
student-over-title = The class is over
student-over-camera = Your camera is off. Your latest numbers were deleted.
student-over-plain = Thanks for your feedback.
student-over-again = Join again if it resumes
student-gone-title = The server no longer knows this class
student-gone-text = It was restarted, or the class has ended. If the class goes on, ask your teacher for a new link.
student-elsewhere-title = The class is open in another tab
student-elsewhere-camera = This tab has stopped, and its camera is off, so that you aren’t counted twice.
student-elsewhere-plain = This tab has stopped so that you aren’t counted twice.
student-elsewhere-again = Use this tab instead
