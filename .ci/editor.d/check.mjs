// What an editor offers with the committed schemas: completion and hover for
// every object and property of a sample of each kind of document, by the
// language service that VS Code reads JSON with.
//
//     node check.mjs PACKAGE
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { applyEdits, modify, parseTree, getNodePath, getNodeValue, findNodeAtLocation } from "jsonc-parser";

// Its module for other loaders is not one that node finds.
const require = createRequire(import.meta.url);
const { getLanguageService, TextDocument } = require("vscode-json-languageservice");

const root = process.argv[2];
const samples = {
  framework: [
    "data/frameworks/cz-nsk-66-029-m.json",
    "data/frameworks/it-i2-4.json",
    "data/frameworks/pl-kzis-422201.json",
    "data/frameworks/ru-nok-07-01000-02.json",
  ],
  scale: ["data/scales/nsk.json", "data/scales/eqf.json"],
  schemes: ["data/schemes/classifications.json"],
  crosswalk: ["data/crosswalks/cz-nsk-66-029-m--it-i2-4.json"],
  overlay: ["tests/diagnostics/fixtures/base/overlay.json"],
  profile: ["examples/profiles/operator.json"],
  record: ["examples/records/examination.json"],
};

const faults = [];
const counts = { hovers: 0, objects: 0, properties: 0, values: 0, refused: 0 };
const fault = (text) => faults.push(text);
const read = (path) => readFileSync(join(root, path), "utf8");

function service(kind) {
  const uri = `file:///schemas/${kind}.schema.json`;
  const service = getLanguageService({ schemaRequestService: () => Promise.reject("no schema but the committed one") });
  const schema = JSON.parse(read(`schemas/${kind}.schema.json`));
  service.configure({ validate: true, schemas: [{ uri, fileMatch: ["*"], schema }] });
  const open = (text) => {
    // Its own `$schema` is relative to where it stands; the file match says it.
    const document = TextDocument.create("file:///sample.json", "json", 1, text.replace(/^\s*"\$schema".*\n/m, ""));
    return { document, json: service.parseJSONDocument(document), text: document.getText() };
  };
  return {
    schema,
    validate: (text) => { const { document, json } = open(text); return service.doValidation(document, json); },
    hover: (opened, offset) => service.doHover(opened.document, opened.document.positionAt(offset), opened.json),
    complete: (text, offset) => {
      const { document, json } = open(text);
      return service.doComplete(document, document.positionAt(offset), json).then((list) => list.items);
    },
    open,
  };
}

// Each node of a kind once: lists are all alike.
function places(tree) {
  const found = new Map();
  const walk = (node) => {
    const path = getNodePath(node);
    const shape = path.map((step) => (typeof step === "number" ? "*" : step)).join("/");
    if (node.type !== "property" && !found.has(shape)) found.set(shape, { node, path });
    for (const child of node.children ?? []) walk(child);
  };
  walk(tree);
  return found;
}

// The schemas that a place can have, references followed.
function schemasAt(schema, path) {
  const follow = (one) => {
    if (!one || typeof one !== "object") return [];
    const to = one.$ref ? follow(one.$ref.replace("#/", "").split("/").reduce((at, step) => at[step], schema)) : [];
    const of = ["anyOf", "oneOf", "allOf"].flatMap((key) => (one[key] ?? []).flatMap(follow));
    return [one, ...to, ...of];
  };
  let here = follow(schema);
  for (const step of path) {
    here = here.flatMap((one) =>
      typeof step === "number"
        ? follow(one.items)
        : follow(one.properties?.[step] ?? (typeof one.additionalProperties === "object" ? one.additionalProperties : undefined)));
  }
  return here;
}

const said = (item) => (typeof item.documentation === "object" ? item.documentation.value : item.documentation) ?? "";
const emptied = (text, path, value) => applyEdits(text, modify(text, path, value, { formattingOptions: { insertSpaces: true, tabSize: 2 } }));

async function sample(kind, file, seen) {
  const editor = service(kind);
  const text = editor.open(read(file)).text;
  const problems = await editor.validate(text);
  if (problems.length) fault(`${file}: ${problems.length} problems, the first: ${problems[0].message}`);

  const opened = editor.open(text);
  for (const [shape, { node, path }] of places(parseTree(text))) {
    if (seen.has(shape)) continue;
    seen.add(shape);
    const schemas = schemasAt(editor.schema, path);

    // Hover over the key says what the schema says of it. Keys that are
    // somebody's own, such as languages, are not described one by one.
    const named = path.length && typeof path.at(-1) === "string";
    const parents = schemasAt(editor.schema, path.slice(0, -1));
    if (named && parents.some((one) => one.properties?.[path.at(-1)])) {
      counts.hovers += 1;
      const hover = await editor.hover(opened, node.parent.children[0].offset + 1);
      const shown = (hover?.contents ?? []).map?.((one) => one.value ?? one).join("\n") ?? hover?.contents?.value ?? "";
      if (!shown.trim()) fault(`${file}: ${shape}: hover says nothing`);
    }

    // In an empty object every key is offered, each with what it is.
    const properties = new Set(schemas.flatMap((one) => Object.keys(one.properties ?? {})));
    if (node.type === "object" && properties.size) {
      counts.objects += 1;
      const bare = path.length ? emptied(text, path, {}) : "{}";
      const place = findNodeAtLocation(parseTree(bare), path);
      const items = await editor.complete(bare, place.offset + 1);
      const offered = new Map(items.map((item) => [item.label, item]));
      for (const key of properties) {
        counts.properties += 1;
        if (!offered.has(key)) fault(`${file}: ${shape || "/"}: \`${key}\` is not offered`);
        else if (!said(offered.get(key)).trim()) fault(`${file}: ${shape || "/"}: \`${key}\` is offered without a word`);
      }
    }

    // Where a value is one of some choices, or has examples, those are offered.
    const choices = schemas.flatMap((one) => ("const" in one ? [one.const] : [...(one.enum ?? []), ...(one.examples ?? [])]));
    if (node.type === "string" && choices.length && schemas.every((one) => !one.properties)) {
      counts.values += 1;
      const bare = emptied(text, path, "");
      const place = findNodeAtLocation(parseTree(bare), path);
      const items = await editor.complete(bare, place.offset + 1);
      const offered = new Set(items.map((item) => (item.label.startsWith('"') ? JSON.parse(item.label) : item.label)));
      for (const choice of choices) if (!offered.has(String(choice))) fault(`${file}: ${shape}: \`${choice}\` is not offered`);
    }
  }

  // A misspelt key and a wrong value are marked.
  for (const broken of [text.replace('"format"', '"formt"'), emptied(text, ["format"], 7)]) {
    counts.refused += 1;
    if (!(await editor.validate(broken)).length) fault(`${file}: a fault is not marked`);
  }
}

for (const [kind, files] of Object.entries(samples)) {
  const seen = new Set();
  for (const file of files) await sample(kind, file, seen);
}
console.log(Object.entries(counts).map(([what, number]) => `${number} ${what}`).join(", "));
for (const [what, least] of [["hovers", 150], ["objects", 50], ["properties", 300], ["values", 50], ["refused", 18]]) {
  if (counts[what] < least) fault(`only ${counts[what]} ${what}, where ${least} are expected`);
}
if (faults.length) {
  console.error(faults.join("\n"));
  console.error(`${faults.length} faults`);
  process.exit(1);
}
