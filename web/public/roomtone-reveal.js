// A reveal.js plugin: a marker in a running roomtone class for each slide that stands for a second.
//
//   <script src="https://YOUR-SERVER/web/roomtone-reveal.js"></script>
//   <script>Reveal.initialize({ plugins: [RoomtoneReveal] });</script>
//
// While presenting, press "r" and paste the link of the pulse. Its key stays in this tab, and nothing
// but names of slides is sent. A slide's marker has the text of data-roomtone, else of its first
// heading, else its number; data-roomtone="" leaves a slide out.

globalThis.RoomtoneReveal = () => {
  const STANDS_MS = 1000;
  const MAX_NAME = 80; // as the server has it
  const STORED = "roomtone-pulse";
  let deck = null;
  let link = null;
  let timer = 0;

  /** Server, code and key of a pulse's link; null for anything else. */
  function parse(text) {
    const found = /^(https?:\/\/.+)\/pulse\/([^/?#]+)(?:\?[^#]*)?#(.+)$/.exec((text ?? "").trim());
    return found && { server: found[1], code: found[2], key: decodeURIComponent(found[3]) };
  }

  /** What this tab remembers; nothing where it may not. */
  function remembered() {
    try {
      return sessionStorage.getItem(STORED);
    } catch {
      return null;
    }
  }

  function remember(text) {
    try {
      sessionStorage.setItem(STORED, text);
    } catch {
      // it is asked for again when the deck is opened again
    }
  }

  function nameOf(slide) {
    const number = deck.getSlidePastCount() + 1;
    const heading = slide.querySelector("h1, h2, h3, h4, h5, h6")?.textContent;
    const title = (slide.dataset.roomtone ?? heading ?? "").replace(/\s+/g, " ").trim();
    return (title ? `${number}. ${title}` : `slide ${number}`).slice(0, MAX_NAME);
  }

  /** Say something in a corner for a few seconds. */
  function tell(text) {
    const note = document.createElement("div");
    note.setAttribute("role", "status");
    note.textContent = `roomtone: ${text}`;
    note.style.cssText =
      "position:fixed;left:1rem;bottom:1rem;z-index:99;padding:.4rem .8rem;border-radius:8px;" +
      "background:#1b1e20;color:#fff;font:16px/1.4 system-ui,sans-serif";
    document.body.append(note);
    setTimeout(() => note.remove(), 4000);
  }

  async function mark(slide) {
    if (!link || slide.dataset.roomtone === "") return;
    const { server, code, key } = link;
    let problem = "the server can't be reached";
    try {
      const answer = await fetch(`${server}/api/classes/${encodeURIComponent(code)}/markers`, {
        method: "POST",
        credentials: "omit",
        headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
        body: JSON.stringify({ text: nameOf(slide) }),
      });
      if (answer.ok) return;
      problem = (await answer.json()).detail ?? `answer ${answer.status}`;
    } catch {
      // what stands in problem
    }
    tell(`no marker was set: ${problem}`);
  }

  function soon() {
    clearTimeout(timer);
    const slide = deck.getCurrentSlide();
    if (link && slide) timer = setTimeout(() => void mark(slide), STANDS_MS);
  }

  function connect() {
    const text = prompt("roomtone: paste the link of the pulse; leave it empty to stop.");
    if (text === null) return;
    link = parse(text);
    remember(link ? text.trim() : "");
    if (link) tell(`slides become markers of class ${link.code}.`);
    else tell(text.trim() ? "expected a link such as https://…/pulse/CODE#KEY" : "stopped.");
    soon();
  }

  return {
    id: "roomtone",
    init(reveal) {
      deck = reveal;
      if (deck.isSpeakerNotes()) return; // that window's slides are copies
      link = parse(remembered() ?? deck.getConfig().roomtone?.pulse);
      const key = { keyCode: 82, key: "R", description: "Markers in a roomtone class" };
      deck.addKeyBinding(key, connect);
      deck.on("ready", soon);
      deck.on("slidechanged", soon);
    },
  };
};
