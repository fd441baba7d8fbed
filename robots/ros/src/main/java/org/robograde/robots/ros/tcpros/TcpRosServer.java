package org.robograde.robots.ros.tcpros;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.robograde.robots.ros.sockets.DeadlineStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node's one TCPROS port: reads what each caller wants from its header and hands the connection to that topic or service. */
public final class TcpRosServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TcpRosServer.class);
    private static final Duration HEADER_WITHIN = Duration.ofSeconds(10);
    private static final int CONNECTIONS_MAX = 4_000;

    private final String node;
    private final ServerSocket listener;
    private final Map<String, Publication> publications = new ConcurrentHashMap<>();
    private final Map<String, ServiceServer> services = new ConcurrentHashMap<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private final Duration headerWithin;

    private TcpRosServer(String node, ServerSocket listener, Duration headerWithin) {
        this.node = node;
        this.listener = listener;
        this.headerWithin = headerWithin;
    }

    public static TcpRosServer start(String node, InetAddress bind) {
        return start(node, bind, HEADER_WITHIN);
    }

    /** @param headerWithin time in which a caller must have said what it wants */
    static TcpRosServer start(String node, InetAddress bind, Duration headerWithin) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.bind(new InetSocketAddress(bind, 0), 256);
            TcpRosServer server = new TcpRosServer(node, listener, headerWithin);
            Daemon.start(node + "-tcpros-accept", server::accept);
            return server;
        } catch (IOException busy) {
            throw new UncheckedIOException(node + " cannot listen on " + bind.getHostAddress(), busy);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** @return false if the topic is offered already */
    public boolean offer(Publication publication) {
        return publications.putIfAbsent(publication.topic(), publication) == null;
    }

    /** @return false if the service is offered already */
    public boolean offer(ServiceServer service) {
        return services.putIfAbsent(service.name(), service) == null;
    }

    public void withdraw(Publication publication) {
        publications.remove(publication.topic(), publication);
    }

    public void withdraw(ServiceServer service) {
        services.remove(service.name(), service);
    }

    public boolean publishes(String topic) {
        return publications.containsKey(topic);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                if (connections.size() >= CONNECTIONS_MAX) {
                    LOG.warn("{}: {} connections are open, one more is refused", node, CONNECTIONS_MAX);
                    socket.close();
                } else {
                    connections.add(socket);
                    Daemon.start(node + "-tcpros", () -> welcome(socket));
                }
            } catch (IOException closed) {
                if (!listener.isClosed()) {
                    LOG.warn("{}: a connection could not be accepted: {}", node, closed.getMessage());
                }
            }
        }
    }

    private void welcome(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            DeadlineStream bytes = new DeadlineStream(socket);
            bytes.allow(headerWithin);
            FrameReader in = new FrameReader(bytes);
            ConnectionHeader asked = ConnectionHeader.read(in);
            bytes.lift();
            handOver(socket, in, asked);
        } catch (IOException gone) {
            LOG.debug("{}: connection from {} ended: {}", node, socket.getRemoteSocketAddress(), gone.toString());
        } finally {
            connections.remove(socket);
        }
    }

    private void handOver(Socket socket, FrameReader in, ConnectionHeader asked) throws IOException {
        Publication publication = publications.get(asked.get("topic", ""));
        ServiceServer service = services.get(asked.get("service", ""));
        if (publication != null) {
            publication.serve(socket, in, asked);
        } else if (service != null) {
            service.serve(socket, in, asked);
        } else {
            String what =
                    asked.find("service").map(name -> "service " + name).orElse("topic " + asked.get("topic", "?"));
            ConnectionHeader.error(node + " does not offer " + what).write(socket.getOutputStream());
        }
    }

    @Override
    public void close() {
        Daemon.closeQuietly(listener);
        connections.forEach(Daemon::closeQuietly);
    }
}
