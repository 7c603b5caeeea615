// Below which path the server's addresses are: empty, or such as "/rt" behind a proxy.

/** What the addresses of pages and of their files begin with, below the server's own path. */
const PATHS = /^(.*)\/(?:join|pulse|overlay|camera|web|api)(?:\/|$)/;

/** The server's own path, from that of a page or a worker. */
export function rootOf(path: string): string {
  return PATHS.exec(path)?.[1] ?? "";
}

/** An address on the server, as this page has to ask for it; `path` begins with a slash. */
export function onServer(path: string): string {
  return rootOf(location.pathname) + path;
}
