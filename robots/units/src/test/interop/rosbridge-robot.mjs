// A robot behind a stand-in for rosbridge_server and rosapi, told what to do by one JSON object a line; each is answered by a line
// with the same "n".
//   node rosbridge-robot.mjs ENCODING [plain]     (ros1 or cdr; plain: knows no cbor-raw and no topics_and_raw_types, as old ones)
// What it hears it prints as {"heard": topic, "data": base64}. Messages are turned from and into JSON by Foxglove's serializers, CBOR is
// written by cbor2, and its protocol is held to by roslib, which is started as a foreign client by the order "foreign".
// Packages are looked for in $ROBOGRADE_INTEROP_NODE_MODULES.
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const modules =
  process.env.ROBOGRADE_INTEROP_NODE_MODULES ?? path.resolve(here, "../../../../../target/interop/node_modules");
const require = createRequire(path.join(modules, "rosbridge-robot.cjs"));
const ofModule = (file) => import(pathToFileURL(path.join(modules, file)).href);
const { parse } = require("@foxglove/rosmsg");
const { WebSocket, WebSocketServer } = require("ws");
const { encode } = await ofModule("cbor2/lib/index.js");

const ros2 = process.argv[2] === "cdr";
const plain = process.argv[3] === "plain";
const MARK = "\u0000";
const { MessageReader, MessageWriter } = require(
  ros2 ? "@foxglove/rosmsg2-serialization" : "@foxglove/rosmsg-serialization",
);
if (ros2) {
  // The library counts a text in UTF-16 units, where CDR counts bytes; other texts than ASCII would be cut off.
  require("@foxglove/cdr").CdrWriter.prototype.string = function (value) {
    const bytes = Buffer.from(value + MARK);
    this.uint32(bytes.length);
    bytes.forEach((each) => this.uint8(each));
    return this;
  };
}
const say = (line) => process.stdout.write(JSON.stringify(line) + "\n");
const base64 = (data) => Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("base64");

// JSON as Python's: any integer, and NaN and Infinity as they stand.
const special = { NaN, Infinity: Infinity, "-Infinity": -Infinity };
function fromJson(text) {
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN|-?\d{16,}(?![\d.eE])/g, (token) =>
    token.startsWith('"') ? token : JSON.stringify(MARK + token),
  );
  return JSON.parse(marked, (_, value) => {
    if (typeof value !== "string" || !value.startsWith(MARK)) {
      return value;
    }
    const token = value.slice(1);
    return token in special ? special[token] : BigInt(token);
  });
}
function toJson(value) {
  const marked = JSON.stringify(value, (_, each) => (typeof each === "bigint" ? `${MARK}${each}` : each));
  return marked.replace(/"\\u0000(-?\d+)"/g, "$1");
}

// A message type's fields, walked to carry times, 64-bit numbers and bytes between JSON and Foxglove's objects.
const texts = new Map();
const parsed = new Map();
function definitions(type) {
  if (!parsed.has(type)) {
    const list = parse(texts.get(type), { ros2 });
    parsed.set(type, {
      list,
      root: list[0],
      named: new Map(list.map((each) => [each.name, each])),
      reader: new MessageReader(list),
      writer: new MessageWriter(list),
    });
  }
  return parsed.get(type);
}
function single(field, value, types, incoming) {
  if (field.isComplex) {
    return walk(types.named.get(field.type), value, types, incoming);
  }
  switch (field.type) {
    case "time":
    case "duration": {
      const sec = value.sec ?? value.secs;
      const nsec = value.nsec ?? value.nanosec ?? value.nsecs;
      return incoming || !ros2 ? (incoming ? { sec, nsec } : { secs: sec, nsecs: nsec }) : { sec, nanosec: nsec };
    }
    case "int64":
    case "uint64":
      return incoming ? BigInt(value) : value;
    case "float32":
    case "float64":
      // As rosbridge does.
      return !incoming && !Number.isFinite(value) ? null : Number(value);
    default:
      return typeof value === "bigint" ? Number(value) : value;
  }
}
function walk(definition, value, types, incoming) {
  const out = {};
  for (const field of definition.definitions.filter((each) => !each.isConstant)) {
    const given = value[field.name];
    if (field.isArray && field.type === "uint8") {
      out[field.name] = incoming
        ? new Uint8Array(Buffer.from(given, "base64"))
        : Buffer.from(given).toString("base64");
    } else if (field.isArray) {
      out[field.name] = Array.from(given, (each) => single(field, each, types, incoming));
    } else {
      out[field.name] = single(field, given, types, incoming);
    }
  }
  return out;
}
function wireOf(type, message) {
  const types = definitions(type);
  return types.writer.writeMessage(walk(types.root, message, types, true));
}
function jsonOf(type, wire) {
  const types = definitions(type);
  return walk(types.root, types.reader.readMessage(wire), types, false);
}

// The graph: who speaks and who listens.
const topics = new Map();
const services = new Map();
const clients = new Set();
let ids = 0;
function topicOf(name, type) {
  if (!topics.has(name)) {
    topics.set(name, { name, type, speakers: new Set(), hearers: 0, latched: undefined });
  }
  return topics.get(name);
}
const subscribersOf = (topic) => [...clients].filter((each) => each.subscribed.has(topic.name));
function tidy() {
  for (const [name, topic] of topics) {
    if (topic.speakers.size === 0 && topic.hearers === 0 && subscribersOf(topic).length === 0) {
      topics.delete(name);
    }
  }
}
function deliver(topic, wire) {
  if (topic.hearers > 0) {
    say({ heard: topic.name, data: base64(wire) });
  }
  for (const client of subscribersOf(topic)) {
    const words = { op: "publish", topic: topic.name };
    if (client.subscribed.get(topic.name) === "cbor-raw") {
      const now = Date.now();
      const msg = { secs: Math.floor(now / 1000), nsecs: (now % 1000) * 1_000_000, bytes: new Uint8Array(wire) };
      client.socket.send(encode({ ...words, msg }));
    } else {
      client.socket.send(toJson({ ...words, msg: jsonOf(topic.type, wire) }));
    }
  }
}

const rosapi = {
  topics: () => {
    const all = [...topics.values()];
    return { topics: all.map((each) => each.name), types: all.map((each) => each.type) };
  },
  services: () => ({ services: [...services.keys()] }),
  publishers: ({ topic }) => ({ publishers: [...(topics.get(topic)?.speakers ?? [])].map((each) => `/node_${each}`) }),
  subscribers: ({ topic }) => {
    const found = topics.get(topic);
    const bridge = found && subscribersOf(found).length > 0 ? ["/rosbridge_websocket"] : [];
    return { subscribers: found && found.hearers > 0 ? [...bridge, "/hearer"] : bridge };
  },
};
if (!plain) {
  rosapi.topics_and_raw_types = () => {
    const all = [...topics.values()];
    return { ...rosapi.topics(), typedefs_full_text: all.map((each) => texts.get(each.type) ?? "") };
  };
}
if (ros2) {
  rosapi.get_ros_version = () => ({ version: 2, distro: "stand-in" });
}
for (const [name, answer] of Object.entries(rosapi)) {
  services.set(`/rosapi/${name}`, { answer });
}

const calls = new Map();
const operations = {
  advertise: (client, { topic, type, latch, id }) => {
    const found = topicOf(topic, type);
    client.advertised.set(topic, { id, latch });
    found.speakers.add(`client_${client.number}`);
  },
  unadvertise: (client, { topic }) => {
    client.advertised.delete(topic);
    topics.get(topic)?.speakers.delete(`client_${client.number}`);
    tidy();
  },
  publish: (client, { topic, msg }) => {
    const found = topics.get(topic);
    if (client.advertised.get(topic)?.latch) {
      found.latched = msg;
    }
    // With nobody there to hear it, it is lost in the graph.
    if (found.hearers > 0 || subscribersOf(found).length > 0) {
      deliver(found, wireOf(found.type, msg));
    }
  },
  subscribe: (client, { topic, type, compression }) => {
    if (!topics.has(topic) && !type) {
      throw new Error(`topic ${topic} not established`);
    }
    const found = topicOf(topic, type);
    if (plain && compression === "cbor-raw") {
      throw new Error(`compression ${compression} unknown`);
    }
    client.subscribed.set(found.name, compression ?? "none");
  },
  unsubscribe: (client, { topic }) => {
    client.subscribed.delete(topic);
    tidy();
  },
  advertise_service: (client, { service }) => services.set(service, { client }),
  unadvertise_service: (client, { service }) => services.delete(service),
  call_service: (client, { service, args, id }) => {
    // roslib asks for rosapi/topics, and ROS resolves the name.
    const found = services.get(service.startsWith("/") ? service : `/${service}`);
    const respond = (result, values) =>
      client.socket.send(toJson({ op: "service_response", service, id, values, result }));
    if (!found) {
      respond(false, `Service ${service} does not exist`);
    } else if (found.client) {
      const call = `call_${++ids}`;
      calls.set(call, respond);
      found.client.socket.send(toJson({ op: "call_service", id: call, service, args }));
    } else if (!found.silent) {
      try {
        respond(true, found.answer(args));
      } catch (refused) {
        respond(false, refused.message);
      }
    }
  },
  service_response: (client, { id, result, values }) => {
    calls.get(id)?.(result, values);
    calls.delete(id);
  },
};

let sockets;
let port = 0;
function open() {
  return new Promise((resolve) => {
    sockets = new WebSocketServer({ host: "127.0.0.1", port });
    sockets.on("connection", (socket) => {
      const client = { socket, number: ++ids, subscribed: new Map(), advertised: new Map() };
      clients.add(client);
      socket.on("message", (data) => {
        const words = fromJson(data.toString());
        try {
          operations[words.op](client, words);
        } catch (wrong) {
          socket.send(toJson({ op: "status", level: "error", msg: `${words.op}: ${wrong.message}`, id: words.id }));
        }
      });
      socket.on("close", () => {
        clients.delete(client);
        topics.forEach((each) => each.speakers.delete(`client_${client.number}`));
        services.forEach((each, name) => each.client === client && services.delete(name));
        tidy();
      });
    });
    sockets.on("listening", () => {
      port = sockets.address().port;
      resolve();
    });
  });
}

const speakers = new Map();
let foreign;
const orders = {
  speak: ({ topic, type, definition }) => {
    texts.set(type, definition);
    const id = ++ids;
    topicOf(topic, type).speakers.add(id);
    speakers.set(id, topic);
    return { id };
  },
  say: ({ id, data }) => deliver(topics.get(speakers.get(id)), Buffer.from(data, "base64")),
  listeners: ({ id }) => ({ count: subscribersOf(topics.get(speakers.get(id))).length }),
  withdraw: ({ id }) => {
    topics.get(speakers.get(id))?.speakers.delete(id);
    tidy();
  },
  hear: ({ topic, type, definition }) => {
    texts.set(type, definition);
    const found = topicOf(topic, type);
    found.hearers++;
    if (found.latched) {
      say({ heard: topic, data: base64(wireOf(type, found.latched)) });
    }
  },
  serve: ({ name, type, response, answer, refusal, silent }) => {
    texts.set(`${type}_Response`, response);
    services.set(name, {
      silent,
      answer: ({ data }) => {
        if (!data) {
          throw new Error(refusal);
        }
        return jsonOf(`${type}_Response`, Buffer.from(answer, "base64"));
      },
    });
    return { id: name };
  },
  unserve: ({ id }) => void services.delete(id),
  break: () =>
    new Promise((resolve) => {
      sockets.clients.forEach((client) => client.terminate());
      sockets.close(resolve);
    }),
  open,
  // roslib at the same server: hears one topic, and serves std_srvs/SetBool.
  foreign: async ({ topic, type, service, serviceType }) => {
    const { Ros, Service, Topic } = await ofModule("roslib/dist/RosLib.js");
    const ros = new Ros();
    await ros.connect(`ws://127.0.0.1:${port}`);
    foreign = { ros, Service, Topic, topic: new Topic({ ros, name: topic, messageType: type }) };
    foreign.topic.subscribe((message) => say({ heard: "foreign", data: Buffer.from(message.data).toString("base64") }));
    await new Service({ ros, name: service, serviceType }).advertise((request, response) => {
      response.success = request.data;
      response.message = "roslib answers";
      return true;
    });
    // It has only said so yet: what it asked for is on its way.
    while (!services.has(service) || subscribersOf(topicOf(topic, type)).length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },
  foreignSay: ({ topic, type, words }) =>
    new foreign.Topic({ ros: foreign.ros, name: topic, messageType: type }).publish({ data: words }),
  foreignCall: ({ service, serviceType, data }) =>
    new Promise((resolve) =>
      new foreign.Service({ ros: foreign.ros, name: service, serviceType }).callService(
        { data },
        (answer) => resolve({ answer }),
        (refusal) => resolve({ refusal }),
      ),
    ),
  foreignTopics: () => new Promise((resolve) => foreign.ros.getTopics(resolve)),
};

await open();
say({ ready: port });
for await (const line of readline.createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  const answer = await orders[order.do](order);
  if (order.n !== undefined) {
    say({ n: order.n, ...answer });
  }
}
process.exit(0);
