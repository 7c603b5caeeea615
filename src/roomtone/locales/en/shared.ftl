### What all pages say: languages, the camera's and the reader's troubles, the connection.
### The brand name "roomtone" is never translated.

shared-languages = Language
shared-needs-javascript = This page needs JavaScript
shared-face-stays = Your face is read in your own browser, so no picture leaves it.
shared-loading-reader = Loading the reader
shared-try-again = Try again
shared-camera = Camera
# $number counts cameras whose names the browser does not tell.
shared-camera-number = Camera { $number }

## What went wrong with a picture or the reader, and what to do.

shared-trouble-denied-title = The camera was not allowed
shared-trouble-denied-text = To allow it, press the camera or lock sign beside the address at the top of your browser, choose Allow, and try again. On a phone it may be in the settings, under the browser’s name.
shared-trouble-missing-title = No camera was found
shared-trouble-missing-text = Plug one in, or switch it on, and try again.
shared-trouble-busy-title = The camera is in use
shared-trouble-busy-text = Another program has it, perhaps the meeting itself. Some computers let only one program use it: close the other one and try again.
shared-trouble-ended-title = The picture has ended
shared-trouble-ended-text = The camera was unplugged, or sharing was stopped. Nothing is read now.
shared-trouble-stuck-title = The camera gives no picture
shared-trouble-stuck-text = It may be covered, switched off with its key or by the system, or held by another program.
shared-trouble-insecure-title = No camera on this address
shared-trouble-insecure-text = This page came without encryption (http), and browsers give cameras only to encrypted pages. Ask for a link that begins with https.
shared-trouble-unsupported-title = This browser cannot do that
shared-trouble-unsupported-text = Try a recent Chrome, Edge, Firefox or Safari.
shared-trouble-not-shared-title = Nothing was shared
shared-trouble-not-shared-text = Either the picker was closed, or this computer does not let the browser record the screen. Try again and pick the meeting’s window. On a Mac, allow the browser first in System Settings, Privacy & Security, Screen Recording.
shared-trouble-not-captured-title = This window cannot be captured
shared-trouble-not-captured-text = The system gave no picture of what you picked. Make sure that the window is open and not minimized, or pick another window or a browser tab.
shared-trouble-download-title = The reader did not load
shared-trouble-download-text = It is loaded once from the server. Check the network and try again.
shared-trouble-scrambled-title = This browser scrambles pictures
shared-trouble-scrambled-text = Its protection against fingerprinting gives this page other pixels than the camera’s. Allow canvas data for this page (in Firefox, by the sign beside the address), or use another browser.
shared-trouble-engine-title = The reader does not run here
shared-trouble-engine-text = Your browser is too old, or WebAssembly is switched off in it, as in the lockdown mode of a phone. Another browser may work.
shared-trouble-unanswered-title = Still waiting for the camera
shared-trouble-unanswered-text = Your browser may be asking: look beside the address, or for a window behind this one, and choose Allow. If nothing asks, allow the camera in the browser’s or the system’s settings.

## The connection to the server.

shared-connecting = Connecting …
shared-connected = Connected
shared-live = Live
shared-live-http = Live, over HTTP
shared-connection-lost = Connection lost. Trying again …
# $host is the server's address, such as class.example.org.
shared-connection-blocked = This network blocks live connections (WebSockets). Ask the school’s IT to allow WebSockets to { $host }, or try another network, such as a phone’s.
shared-class-over = The class is over.
shared-refused-elsewhere = You opened this class in another page.
shared-refused-moved = This class goes on on another server.
shared-refused-no_class = No such class, it is over, or this link no longer works.
shared-refused-removed = Your teacher removed you from this class.
shared-refused-other = The server refused this.

## What the server answered, by the kind of its answer.

shared-answer-offline = The server cannot be reached. Check the network and try again.
shared-answer-not-allowed = That is not allowed right now.
shared-answer-unknown = No such class, it is over, or this link does not open it.
shared-answer-too-many = Too many tries from here. Wait a minute and try again.
shared-answer-failed = The server could not do that.
shared-answer-broken = Something went wrong. Try again.

## The question of the moment that is ready to be asked, and its answers.

shared-ready-question = Clear so far?
shared-ready-answer-0 = Yes
shared-ready-answer-1 = Partly
shared-ready-answer-2 = No
