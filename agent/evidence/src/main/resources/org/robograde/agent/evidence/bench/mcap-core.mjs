// The peer of `./robograde bench mcap`: writes and reads MCAP files with @mcap/core, as fast as its own classes do it.
//
//   node mcap-core.mjs NODE_MODULES
//
// Reads one command per line from standard input and answers each with one line of JSON on standard output:
//   write FILE SOURCE SIZE COUNT   writes COUNT messages of SIZE bytes, cut from the file SOURCE; {"seconds": s}
//   read FILE                      reads all messages through the index; {"seconds": s, "bytes": payload bytes}
// It lives for the whole benchmark, so that its code is as warm as ours.
import { readFile, open } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";

const modules = path.resolve(process.argv[2]);
const require = createRequire(path.join(modules, "bench.cjs"));
const { McapIndexedReader, McapWriter } = require("@mcap/core");
const { FileHandleReadable, FileHandleWritable } = require("@mcap/nodejs");
const { loadDecompressHandlers } = require("@mcap/support");

const decompressHandlers = await loadDecompressHandlers();
const sources = new Map();

async function source(file) {
  if (!sources.has(file)) {
    sources.set(file, new Uint8Array(await readFile(file)));
  }
  return sources.get(file);
}

async function write(file, sourceFile, size, count) {
  const bytes = await source(sourceFile);
  const steps = Math.floor(bytes.length / size);
  const start = process.hrtime.bigint();
  const handle = await open(file, "w");
  // No compression, and everything else as it comes: 1 MiB chunks, checksums of chunks, data and summary, all indexes.
  const writer = new McapWriter({ writable: new FileHandleWritable(handle) });
  await writer.start({ profile: "", library: "bench" });
  const schemaId = await writer.registerSchema({
    name: "t",
    encoding: "ros1msg",
    data: new TextEncoder().encode("uint8[] data\n"),
  });
  const channelId = await writer.registerChannel({
    topic: "/a",
    schemaId,
    messageEncoding: "ros1",
    metadata: new Map(),
  });
  for (let i = 0; i < count; i++) {
    const from = (i % steps) * size;
    const time = BigInt(i) * 1000n;
    await writer.addMessage({
      channelId,
      sequence: i,
      logTime: time,
      publishTime: time,
      data: bytes.subarray(from, from + size),
    });
  }
  await writer.end();
  await handle.close();
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9 };
}

async function read(file) {
  const start = process.hrtime.bigint();
  const handle = await open(file, "r");
  const reader = await McapIndexedReader.Initialize({
    readable: new FileHandleReadable(handle),
    decompressHandlers,
  });
  let bytes = 0;
  for await (const message of reader.readMessages({ validateCrcs: true })) {
    bytes += message.data.byteLength;
  }
  await handle.close();
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, bytes };
}

const { version } = JSON.parse(await readFile(path.join(modules, "@mcap/core/package.json"), "utf8"));
console.log(JSON.stringify({ name: `@mcap/core ${version} (Node ${process.version})` }));
for await (const line of createInterface({ input: process.stdin })) {
  const [command, ...rest] = line.split("\t");
  const answer =
    command === "write" ? await write(rest[0], rest[1], Number(rest[2]), Number(rest[3])) : await read(rest[0]);
  console.log(JSON.stringify(answer));
}
