// Reads a link with kill-the-clipboard, or makes one with it; one JSON object in, one out.
// Refuses: nothing of its own; it reports what that library says.

import { SHL, SHLManifestBuilder, SHLViewer } from "kill-the-clipboard";

async function read({ link, recipient, passcode, embeddedLengthMax }) {
  const viewer = new SHLViewer({ shlinkURI: link });
  const resolved = await viewer.resolveSHL({ recipient, passcode, embeddedLengthMax });
  return { resources: resolved.fhirResources };
}

async function make({ base, bundle, label, compress }) {
  const shl = SHL.generate({ baseManifestURL: base, manifestPath: "/m.json", label });
  const files = new Map();
  const builder = new SHLManifestBuilder({
    shl,
    uploadFile: async (content) => {
      files.set(`f${files.size}`, content);
      return `f${files.size - 1}`;
    },
    getFileURL: async (path) => `${base}/${path}`,
    loadFile: async (path) => files.get(path),
  });
  await builder.addFHIRResource({ content: bundle, enableCompression: compress });
  const manifest = await builder.buildManifest({ embeddedLengthMax: 10_000_000 });
  return { link: shl.toURI(), url: shl.url, manifest };
}

let input = "";
for await (const part of process.stdin) input += part;
const asked = JSON.parse(input);
try {
  const done = await (asked.make ? make(asked.make) : read(asked.read));
  process.stdout.write(JSON.stringify(done));
} catch (error) {
  process.stdout.write(JSON.stringify({ error: error.name, message: error.message }));
}
