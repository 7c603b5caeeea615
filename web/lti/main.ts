// Small pages between a learning platform and a class: what goes on by itself.

/** The answer to a platform, which its page waits for. */
document.querySelector<HTMLFormElement>("form[data-send]")?.requestSubmit();

/** Tells the platform's window that the registration is done (LTI Dynamic Registration). */
if (document.querySelector("[data-registered]")) {
  (window.opener ?? window.parent).postMessage({ subject: "org.imsglobal.lti.close" }, "*");
}
