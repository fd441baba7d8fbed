// Writes and rewrites CDR messages by @foxglove/rosmsg2-serialization, one per line, fields separated by tabs, bytes in base64.
//   node cdr-peer.mjs write     prints: set, type, definition, bytes  (random messages of every type of @foxglove/rosmsg-msgs-common)
//   node cdr-peer.mjs rewrite   reads lines of type, definition, bytes; prints the bytes after reading and writing each
// Packages are looked for in $ROBOGRADE_INTEROP_NODE_MODULES, else in target/interop/node_modules of the project.
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const modules =
  process.env.ROBOGRADE_INTEROP_NODE_MODULES ?? path.resolve(here, "../../../../../target/interop/node_modules");
const require = createRequire(path.join(modules, "cdr-peer.cjs"));
const common = require("@foxglove/rosmsg-msgs-common");
const { parse } = require("@foxglove/rosmsg");
const { MessageReader, MessageWriter } = require("@foxglove/rosmsg2-serialization");

const base64 = (bytes) => Buffer.from(bytes).toString("base64");

/** A small generator with a seed, so that a failing run can be repeated. */
let state = 20261126;
function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

function fieldText(field) {
  const builtIn = { time: "builtin_interfaces/Time", duration: "builtin_interfaces/Duration" };
  const bound = field.upperBound ? `<=${field.upperBound}` : "";
  const array = !field.isArray
    ? ""
    : field.arrayUpperBound
      ? `[<=${field.arrayUpperBound}]`
      : `[${field.arrayLength ?? ""}]`;
  const type = (builtIn[field.type] ?? field.type) + bound + array;
  if (field.isConstant) {
    return `${type} ${field.name}=${field.type === "string" ? JSON.stringify(field.value) : field.valueText}`;
  }
  const value = field.defaultValue === undefined ? "" : ` ${JSON.stringify(field.defaultValue)}`;
  return `${type} ${field.name}${value}`;
}

function definitionText(set, type) {
  const text = (name) => set[name].definitions.map(fieldText).join("\n");
  const seen = new Set([type]);
  const parts = [text(type)];
  for (const name of seen) {
    for (const field of set[name].definitions.filter((each) => each.isComplex)) {
      if (!seen.has(field.type)) {
        seen.add(field.type);
        parts.push(`${"=".repeat(80)}\nMSG: ${field.type}\n${text(field.type)}`);
      }
    }
  }
  return parts.join("\n");
}

function single(set, field) {
  switch (field.type) {
    case "bool":
      return random(2) === 1;
    case "string":
      // ASCII only: the peer writes a text's length in UTF-16 units, where CDR wants bytes.
      return ["", "map", "the robot", "x".repeat(random(40))][random(4)];
    case "time":
      return { sec: random(2 ** 31), nsec: random(1e9) };
    case "duration":
      return { sec: random(2 ** 32) - 2 ** 31, nsec: random(1e9) };
    case "float32":
      return Math.fround(random(1e6) / 7);
    case "float64":
      return random(1e6) / 7;
    case "int64":
      return BigInt(random(2 ** 32) - 2 ** 31) * 1_000_003n;
    case "uint64":
      return BigInt(random(2 ** 32)) * 1_000_003n;
    default: {
      const integer = /^(u?)int(8|16|32)$/.exec(field.type);
      if (!integer) {
        return message(set, field.type);
      }
      const span = 2 ** Number(integer[2]);
      return integer[1] ? random(span) : random(span) - span / 2;
    }
  }
}

function message(set, type) {
  const values = {};
  for (const field of set[type].definitions.filter((each) => !each.isConstant)) {
    const length = field.arrayLength ?? random((field.arrayUpperBound ?? 4) + 1);
    values[field.name] = field.isArray ? Array.from({ length }, () => single(set, field)) : single(set, field);
  }
  return values;
}

function write() {
  for (const [name, set] of Object.entries(common).filter(([key]) => key.startsWith("ros2"))) {
    for (const type of Object.keys(set)) {
      const fields = set[type].definitions;
      if (fields.length > 0 && fields.every((each) => each.isConstant)) {
        continue; // The peer takes a type of constants only for a module of constants, which has no messages.
      }
      const text = definitionText(set, type);
      const writer = new MessageWriter(parse(text, { ros2: true }));
      for (let i = 0; i < 5; i++) {
        const bytes = writer.writeMessage(message(set, type));
        console.log([name, type, base64(text), base64(bytes)].join("\t"));
      }
    }
  }
}

async function rewrite() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [, text, bytes] = line.split("\t");
    const definitions = parse(Buffer.from(text, "base64").toString(), { ros2: true });
    const read = new MessageReader(definitions).readMessage(Buffer.from(bytes, "base64"));
    console.log(base64(new MessageWriter(definitions).writeMessage(read)));
  }
}

await { write, rewrite }[process.argv[2]]();
