// Each folder with an index.html is a page; everything is built into the Python package, but the
// page of the documentation (try/), which vite.site.config.ts builds.

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const here = import.meta.dirname;
const built = join(here, "../src/roomtone/web");
const pages = readdirSync(here).filter(
  (name) => name !== "try" && existsSync(join(here, name, "index.html")),
);

/** Put `shared/NAME.html` in place of a line `<!-- NAME -->` of a page. */
function parts(): Plugin {
  const part = (name: string) => readFileSync(join(here, `shared/${name}.html`), "utf8");
  return {
    name: "parts",
    transformIndexHtml: {
      order: "pre",
      handler: (html) => html.replace(/^ *<!-- (icon|brand) -->\n/gm, (_, name) => part(name)),
    },
  };
}

/** Compress scripts, styles and the runtime; where that pays, nothing else of them is kept. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    closeBundle() {
      const assets = join(built, "assets");
      for (const name of readdirSync(assets)) {
        const path = join(assets, name);
        const data = readFileSync(path);
        if (data.length < 1000) continue;
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
        writeFileSync(`${path}.br`, brotliCompressSync(data, quality));
        rmSync(path);
      }
    },
  };
}

export default defineConfig({
  root: here,
  base: "/web/",
  // Scripts find each other wherever they lie; pages have the server's own path put before.
  experimental: {
    renderBuiltUrl: (_, { hostType }) => (hostType === "html" ? undefined : { relative: true }),
  },
  plugins: [parts(), compressed()],
  worker: { format: "es" },
  test: { setupFiles: ["shared/english.ts"] },
  build: {
    outDir: built,
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    // Small files stay files: the pages' policy lets nothing come out of data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: { input: pages.map((name) => join(here, name, "index.html")) },
  },
});
