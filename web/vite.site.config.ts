// The page of the documentation on which people try the reader: static files, under any address.

import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

const here = import.meta.dirname;

/** The runtime lies beside the models, packed (docs/build.py); it is not needed twice. */
export const withoutRuntime: Plugin = {
  name: "without-runtime",
  apply: "build",
  generateBundle(_, bundle) {
    for (const name of Object.keys(bundle)) if (name.endsWith(".wasm")) delete bundle[name];
  },
};

export default defineConfig({
  root: join(here, "try"),
  base: "./",
  worker: { format: "es", plugins: () => [withoutRuntime] },
  plugins: [withoutRuntime],
  build: {
    // docs/build.py says where to.
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
