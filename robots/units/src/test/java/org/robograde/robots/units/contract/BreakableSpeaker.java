package org.robograde.robots.units.contract;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.ros.xmlrpc.XmlRpcClient;
import org.robograde.robots.ros.xmlrpc.XmlRpcServer;

/** A ROS 1 publisher written out by hand, whose connections can be cut while its master goes on listing it. */
final class BreakableSpeaker implements OtherSide.Speaker {
    private final String name;
    private final String topic;
    private final MessageSchema schema;
    private final XmlRpcClient master;
    private final List<Socket> listeners = new ArrayList<>();
    private final int port;
    private @Nullable ServerSocket server;
    private @Nullable XmlRpcServer slave;
    private String api = "";

    private BreakableSpeaker(URI master, String name, String topic, MessageSchema schema) throws IOException {
        this.name = name;
        this.topic = topic;
        this.schema = schema;
        this.master = new XmlRpcClient(master, Duration.ofSeconds(5));
        this.port = open(0);
    }

    static BreakableSpeaker start(URI master, String name, String topic, MessageSchema schema) throws IOException {
        BreakableSpeaker speaker = new BreakableSpeaker(master, name, topic, schema);
        XmlRpcServer slave = XmlRpcServer.start(
                name, InetAddress.getLoopbackAddress(), 0, (method, given) -> speaker.answer(method));
        speaker.slave = slave;
        speaker.api = "http://127.0.0.1:" + slave.port() + "/";
        speaker.master.call("registerPublisher", name, topic, schema.type(), speaker.api);
        return speaker;
    }

    private List<Object> answer(String method) throws NoSuchMethodException {
        return switch (method) {
            case "requestTopic" -> List.of(1, "ready", List.of("TCPROS", "127.0.0.1", port));
            case "getPid" -> List.of(1, "", (int) ProcessHandle.current().pid());
            default -> throw new NoSuchMethodException(method);
        };
    }

    private synchronized int open(int wanted) throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
        server = listening;
        Thread acceptor = new Thread(() -> accept(listening), name + "-acceptor");
        acceptor.setDaemon(true);
        acceptor.start();
        return listening.getLocalPort();
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) greet(listening.accept());
        } catch (IOException closed) {
            // This speaker was told to stop.
            return;
        }
    }

    private void greet(Socket socket) {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.readNBytes(Integer.reverseBytes(in.readInt()));
            socket.getOutputStream().write(header());
            synchronized (this) {
                listeners.add(socket);
            }
            watch(socket, in);
        } catch (IOException thoughtBetterOfIt) {
            // A caller that only looked whether anyone is here.
            return;
        }
    }

    /** A listener that hangs up is forgotten. */
    private void watch(Socket socket, DataInputStream in) {
        Thread watcher = new Thread(
                () -> {
                    try (socket) {
                        if (in.read() >= 0) throw new EOFException("a listener has nothing to say after its header");
                    } catch (IOException gone) {
                        // However it went, it went.
                        return;
                    } finally {
                        synchronized (this) {
                            listeners.remove(socket);
                        }
                    }
                },
                name + "-watcher");
        watcher.setDaemon(true);
        watcher.start();
    }

    private byte[] header() {
        List<String> fields = List.of(
                "callerid=" + name,
                "topic=" + topic,
                "type=" + schema.type(),
                "md5sum=" + schema.md5(),
                "latching=0",
                "message_definition=" + schema.fullDefinition());
        ByteBuffer bytes =
                ByteBuffer.allocate(64 << 10).order(ByteOrder.LITTLE_ENDIAN).putInt(0);
        for (String field : fields) {
            byte[] text = field.getBytes(StandardCharsets.UTF_8);
            bytes.putInt(text.length).put(text);
        }
        bytes.putInt(0, bytes.position() - 4);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void say(byte[] wireForm) throws IOException {
        byte[] frame = ByteBuffer.allocate(4 + wireForm.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(wireForm.length)
                .put(wireForm)
                .array();
        for (Socket listener : List.copyOf(listeners))
            listener.getOutputStream().write(frame);
    }

    @Override
    public synchronized int listenerCount() {
        return listeners.size();
    }

    @Override
    public synchronized void breakOff() throws IOException {
        if (server != null) server.close();
        for (Socket listener : List.copyOf(listeners)) {
            // No orderly end of stream, but a reset.
            listener.setSoLinger(true, 0);
            listener.close();
        }
        listeners.clear();
    }

    @Override
    public void speakAgain() throws IOException {
        open(port);
    }

    @Override
    public void close() throws IOException {
        XmlRpcServer open = slave;
        if (open == null) return;
        slave = null;
        master.call("unregisterPublisher", name, topic, api);
        breakOff();
        open.close();
    }
}
