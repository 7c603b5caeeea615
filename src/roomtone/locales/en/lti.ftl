### Small pages between a learning platform and a class (LTI).

lti-class = Live class
# $name is the class's. The title of a link in the platform's course.
lti-class-name = Live class: { $name }

## A student's link, while no class runs.

lti-wait-title = No class is running yet
lti-wait-text = Your teacher hasn’t started the class. This page opens it as soon as it runs.
lti-wait-names = Your name and address stay on your learning platform: roomtone doesn’t take them over.

## Teachers' pages inside the platform; formal address.

lti-cookies-title = Open in a window of its own
lti-cookies-text = Your browser keeps pages inside your learning platform from signing in.
lti-cookies-open = Open in a new window
lti-window-text = The console opens in a window of its own.
lti-choose-title = What should the link open?
lti-choose-course = Whichever class runs in this course
# $name is a class's, $code its code.
lti-choose-running = { $name } ({ $code }), which runs now
lti-choose-add = Add the link
lti-send-title = Adding the link …
lti-registered-title = Registered
lti-registered-text = This server and your learning platform know each other. You can close this window; switch the tool on in the platform’s settings.

## Why a link of the platform does not open, and what to do.

lti-refused-title = This link doesn’t open
lti-unknown = This learning platform is not registered here.
lti-launch-old = This launch is too old. Open the link again.
lti-launch-used = This launch was used before. Open the link again.
lti-launch-wrong = The learning platform’s launch is not as expected.
lti-other-window = Open the link again, in the window where you began.
lti-link-used = This link was used before, or is too old. Open it again.
lti-page-old = This page is too old. Open the link again.
lti-choice-old = This page is too old. Choose the link again.
lti-registration-used = This registration link was used before, or is too old.
lti-registration-failed = The registration did not work.
lti-too-many = Wait a minute.
lti-damaged = This server cannot read its list of learning platforms. Tell whoever runs it.
