// Bundles the page's modules and style into dist/, minified, with nothing fetched at run time.
// Refuses: code splitting and source maps; the page is three small files and an icon, the checker one file.

import { build } from "esbuild";

const shared = {
  bundle: true, minify: true, legalComments: "none", logLevel: "warning", charset: "utf8",
  target: ["chrome94", "firefox93", "safari15"],
};

await build({ ...shared, entryPoints: ["main.js"], outfile: "dist/page.js", format: "iife" });
await build({ ...shared, entryPoints: ["page.css"], outfile: "dist/page.css" });
await build({ ...shared, entryPoints: ["checker.js"], outfile: "dist/checker/checker.js", format: "iife" });
await build({ ...shared, entryPoints: ["checker.css"], outfile: "dist/checker/checker.css" });
