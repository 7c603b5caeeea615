// The links to the page's other languages: they keep the rest of the address.

for (const link of document.querySelectorAll<HTMLAnchorElement>(".languages a")) {
  link.addEventListener("click", () => {
    // The key behind the # too, and what was pushed since the page was loaded.
    const address = new URL(location.href);
    address.searchParams.set("language", link.lang);
    link.href = address.href;
  });
}
