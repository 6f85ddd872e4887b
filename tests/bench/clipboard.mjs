// Times kill-the-clipboard making a link and a manifest of one bundle, warmed up before.
// Refuses: uploading anywhere; files are kept in memory.

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const entry = createRequire(join(process.cwd(), "package.json")).resolve("kill-the-clipboard");
const { SHL, SHLManifestBuilder } = await import(pathToFileURL(entry));

async function make(bundle) {
  const shl = SHL.generate({ baseManifestURL: "https://example.org", manifestPath: "/m.json" });
  const files = new Map();
  const builder = new SHLManifestBuilder({
    shl,
    uploadFile: async (content) => {
      files.set(`f${files.size}`, content);
      return `f${files.size - 1}`;
    },
    getFileURL: async (path) => `https://example.org/${path}`,
    loadFile: async (path) => files.get(path),
  });
  await builder.addFHIRResource({ content: bundle, enableCompression: false });
  await builder.buildManifest({ embeddedLengthMax: 10_000_000 });
  return shl.toURI();
}

let input = "";
for await (const part of process.stdin) input += part;
const { bundle, times } = JSON.parse(input);
for (let warm = 0; warm < times; warm += 1) await make(bundle);
const cpu = process.cpuUsage();
const wall = process.hrtime.bigint();
for (let turn = 0; turn < times; turn += 1) await make(bundle);
const spent = process.cpuUsage(cpu);
process.stdout.write(
  JSON.stringify({
    wall: Number(process.hrtime.bigint() - wall) / 1e9 / times,
    cpu: (spent.user + spent.system) / 1e6 / times,
  }),
);
