### Signing in and out of the console, and the join page inside another page. Teachers are addressed formally.

sign-title = Teacher’s console
sign-students = Students don’t need this page: they open their teacher’s link.
sign-join = Join with a code
sign-signed-out = You are signed out.
sign-key = Teacher’s key
sign-key-hint = The server printed it when it started, unless its operator chose one.
sign-open = Open the console
sign-account = Sign in with your account
sign-own-address = Open this page at the server's own address.
sign-wrong-key = This is not the teacher's key.
sign-too-many = Too many wrong keys from here. Wait a minute.
sign-out-title = Sign out?
sign-out-text = The console closes in all tabs of this browser. Running classes go on, and so does a pulse in a window of its own.
sign-out = Sign out
sign-back = Back to the console
sign-framed-title = Join in a window of its own
sign-framed-text = This page is shown inside another one, where browsers lend it no camera and anybody could lay something over its buttons.
sign-framed-open = Open in its own window
sign-starting = Starting
sign-starting-title = The console is starting …
sign-starting-text = This page tries again by itself. Running classes go on.
