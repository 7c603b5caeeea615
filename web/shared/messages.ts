// Written by web/messages.py from src/roomtone/locales/en. Do not edit.

/** Messages without values. */
export type PlainMessage =
  | "camera-agreed"
  | "camera-agreed-person"
  | "camera-blank"
  | "camera-choose-hint"
  | "camera-class-text"
  | "camera-faces-off"
  | "camera-faces-off-text"
  | "camera-facing"
  | "camera-foot"
  | "camera-labels"
  | "camera-labels-eight"
  | "camera-labels-four"
  | "camera-no-faces"
  | "camera-no-faces-text"
  | "camera-not-opened"
  | "camera-not-started"
  | "camera-opening"
  | "camera-others"
  | "camera-over"
  | "camera-own"
  | "camera-own-text"
  | "camera-refused"
  | "camera-screen"
  | "camera-seen-none"
  | "camera-sending"
  | "camera-share"
  | "camera-stays"
  | "camera-still"
  | "camera-stop"
  | "camera-stopped"
  | "camera-stopped-text"
  | "camera-title"
  | "camera-trouble"
  | "camera-use"
  | "console-about"
  | "console-about-accuracy"
  | "console-about-card"
  | "console-about-does"
  | "console-about-does-browser"
  | "console-about-does-expressions"
  | "console-about-does-feedback"
  | "console-about-does-group"
  | "console-about-interval"
  | "console-about-intro"
  | "console-about-means-fer2013"
  | "console-about-means-ferplus"
  | "console-about-model"
  | "console-about-not"
  | "console-about-not-feelings"
  | "console-about-not-grades"
  | "console-about-not-guess"
  | "console-about-not-pictures"
  | "console-about-pictures"
  | "console-about-task"
  | "console-about-title"
  | "console-about-use"
  | "console-about-use-agreed"
  | "console-about-use-ask"
  | "console-about-use-grades"
  | "console-about-use-law"
  | "console-act"
  | "console-act-text"
  | "console-agreed"
  | "console-agreed-person"
  | "console-all-courses"
  | "console-all-photos"
  | "console-alone-host"
  | "console-alone-name"
  | "console-audit"
  | "console-audit-class-deleted"
  | "console-audit-class-ended"
  | "console-audit-class-exported"
  | "console-audit-class-reopened"
  | "console-audit-class-started"
  | "console-audit-class-stored"
  | "console-audit-classes-deleted-by-age"
  | "console-audit-join-code-renewed"
  | "console-audit-marker-deleted"
  | "console-audit-marker-saved"
  | "console-audit-participants-removed"
  | "console-audit-policy-in-force"
  | "console-audit-recap-mailed"
  | "console-audit-recap-read"
  | "console-audit-store-copied"
  | "console-audit-store-restored"
  | "console-audit-student-forgotten"
  | "console-away"
  | "console-calendar"
  | "console-calendar-text"
  | "console-camera"
  | "console-camera-alt"
  | "console-camera-https"
  | "console-camera-text"
  | "console-change"
  | "console-chart-feedback"
  | "console-chart-minutes"
  | "console-chart-shares"
  | "console-choose-both"
  | "console-choose-class"
  | "console-choose-country"
  | "console-class"
  | "console-country"
  | "console-country-of-class"
  | "console-course"
  | "console-course-example"
  | "console-course-explained"
  | "console-course-hint"
  | "console-course-optional"
  | "console-courses"
  | "console-courses-none"
  | "console-current"
  | "console-days-stored"
  | "console-delete"
  | "console-delete-do"
  | "console-demo"
  | "console-demo-name"
  | "console-demo-text"
  | "console-details"
  | "console-download"
  | "console-end"
  | "console-end-all"
  | "console-end-text-nothing"
  | "console-end-undo"
  | "console-example"
  | "console-expressions"
  | "console-expressions-eight"
  | "console-expressions-four"
  | "console-faces"
  | "console-faces-hint"
  | "console-faces-order"
  | "console-facing"
  | "console-facing-hint"
  | "console-failed"
  | "console-full-screen"
  | "console-full-screen-hint"
  | "console-group-size"
  | "console-group-size-hint"
  | "console-integrations"
  | "console-integrations-get"
  | "console-integrations-none"
  | "console-integrations-text"
  | "console-join"
  | "console-join-as-student"
  | "console-join-class"
  | "console-joined-lately"
  | "console-link-lost"
  | "console-lost-nobody"
  | "console-lost-them"
  | "console-lost-unknown"
  | "console-message-hint"
  | "console-message-optional"
  | "console-minutes"
  | "console-minutes-hint"
  | "console-most-at-once"
  | "console-most-participants"
  | "console-name"
  | "console-name-example"
  | "console-needs-https"
  | "console-new-code"
  | "console-new-code-make"
  | "console-new-code-text"
  | "console-new-here"
  | "console-new-link"
  | "console-no-advice"
  | "console-no-cameras"
  | "console-no-course"
  | "console-no-example"
  | "console-no-face"
  | "console-no-names"
  | "console-no-past"
  | "console-no-store"
  | "console-none-of-four"
  | "console-not-clear"
  | "console-not-set"
  | "console-note"
  | "console-note-add"
  | "console-note-delete"
  | "console-note-empty"
  | "console-notes"
  | "console-notes-hint"
  | "console-origin-recording"
  | "console-origin-simulated"
  | "console-own-address"
  | "console-own-window"
  | "console-participants"
  | "console-past"
  | "console-per-person"
  | "console-per-person-hint"
  | "console-photo"
  | "console-photo-text"
  | "console-photos"
  | "console-picture-file"
  | "console-policy"
  | "console-policy-running"
  | "console-policy-saved"
  | "console-policy-text"
  | "console-pulse"
  | "console-pulse-window"
  | "console-purpose"
  | "console-purpose-education"
  | "console-purpose-own"
  | "console-purpose-research"
  | "console-reads-faces"
  | "console-reads-no-faces"
  | "console-reason-unset"
  | "console-recap-and-notes"
  | "console-recap-file"
  | "console-refresh"
  | "console-remove-all"
  | "console-remove-all-do"
  | "console-remove-all-text"
  | "console-remove-recent"
  | "console-renew"
  | "console-renew-link"
  | "console-renew-link-text"
  | "console-room-camera"
  | "console-room-camera-hint"
  | "console-running"
  | "console-save"
  | "console-search"
  | "console-see-policy"
  | "console-see-recap"
  | "console-sent-nothing"
  | "console-set-at"
  | "console-set-up"
  | "console-side-by-side"
  | "console-simulated"
  | "console-start"
  | "console-start-another"
  | "console-start-demo"
  | "console-start-text"
  | "console-start-title"
  | "console-the-face"
  | "console-told"
  | "console-told-choice"
  | "console-told-facing"
  | "console-told-feedback"
  | "console-told-no-camera"
  | "console-told-numbers"
  | "console-told-own-browser"
  | "console-told-person"
  | "console-undo-end"
  | "console-undo-end-hint"
  | "console-what"
  | "console-when"
  | "console-your-message"
  | "lti-choice-old"
  | "lti-choose-add"
  | "lti-choose-course"
  | "lti-choose-title"
  | "lti-class"
  | "lti-cookies-open"
  | "lti-cookies-text"
  | "lti-cookies-title"
  | "lti-damaged"
  | "lti-launch-old"
  | "lti-launch-used"
  | "lti-launch-wrong"
  | "lti-link-used"
  | "lti-other-window"
  | "lti-page-old"
  | "lti-refused-title"
  | "lti-registered-text"
  | "lti-registered-title"
  | "lti-registration-failed"
  | "lti-registration-used"
  | "lti-send-title"
  | "lti-too-many"
  | "lti-unknown"
  | "lti-wait-names"
  | "lti-wait-text"
  | "lti-wait-title"
  | "lti-window-text"
  | "pulse-alerts"
  | "pulse-alerts-change"
  | "pulse-alerts-large"
  | "pulse-alerts-medium"
  | "pulse-alerts-off"
  | "pulse-alerts-rest-1"
  | "pulse-alerts-rest-10"
  | "pulse-alerts-rest-3"
  | "pulse-alerts-rest-never"
  | "pulse-alerts-rest-title"
  | "pulse-alerts-saved"
  | "pulse-alerts-saved-none"
  | "pulse-alerts-small"
  | "pulse-bring-back"
  | "pulse-cancel"
  | "pulse-chart"
  | "pulse-close"
  | "pulse-compact"
  | "pulse-copied"
  | "pulse-copy"
  | "pulse-dismiss"
  | "pulse-early"
  | "pulse-eight"
  | "pulse-eight-text"
  | "pulse-elsewhere"
  | "pulse-end"
  | "pulse-end-not"
  | "pulse-end-text"
  | "pulse-end-text-nothing"
  | "pulse-end-title"
  | "pulse-expressions"
  | "pulse-facing-hint"
  | "pulse-feedback"
  | "pulse-feedback-chart"
  | "pulse-feedback-none"
  | "pulse-full"
  | "pulse-full-screen"
  | "pulse-invite"
  | "pulse-key-c"
  | "pulse-key-d"
  | "pulse-key-enter"
  | "pulse-key-esc"
  | "pulse-key-f"
  | "pulse-key-list"
  | "pulse-key-m"
  | "pulse-key-q"
  | "pulse-key-x"
  | "pulse-keys"
  | "pulse-keys-use"
  | "pulse-looks-none"
  | "pulse-marker-add"
  | "pulse-marker-added"
  | "pulse-marker-delete"
  | "pulse-marker-edit"
  | "pulse-marker-edit-button"
  | "pulse-marker-exercise"
  | "pulse-marker-name"
  | "pulse-marker-question"
  | "pulse-marker-recap"
  | "pulse-marker-save"
  | "pulse-marker-slide"
  | "pulse-marker-time"
  | "pulse-marker-time-wrong"
  | "pulse-markers"
  | "pulse-markers-none"
  | "pulse-mood"
  | "pulse-no-feedback-stands-out"
  | "pulse-no-news"
  | "pulse-no-reading"
  | "pulse-nobody"
  | "pulse-now"
  | "pulse-overlay"
  | "pulse-overlay-text"
  | "pulse-people"
  | "pulse-people-none"
  | "pulse-people-text"
  | "pulse-picture-fair"
  | "pulse-picture-poor"
  | "pulse-present-title"
  | "pulse-question"
  | "pulse-question-ask"
  | "pulse-question-own"
  | "pulse-question-own-answer-0"
  | "pulse-question-own-answer-1"
  | "pulse-question-own-answer-2"
  | "pulse-question-own-ask"
  | "pulse-question-own-question"
  | "pulse-question-own-text"
  | "pulse-question-own-title"
  | "pulse-question-own-wrong"
  | "pulse-reading"
  | "pulse-reading-faces"
  | "pulse-reading-text"
  | "pulse-reading-valence"
  | "pulse-readout-none"
  | "pulse-recap"
  | "pulse-simulated"
  | "pulse-since-began"
  | "pulse-small-window"
  | "pulse-standing-blocked"
  | "pulse-standing-offline"
  | "pulse-standing-old"
  | "pulse-standing-over"
  | "pulse-standing-refused"
  | "pulse-steady"
  | "pulse-students-title"
  | "pulse-tense-short"
  | "pulse-theme-auto"
  | "pulse-theme-dark"
  | "pulse-theme-light"
  | "pulse-title"
  | "pulse-undo"
  | "pulse-why"
  | "pulse-why-settling"
  | "pulse-words"
  | "recap-alerts"
  | "recap-band"
  | "recap-beside"
  | "recap-beside-text"
  | "recap-changes"
  | "recap-from"
  | "recap-gap"
  | "recap-gaps"
  | "recap-how"
  | "recap-how-chance"
  | "recap-how-change-feedback"
  | "recap-how-model"
  | "recap-how-mood"
  | "recap-how-presses"
  | "recap-in-words"
  | "recap-legend-change"
  | "recap-legend-few"
  | "recap-legend-few-off"
  | "recap-legend-gap"
  | "recap-legend-marker"
  | "recap-made"
  | "recap-mail-link"
  | "recap-markers"
  | "recap-mood"
  | "recap-most-feedback"
  | "recap-most-often"
  | "recap-no-alerts"
  | "recap-no-data"
  | "recap-no-expression-data"
  | "recap-no-faces"
  | "recap-no-faces-seen"
  | "recap-no-feedback"
  | "recap-none"
  | "recap-not-stored"
  | "recap-notes"
  | "recap-nothing-stored"
  | "recap-of-class"
  | "recap-over-time"
  | "recap-panel-mood"
  | "recap-panel-people"
  | "recap-panel-shares"
  | "recap-presses"
  | "recap-question-few"
  | "recap-questions"
  | "recap-questions-text"
  | "recap-readable"
  | "recap-recap"
  | "recap-recording"
  | "recap-running"
  | "recap-scale-all"
  | "recap-scale-half"
  | "recap-short"
  | "recap-simulated"
  | "recap-simulated-text"
  | "recap-since-start"
  | "recap-table"
  | "recap-this"
  | "recap-time-with-data"
  | "recap-timeline"
  | "recap-too-short"
  | "recap-video"
  | "recap-video-hint"
  | "shared-answer-broken"
  | "shared-answer-failed"
  | "shared-answer-not-allowed"
  | "shared-answer-offline"
  | "shared-answer-too-many"
  | "shared-answer-unknown"
  | "shared-camera"
  | "shared-class-over"
  | "shared-connected"
  | "shared-connecting"
  | "shared-connection-lost"
  | "shared-face-stays"
  | "shared-languages"
  | "shared-live"
  | "shared-live-http"
  | "shared-loading-reader"
  | "shared-needs-javascript"
  | "shared-ready-answer-0"
  | "shared-ready-answer-1"
  | "shared-ready-answer-2"
  | "shared-ready-question"
  | "shared-refused-elsewhere"
  | "shared-refused-moved"
  | "shared-refused-no_class"
  | "shared-refused-other"
  | "shared-refused-removed"
  | "shared-trouble-busy-text"
  | "shared-trouble-busy-title"
  | "shared-trouble-denied-text"
  | "shared-trouble-denied-title"
  | "shared-trouble-download-text"
  | "shared-trouble-download-title"
  | "shared-trouble-ended-text"
  | "shared-trouble-ended-title"
  | "shared-trouble-engine-text"
  | "shared-trouble-engine-title"
  | "shared-trouble-insecure-text"
  | "shared-trouble-insecure-title"
  | "shared-trouble-missing-text"
  | "shared-trouble-missing-title"
  | "shared-trouble-not-captured-text"
  | "shared-trouble-not-captured-title"
  | "shared-trouble-not-shared-text"
  | "shared-trouble-not-shared-title"
  | "shared-trouble-scrambled-text"
  | "shared-trouble-scrambled-title"
  | "shared-trouble-stuck-text"
  | "shared-trouble-stuck-title"
  | "shared-trouble-unanswered-text"
  | "shared-trouble-unanswered-title"
  | "shared-trouble-unsupported-text"
  | "shared-trouble-unsupported-title"
  | "shared-try-again"
  | "sign-account"
  | "sign-back"
  | "sign-framed-open"
  | "sign-framed-text"
  | "sign-framed-title"
  | "sign-join"
  | "sign-key"
  | "sign-key-hint"
  | "sign-open"
  | "sign-out"
  | "sign-out-text"
  | "sign-out-title"
  | "sign-own-address"
  | "sign-signed-out"
  | "sign-starting"
  | "sign-starting-text"
  | "sign-starting-title"
  | "sign-students"
  | "sign-title"
  | "sign-too-many"
  | "sign-wrong-key"
  | "signal-alert-higher"
  | "signal-alert-lost"
  | "signal-alert-lower"
  | "signal-alert-too_fast"
  | "signal-alert-too_slow"
  | "signal-expression-anger"
  | "signal-expression-angry"
  | "signal-expression-contempt"
  | "signal-expression-disgust"
  | "signal-expression-fear"
  | "signal-expression-happiness"
  | "signal-expression-happy"
  | "signal-expression-neutral"
  | "signal-expression-sad"
  | "signal-expression-sadness"
  | "signal-expression-surprise"
  | "signal-expression-tense"
  | "signal-expression-uncertain"
  | "signal-feedback-got_it"
  | "signal-feedback-lost"
  | "signal-feedback-too_fast"
  | "signal-feedback-too_slow"
  | "signal-mood-negative"
  | "signal-mood-neutral"
  | "signal-mood-positive"
  | "signal-mood-slightly-negative"
  | "signal-mood-slightly-positive"
  | "signal-mood-uncertain"
  | "signal-trend-falling"
  | "signal-trend-rising"
  | "signal-trend-steady"
  | "signal-why-off"
  | "signal-why-settling"
  | "student-again"
  | "student-almost-text"
  | "student-almost-title"
  | "student-also-sent"
  | "student-another-code"
  | "student-answers-title"
  | "student-camera-is-off"
  | "student-camera-off"
  | "student-camera-on"
  | "student-camera-title"
  | "student-can-close"
  | "student-choice-plain"
  | "student-choice-text"
  | "student-choice-title"
  | "student-clear"
  | "student-code-hint"
  | "student-code-label"
  | "student-code-text"
  | "student-code-title"
  | "student-code-wrong"
  | "student-consent"
  | "student-continue"
  | "student-decide-text"
  | "student-decide-title"
  | "student-device-text"
  | "student-device-title"
  | "student-elsewhere-again"
  | "student-elsewhere-camera"
  | "student-elsewhere-plain"
  | "student-elsewhere-title"
  | "student-exact"
  | "student-exactly"
  | "student-example"
  | "student-faces-off"
  | "student-facing-text"
  | "student-facing-title"
  | "student-failed-title"
  | "student-fairly-clear"
  | "student-feedback-got_it"
  | "student-feedback-lost"
  | "student-feedback-stays"
  | "student-feedback-title"
  | "student-feedback-too_fast"
  | "student-feedback-too_slow"
  | "student-field-age"
  | "student-field-f"
  | "student-field-n"
  | "student-field-p"
  | "student-field-q"
  | "student-field-who"
  | "student-full-text"
  | "student-full-title"
  | "student-gone-text"
  | "student-gone-title"
  | "student-goodbye"
  | "student-group-title"
  | "student-hidden-text"
  | "student-hidden-title"
  | "student-hide-picture"
  | "student-invited"
  | "student-join"
  | "student-join-camera"
  | "student-join-hint"
  | "student-join-next"
  | "student-join-plain"
  | "student-join-title"
  | "student-leave"
  | "student-leave-camera"
  | "student-leave-hint"
  | "student-leave-text"
  | "student-leave-title"
  | "student-leaving-text"
  | "student-leaving-title"
  | "student-left-camera"
  | "student-left-deleted-camera"
  | "student-left-deleted-plain"
  | "student-left-later-camera"
  | "student-left-later-plain"
  | "student-left-offline"
  | "student-left-plain"
  | "student-left-title"
  | "student-looking"
  | "student-message"
  | "student-mirror"
  | "student-moment"
  | "student-no-face-text"
  | "student-no-face-title"
  | "student-no-faces-text"
  | "student-no-faces-title"
  | "student-not-clear"
  | "student-not-found-text"
  | "student-not-found-title"
  | "student-numbers-mean"
  | "student-numbers-text"
  | "student-numbers-title"
  | "student-offline-text"
  | "student-offline-title"
  | "student-over-again"
  | "student-over-camera"
  | "student-over-plain"
  | "student-over-title"
  | "student-pause"
  | "student-paused"
  | "student-paused-text"
  | "student-paused-title"
  | "student-person-text"
  | "student-person-title"
  | "student-picture"
  | "student-plain-text"
  | "student-plain-title"
  | "student-question-title"
  | "student-question-unsent"
  | "student-reading-text"
  | "student-reading-title"
  | "student-resume"
  | "student-sent-even"
  | "student-sent-no-face"
  | "student-sent-nothing"
  | "student-sent-now"
  | "student-sent-offline"
  | "student-sent-title"
  | "student-sent-unclear"
  | "student-show-picture"
  | "student-simulated"
  | "student-slow"
  | "student-starting-text"
  | "student-starting-title"
  | "student-stay"
  | "student-stored-consent"
  | "student-stored-nothing"
  | "student-stored-title"
  | "student-too-many-text"
  | "student-too-many-title"
  | "student-unclear-text"
  | "student-unclear-title"
  | "student-use-camera"
  | "student-waiting-text"
  | "student-waiting-title"
  | "student-what"
  | "student-word-label"
  | "student-word-send"
  | "student-word-unsent"
  | "student-your-class";

/** Messages with values. */
export interface MessageValues {
  "camera-class": { name: string | number; };
  "camera-joined": { present: number; };
  "camera-label": { expression: string | number; percent: string | number; };
  "camera-person": { label: string | number; who: string | number; };
  "camera-seen-all": { faces: number; };
  "camera-seen-others": { others: number; };
  "camera-seen-some": { faces: number; readable: string | number; };
  "camera-seen-uncertain": { uncertain: number; };
  "console-about-limits": { agreement: string | number; };
  "console-about-means-origin": { labels: string | number; };
  "console-about-model-text": { fer: string | number; ferplus: string | number; millions: string | number; size: string | number; };
  "console-about-to": { high: string | number; low: string | number; };
  "console-about-version": { version: string | number; };
  "console-audit-broken": { row: string | number; };
  "console-audit-intact": { rows: number; seal: string | number; };
  "console-delete-text": { name: string | number; };
  "console-deleted": { name: string | number; };
  "console-end-text": { days: number; };
  "console-ended-at": { time: string | number; };
  "console-ends-at": { time: string | number; };
  "console-expressions-from": { expressions: string | number; };
  "console-face-count": { faces: number; };
  "console-few-joined": { joined: number; people: string | number; };
  "console-lost-class": { day: string | number; most: string | number; name: string | number; percent: string | number; };
  "console-lost-most": { classes: string | number; };
  "console-not-stored": { trouble: string | number; };
  "console-notes-count": { notes: string | number; };
  "console-open-place": { place: string | number; };
  "console-participants-of": { most: string | number; participants: number; };
  "console-photo-alt": { name: string | number; };
  "console-photos-hint": { most: string | number; };
  "console-pixels": { height: string | number; width: string | number; };
  "console-qr": { link: string | number; };
  "console-quality": { quality: string | number; };
  "console-reading": { name: string | number; };
  "console-reason-act": { place: string | number; };
  "console-reason-agreed": { place: string | number; purpose: string | number; };
  "console-recap-of": { name: string | number; };
  "console-refused-joins": { attempts: number; };
  "console-removed": { participants: number; };
  "console-rows": { people: string | number; };
  "console-search-none": { words: string | number; };
  "console-sent": { dropped: string | number; sent: string | number; waiting: string | number; };
  "console-stored-for": { days: number; };
  "console-told-answers": { people: string | number; };
  "console-told-counts": { people: string | number; };
  "console-told-group": { people: string | number; };
  "console-too-long-course": { length: string | number; most: string | number; };
  "console-too-long-name": { length: string | number; most: string | number; };
  "console-too-long-notice": { length: string | number; most: string | number; };
  "lti-choose-running": { code: string | number; name: string | number; };
  "lti-class-name": { name: string | number; };
  "pulse-alerts-not-saved": { text: string | number; };
  "pulse-alerts-rest": { time: string | number; };
  "pulse-as-of": { text: string | number; time: string | number; };
  "pulse-at": { time: string | number; };
  "pulse-at-markers": { names: string | number; when: string | number; };
  "pulse-end-text-days": { days: number; };
  "pulse-facing": { share: string | number; };
  "pulse-feedback-at": { clear: string | number; joined: string | number; lost: string | number; when: string | number; };
  "pulse-feedback-at-none": { when: string | number; };
  "pulse-feedback-few": { joined: string | number; people: string | number; };
  "pulse-feedback-needs": { people: string | number; };
  "pulse-feedback-top": { count: string | number; feedback: string | number; };
  "pulse-feedback-top-of": { count: string | number; feedback: string | number; joined: string | number; };
  "pulse-joined": { joined: number; };
  "pulse-joined-figure": { joined: number; };
  "pulse-last": { time: string | number; };
  "pulse-looks-most-often": { expression: string | number; };
  "pulse-looks-mostly": { expression: string | number; };
  "pulse-marker-edit-name": { name: string | number; };
  "pulse-marker-too-long": { count: string | number; };
  "pulse-mood-trend": { mood: string | number; trend: string | number; };
  "pulse-new-link": { text: string | number; };
  "pulse-present": { present: number; };
  "pulse-question-closed": { answers: string | number; joined: string | number; time: string | number; };
  "pulse-question-counts": { answers: string | number; joined: string | number; };
  "pulse-question-few": { people: string | number; time: string | number; };
  "pulse-question-hint": { people: string | number; };
  "pulse-question-open": { people: string | number; };
  "pulse-quoted": { text: string | number; };
  "pulse-ran": { text: string | number; time: string | number; };
  "pulse-readable": { present: number; };
  "pulse-reading-k": { people: string | number; };
  "pulse-reading-k-groups": { people: string | number; };
  "pulse-readout": { reading: string | number; when: string | number; };
  "pulse-readout-valence": { counted: string | number; high: string | number; low: string | number; present: string | number; valence: string | number; };
  "pulse-summary": { counted: string | number; looks: string | number; mood: string | number; present: string | number; };
  "pulse-summary-feedback": { feedback: string | number; };
  "pulse-summary-few": { present: string | number; why: string | number; };
  "pulse-summary-joined": { joined: string | number; };
  "pulse-trying-again": { text: string | number; };
  "pulse-why-few": { people: string | number; };
  "pulse-window": { name: string | number; };
  "recap-after-marker": { duration: string | number; name: string | number; };
  "recap-alert": { duration: string | number; text: string | number; };
  "recap-and": { first: string | number; second: string | number; };
  "recap-at-marker": { name: string | number; };
  "recap-change-fell": { after: string | number; before: string | number; end: string | number; start: string | number; };
  "recap-change-fell-within": { after: string | number; end: string | number; start: string | number; };
  "recap-change-likely": { lasted: string | number; times: string | number; };
  "recap-change-pressed": { before: string | number; feedback: string | number; people: number; };
  "recap-change-pressed-first": { feedback: string | number; people: number; };
  "recap-change-rose": { after: string | number; before: string | number; end: string | number; start: string | number; };
  "recap-change-rose-within": { after: string | number; end: string | number; start: string | number; };
  "recap-change-strong": { lasted: string | number; times: string | number; };
  "recap-coverage": { percent: string | number; };
  "recap-data": { people: string | number; percent: string | number; };
  "recap-data-few": { duration: string | number; };
  "recap-data-off": { duration: string | number; };
  "recap-date": { date: string | number; time: string | number; zone: string | number; };
  "recap-faces-readable": { people: string | number; };
  "recap-feedback": { count: string | number; feedback: string | number; };
  "recap-few-for": { duration: string | number; };
  "recap-h": { hours: string | number; };
  "recap-h-min": { hours: string | number; minutes: string | number; };
  "recap-how-change": { times: string | number; };
  "recap-how-class": { people: string | number; };
  "recap-lasted-about": { duration: string | number; };
  "recap-lasted-least": { duration: string | number; };
  "recap-list": { first: string | number; second: string | number; };
  "recap-mail-subject": { name: string | number; };
  "recap-mail-text": { minutes: string | number; name: string | number; };
  "recap-min": { minutes: string | number; };
  "recap-min-s": { minutes: string | number; seconds: string | number; };
  "recap-missing": { duration: string | number; };
  "recap-moment": { number: string | number; };
  "recap-mood-most-often": { band: string | number; expression: string | number; mood: string | number; valence: string | number; };
  "recap-mood-mostly": { band: string | number; expression: string | number; mood: string | number; valence: string | number; };
  "recap-mood-valence": { mood: string | number; valence: string | number; };
  "recap-no-change": { end: string | number; start: string | number; };
  "recap-no-expressions": { people: string | number; };
  "recap-no-feedback-stored": { people: string | number; };
  "recap-of": { part: string | number; whole: string | number; };
  "recap-off-for": { duration: string | number; };
  "recap-panel-feedback": { most: string | number; };
  "recap-panel-feedback-of": { joined: string | number; most: string | number; };
  "recap-peak": { duration: string | number; feedback: string | number; people: string | number; students: string | number; time: string | number; };
  "recap-place": { marker: string | number; time: string | number; };
  "recap-question": { answers: string | number; given: string | number; students: string | number; };
  "recap-range": { high: string | number; low: string | number; };
  "recap-s": { seconds: string | number; };
  "recap-sentence": { text: string | number; };
  "recap-share": { expression: string | number; percent: string | number; };
  "recap-strongest": { change: string | number; place: string | number; };
  "recap-strongest-likely": { change: string | number; place: string | number; };
  "recap-strongest-of": { all: string | number; shown: string | number; };
  "recap-title": { name: string | number; };
  "shared-camera-number": { number: string | number; };
  "shared-connection-blocked": { host: string | number; };
  "signal-why-few": { people: string | number; };
  "student-answers-text": { people: string | number; };
  "student-back": { duration: string | number; };
  "student-clearness": { clearness: string | number; quality: string | number; };
  "student-feedback-counts": { feedback: string | number; };
  "student-feedback-over": { feedback: string | number; };
  "student-feedback-passes": { text: string | number; };
  "student-feedback-text": { people: string | number; };
  "student-feedback-unsent": { feedback: string | number; };
  "student-group-text": { people: string | number; };
  "student-join-name": { name: string | number; };
  "student-lasts": { duration: string | number; };
  "student-not-counted": { text: string | number; };
  "student-question-answered": { people: string | number; };
  "student-question-text": { people: string | number; };
  "student-resumes": { text: string | number; };
  "student-sent-ago": { ago: string | number; };
  "student-sent-count": { count: number; };
  "student-sent-most": { expression: string | number; percent: string | number; };
  "student-speed": { ms: string | number; rate: string | number; };
  "student-still-feedback": { text: string | number; };
  "student-stored-totals": { days: number; };
  "student-word-sent": { people: string | number; };
}
