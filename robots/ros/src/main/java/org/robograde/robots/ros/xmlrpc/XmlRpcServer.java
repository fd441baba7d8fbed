package org.robograde.robots.ros.xmlrpc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.robograde.robots.ros.sockets.DeadlineStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers method calls, one thread per connection: a method that waits for a peer which calls back in turn cannot starve it. */
public final class XmlRpcServer implements AutoCloseable {
    /** What the methods are. */
    @FunctionalInterface
    public interface Methods {
        /** @throws NoSuchMethodException if there is no such method; any other exception becomes a fault too */
        Object call(String method, List<Object> arguments) throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(XmlRpcServer.class);
    private static final Duration IDLE_MAX = Duration.ofMinutes(2);

    /** From the first byte of a request to its last. */
    private static final Duration REQUEST_WITHIN = Duration.ofSeconds(60);

    private static final int CONNECTIONS_MAX = 1_000;

    private final Methods methods;
    private final String name;
    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private final Duration requestWithin;

    private XmlRpcServer(String name, ServerSocket listener, Methods methods, Duration requestWithin) {
        this.name = name;
        this.listener = listener;
        this.methods = methods;
        this.requestWithin = requestWithin;
    }

    /** @param port 0 takes a free one */
    public static XmlRpcServer start(String name, InetAddress bind, int port, Methods methods) {
        return start(name, bind, port, methods, REQUEST_WITHIN);
    }

    /** @param requestWithin time in which a request that has begun must have come */
    static XmlRpcServer start(String name, InetAddress bind, int port, Methods methods, Duration requestWithin) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(bind, port), 256);
            XmlRpcServer server = new XmlRpcServer(name, listener, methods, requestWithin);
            server.daemon("xmlrpc-accept", server::accept);
            return server;
        } catch (IOException busy) {
            throw new UncheckedIOException(
                    name + " cannot listen on " + bind.getHostAddress() + ":" + port + " (" + busy.getMessage() + ")",
                    busy);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void daemon(String role, Runnable work) {
        Thread thread = new Thread(work, name + "-" + role);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                if (connections.size() >= CONNECTIONS_MAX) {
                    LOG.warn("{}: {} connections are open, one more is refused", name, CONNECTIONS_MAX);
                    socket.close();
                } else {
                    connections.add(socket);
                    daemon("xmlrpc", () -> serve(socket));
                }
            } catch (IOException closed) {
                if (!listener.isClosed()) {
                    LOG.warn("{}: a connection could not be accepted: {}", name, closed.getMessage());
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            DeadlineStream bytes = new DeadlineStream(socket);
            BufferedInputStream in = new BufferedInputStream(bytes);
            while (begins(in, bytes) && answerOne(in, socket.getOutputStream())) {}
        } catch (IOException | RuntimeException gone) {
            LOG.debug("{}: connection from {} ended: {}", name, socket.getRemoteSocketAddress(), gone.toString());
        } finally {
            connections.remove(socket);
        }
    }

    /** Waits for a request, which has little time from its first byte on. */
    private boolean begins(BufferedInputStream in, DeadlineStream bytes) throws IOException {
        bytes.allow(IDLE_MAX);
        in.mark(1);
        boolean begins = in.read() >= 0;
        in.reset();
        bytes.allow(requestWithin);
        return begins;
    }

    private boolean answerOne(BufferedInputStream in, OutputStream out) throws IOException {
        Optional<HttpMessage> read;
        try {
            read = HttpMessage.read(in);
        } catch (SocketTimeoutException tooSlow) {
            return false;
        } catch (IOException refused) {
            HttpMessage.write(out, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n", new byte[0]);
            throw refused;
        }
        if (read.isEmpty()) {
            return false;
        }
        HttpMessage request = read.get();
        if (!request.startLine().startsWith("POST ")) {
            HttpMessage.write(
                    out, "HTTP/1.1 405 Method Not Allowed\r\nAllow: POST\r\nConnection: close\r\n", new byte[0]);
            return false;
        }
        boolean close = request.wantsClose();
        HttpMessage.write(
                out,
                "HTTP/1.1 200 OK\r\nServer: RoboGrade\r\n" + (close ? "Connection: close\r\n" : ""),
                answer(request));
        return !close;
    }

    private byte[] answer(HttpMessage request) {
        try {
            XmlRpcCall call = XmlRpcReader.call(request.body());
            return XmlRpcWriter.answer(methods.call(call.method(), call.arguments()));
        } catch (NoSuchMethodException unknown) {
            return XmlRpcWriter.fault(-32601, "no such method: " + unknown.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return XmlRpcWriter.fault(-32603, "shutting down");
        } catch (Exception failed) {
            LOG.debug("{}: a call failed", name, failed);
            return XmlRpcWriter.fault(-32603, printable(String.valueOf(failed.getMessage())));
        }
    }

    private static String printable(String message) {
        return message.replaceAll("[^\\x20-\\x7e]", "?");
    }

    @Override
    public void close() {
        quietly(listener);
        connections.forEach(XmlRpcServer::quietly);
    }

    private static void quietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception alreadyGone) {
            LOG.trace("closing", alreadyGone);
        }
    }
}
