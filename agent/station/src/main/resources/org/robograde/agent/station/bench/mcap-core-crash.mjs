// The second peer of `./robograde bench crash`: records to MCAP with @mcap/core until it is killed, and reads back what is left.
//
//   node mcap-core-crash.mjs NODE_MODULES write FILE RATE   writes 100-byte messages, RATE a second, of its own making; prints
//                                                           `started NANOS` with the first one's time, and never ends
//   node mcap-core-crash.mjs NODE_MODULES read FILE         prints `counted MESSAGES LAST-NANOS`
import { open, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const [folder, command, file, rate] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(folder), "bench.cjs"));
const { McapIndexedReader, McapStreamReader, McapWriter } = require("@mcap/core");
const { FileHandleReadable, FileHandleWritable } = require("@mcap/nodejs");
const { loadDecompressHandlers } = require("@mcap/support");

const epochNanos = () => BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e3)) * 1000n;

async function write() {
  const handle = await open(file, "w");
  const writer = new McapWriter({ writable: new FileHandleWritable(handle) });
  await writer.start({ profile: "", library: "bench" });
  const schemaId = await writer.registerSchema({ name: "t", encoding: "ros1msg", data: new TextEncoder().encode("uint8[] data\n") });
  const channelId = await writer.registerChannel({ topic: "/a", schemaId, messageEncoding: "ros1", metadata: new Map() });
  const data = new Uint8Array(100);
  const begun = epochNanos();
  console.log(`started ${begun}`);
  for (let sequence = 0; ; ) {
    const due = Number(epochNanos() - begun) / 1e9 * Number(rate);
    for (; sequence <= due; sequence++) {
      const time = epochNanos();
      await writer.addMessage({ channelId, sequence, logTime: time, publishTime: time, data });
    }
    await sleep(1);
  }
}

// First as its reader for files does it; a file without an end is then read from its start as far as it goes.
async function read() {
  const decompressHandlers = await loadDecompressHandlers();
  let count = 0;
  let last = 0n;
  const take = (message) => {
    count++;
    last = message.logTime > last ? message.logTime : last;
  };
  try {
    const handle = await open(file, "r");
    const reader = await McapIndexedReader.Initialize({ readable: new FileHandleReadable(handle), decompressHandlers });
    for await (const message of reader.readMessages()) {
      take(message);
    }
  } catch (indexed) {
    console.error(String(indexed));
    try {
      const reader = new McapStreamReader({ decompressHandlers });
      reader.append(new Uint8Array(await readFile(file)));
      for (let record = reader.nextRecord(); record; record = reader.nextRecord()) {
        if (record.type === "Message") {
          take(record);
        }
      }
    } catch (streamed) {
      console.error(String(streamed));
    }
  }
  console.log(`counted ${count} ${last}`);
}

await (command === "write" ? write() : read());
