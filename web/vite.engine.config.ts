// The npm package @roomtone/engine: its module, and its worker among the files that are served.

import { join } from "node:path";
import { defineConfig } from "vite";
import { withoutRuntime } from "./vite.site.config";

const engine = join(import.meta.dirname, "engine");

export default defineConfig({
  root: engine,
  base: "./",
  plugins: [withoutRuntime],
  build: {
    // pack.py says where to.
    target: "es2022",
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: join(engine, "index.ts"), "files/worker": join(engine, "worker.ts") },
      preserveEntrySignatures: "strict",
      output: { entryFileNames: "[name].js", chunkFileNames: "files/[name].js" },
    },
  },
});
