// A robot behind npm's FoxgloveServer, told what to do by one JSON object a line; each is answered by a line with the same "n".
//   node foxglove-robot.mjs ENCODING       (ros1 or cdr)
// What it hears it prints as {"heard": topic, "data": base64}. Packages are looked for in $ROBOGRADE_INTEROP_NODE_MODULES.
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const modules =
  process.env.ROBOGRADE_INTEROP_NODE_MODULES ?? path.resolve(here, "../../../../../target/interop/node_modules");
const require = createRequire(path.join(modules, "foxglove-robot.cjs"));
const { FoxgloveServer, FoxgloveClient } = require("@foxglove/ws-protocol");
const { WebSocket, WebSocketServer } = require("ws");

const encoding = process.argv[2];
const schemaEncoding = encoding === "cdr" ? "ros2msg" : "ros1msg";
const say = (line) => process.stdout.write(JSON.stringify(line) + "\n");
const base64 = (data) => Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("base64");

const server = new FoxgloveServer({
  name: "robot",
  capabilities: ["clientPublish", "services", "parameters", "parametersSubscribe"],
  supportedEncodings: [encoding],
});
const subscribed = new Set();
const services = new Map();
const parameters = new Map();
server.on("subscribe", (channel) => subscribed.add(channel));
server.on("unsubscribe", (channel) => subscribed.delete(channel));
// As a bridge does: what a client advertises is a topic of the graph, and so offered to all, until the client withdraws it or leaves.
const advertised = new Map();
server.on("advertise", ({ client, id, topic, schemaName, schema }) => {
  const channel = server.addChannel({ topic, encoding, schemaName, schema, schemaEncoding });
  advertised.set(channel, { connection: client.connection, id });
});
function withdraw(belongs) {
  for (const [channel, owner] of [...advertised]) {
    if (belongs(owner)) {
      advertised.delete(channel);
      server.removeChannel(channel);
    }
  }
}
server.on("unadvertise", ({ client, channelId }) =>
  withdraw((owner) => owner.connection === client.connection && owner.id === channelId),
);
server.on("message", ({ channel, data }) => say({ heard: channel.topic, data: base64(data) }));
server.on("serviceCallRequest", (request, client) => {
  const service = services.get(request.serviceId);
  if (service.silent) {
    return;
  }
  const wanted = Buffer.from(request.data.buffer, request.data.byteOffset)[encoding === "cdr" ? 4 : 0] !== 0;
  const { serviceId, callId } = request;
  if (wanted) {
    const data = Buffer.from(service.answer, "base64");
    server.sendServiceCallResponse(
      { serviceId, callId, encoding: request.encoding, data: new DataView(data.buffer, data.byteOffset, data.length) },
      client,
    );
  } else {
    server.sendServiceCallFailure({ op: "serviceCallFailure", serviceId, callId, message: service.refusal }, client);
  }
});
const stated = (names) =>
  [...parameters.values()].filter((each) => names.length === 0 || names.includes(each.name));
server.on("getParameters", ({ parameterNames, id }, client) =>
  server.publishParameterValues(stated(parameterNames), id, client),
);
server.on("setParameters", ({ parameters: given, id }, client) => {
  given.forEach((each) => parameters.set(each.name, each));
  server.publishParameterValues(stated(given.map((each) => each.name)), id, client);
  server.updateParameterValues(given);
});

let sockets;
let port = 0;
function open() {
  return new Promise((resolve) => {
    sockets = new WebSocketServer({
      host: "127.0.0.1",
      port,
      handleProtocols: (offered) => server.handleProtocols(offered),
    });
    sockets.on("connection", (client) => {
      server.handleConnection(client, "client");
      client.on("close", () => withdraw((owner) => owner.connection === client));
    });
    sockets.on("listening", () => {
      port = sockets.address().port;
      resolve();
    });
  });
}

let foreign;
const orders = {
  speak: ({ topic, type, definition, as }) => ({
    id: server.addChannel({
      topic,
      encoding: as ?? encoding,
      schemaName: type,
      schema: definition,
      schemaEncoding: as ? "jsonschema" : schemaEncoding,
    }),
  }),
  say: ({ id, data }) => server.sendMessage(id, BigInt(Date.now()) * 1_000_000n, Buffer.from(data, "base64")),
  listeners: ({ id }) => ({ count: subscribed.has(id) ? 1 : 0 }),
  hear: () => {},
  withdraw: ({ id }) => {
    subscribed.delete(id);
    server.removeChannel(id);
  },
  serve: ({ name, type, request, response, answer, refusal, silent }) => {
    const part = (schemaName, schema) => ({ encoding, schemaName, schemaEncoding, schema });
    const id = server.addService({
      name,
      type,
      request: part(`${type}_Request`, request),
      response: part(`${type}_Response`, response),
    });
    services.set(id, { answer, refusal, silent });
    return { id };
  },
  unserve: ({ id }) => server.removeService(id),
  break: () =>
    new Promise((resolve) => {
      sockets.clients.forEach((client) => client.terminate());
      sockets.close(resolve);
    }),
  open,
  // A foreign client at the same server, which passes on to its topic what it is told.
  foreign: ({ topic, type, definition }) =>
    new Promise((resolve) => {
      const client = new FoxgloveClient({
        ws: new WebSocket(`ws://127.0.0.1:${port}`, [FoxgloveClient.SUPPORTED_SUBPROTOCOL]),
      });
      client.on("serverInfo", () => {
        foreign = {
          client,
          channel: client.advertise({ topic, encoding, schemaName: type, schema: definition, schemaEncoding }),
        };
        resolve();
      });
      client.on("advertise", (channels) => channels.forEach((each) => client.subscribe(each.id)));
      client.on("message", ({ data }) => say({ heard: "foreign", data: base64(data) }));
    }),
  // What any client publishes is offered to all, as a bridge does over its ROS graph.
  relay: ({ topic, id }) =>
    server.on("message", ({ channel, data }) => {
      if (channel.topic === topic) {
        server.sendMessage(id, BigInt(Date.now()) * 1_000_000n, data);
      }
    }),
  foreignSay: ({ data }) => foreign.client.sendMessage(foreign.channel, Buffer.from(data, "base64")),
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
