// Reads every message of an MCAP file with the format's reference reader, and decodes every ros1 message.
//
//   node read-all.mjs RECORDING.mcap
//
// Prints {"counts": {topic: n}, "decoded": {topic: n}, "streamed": {topic: n}, "metadata": n} as JSON. "counts" come
// through the file's index, "streamed" by reading it from its start with all checksums checked. Exits with 1 and a message
// where anything cannot be read.
//
// Packages are looked for in $ROBOGRADE_INTEROP_NODE_MODULES, else in target/interop/node_modules of the project.
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const modules =
  process.env.ROBOGRADE_INTEROP_NODE_MODULES ??
  path.resolve(here, "../../../../../target/interop/node_modules");
const require = createRequire(path.join(modules, "read-all.cjs"));
const { McapIndexedReader, McapStreamReader } = require("@mcap/core");
const { FileHandleReadable } = require("@mcap/nodejs");
const { loadDecompressHandlers } = require("@mcap/support");
const { parse } = require("@foxglove/rosmsg");
const { MessageReader } = require("@foxglove/rosmsg-serialization");

function plusOne(counts, topic) {
  counts[topic] = (counts[topic] ?? 0) + 1;
}

async function readIndexed(file, decompressHandlers) {
  const handle = await open(file, "r");
  try {
    const reader = await McapIndexedReader.Initialize({
      readable: new FileHandleReadable(handle),
      decompressHandlers,
    });
    const ros1 = new Map();
    for (const channel of reader.channelsById.values()) {
      const schema = reader.schemasById.get(channel.schemaId);
      if (channel.messageEncoding === "ros1" && schema !== undefined) {
        const definition = parse(new TextDecoder().decode(schema.data));
        ros1.set(channel.id, new MessageReader(definition));
      }
    }
    const counts = {};
    const decoded = {};
    let last = -1n;
    for await (const message of reader.readMessages({ validateCrcs: true })) {
      const topic = reader.channelsById.get(message.channelId).topic;
      if (message.logTime < last) {
        throw new Error(`${topic}: log times go backward`);
      }
      last = message.logTime;
      plusOne(counts, topic);
      const decoder = ros1.get(message.channelId);
      if (decoder !== undefined) {
        decoder.readMessage(message.data);
        plusOne(decoded, topic);
      }
    }
    return { counts, decoded };
  } finally {
    await handle.close();
  }
}

async function readStreamed(file, decompressHandlers) {
  const reader = new McapStreamReader({ decompressHandlers, validateCrcs: true });
  const topics = new Map();
  const streamed = {};
  let metadata = 0;
  for await (const bytes of createReadStream(file)) {
    reader.append(bytes);
    for (let record = reader.nextRecord(); record !== undefined; record = reader.nextRecord()) {
      if (record.type === "Channel") {
        topics.set(record.id, record.topic);
      } else if (record.type === "Message") {
        plusOne(streamed, topics.get(record.channelId));
      } else if (record.type === "Metadata") {
        metadata++;
      }
    }
  }
  if (!reader.done()) {
    throw new Error("the file ends before its end");
  }
  return { streamed, metadata };
}

const file = process.argv[2];
if (file === undefined) {
  console.error("usage: node read-all.mjs RECORDING.mcap");
  process.exit(2);
}
const handlers = await loadDecompressHandlers();
const indexed = await readIndexed(file, handlers);
const streamed = await readStreamed(file, handlers);
console.log(JSON.stringify({ ...indexed, ...streamed }));
