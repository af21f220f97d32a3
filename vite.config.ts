import react from "@vitejs/plugin-react";
import { buildSync } from "esbuild";
import { createHash } from "node:crypto";
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

const sources = fileURLToPath(new URL("src/web", import.meta.url));

/** Names the build in the page itself, and writes the service worker that knows the files of this build. */
function offline(): Plugin {
  let folder = "";
  return {
    name: "offline",
    apply: "build",
    configResolved: (config) => {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle: () => {
      if (!existsSync(join(folder, "assets"))) return;
      const names = readdirSync(join(folder, "assets")).sort();
      const page = readFileSync(join(folder, "index.html"), "utf8");
      const build = createHash("sha256")
        .update(`${page}${names.join("\0")}`)
        .digest("hex")
        .slice(0, 12);
      const meta = `<meta name="concert-build" content="${build}" />`;
      writeFileSync(join(folder, "index.html"), page.replace("</title>", `</title>\n    ${meta}`));
      const files = names.filter((name) => !/\.(br|gz)$/.test(name));
      buildSync({
        entryPoints: [join(sources, "service-worker.ts")],
        outfile: join(folder, "service-worker.js"),
        bundle: true,
        minify: true,
        format: "iife",
        target: "es2022",
        define: { concertFiles: JSON.stringify(files.map((name) => `/assets/${name}`)) },
      });
    },
  };
}

/** Builds the page of `src/web` into `dist/web`, which the server serves as it is. */
export default defineConfig({
  root: sources,
  plugins: [react(), offline(), compressed()],
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
