import react from "@vitejs/plugin-react";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

/** Writes each file of the page a second and third time, compressed, so that serving it costs nothing. */
function compressed(): Plugin {
  let folder = "";
  return {
    name: "compressed",
    apply: "build",
    configResolved: (config) => {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle: () => {
      // After a failed build there is nothing to compress, and its own error is the one to be told.
      if (!existsSync(join(folder, "assets"))) return;
      for (const name of readdirSync(join(folder, "assets"))) {
        if (!/\.(js|css|json|svg)$/.test(name)) continue;
        const path = join(folder, "assets", name);
        const bytes = readFileSync(path);
        if (bytes.length < 1024) continue;
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

/** Builds the page of `src/web` into `dist/web`, which the server serves as it is. */
export default defineConfig({
  root: fileURLToPath(new URL("src/web", import.meta.url)),
  plugins: [react(), compressed()],
  worker: { format: "es" },
  build: {
    outDir: fileURLToPath(new URL("dist/web", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    // Nothing may stand inline in the page: its security policy allows scripts and styles from its own address only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
  },
  server: {
    proxy: { "/api": process.env["CONCERT_URL"] ?? "http://127.0.0.1:8080" },
  },
});
