package org.robograde.robots.ros.tcpros;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node's one TCPROS port: reads what each caller wants from its header and hands the connection to that topic or service. */
public final class TcpRosServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TcpRosServer.class);
    private static final int HEADER_MILLIS_MAX = 10_000;
    private static final int CONNECTIONS_MAX = 4_000;

    private final String node;
    private final ServerSocket listener;
    private final Map<String, Publication> publications = new ConcurrentHashMap<>();
    private final Map<String, ServiceServer> services = new ConcurrentHashMap<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private TcpRosServer(String node, ServerSocket listener) {
        this.node = node;
        this.listener = listener;
    }

    public static TcpRosServer start(String node, InetAddress bind) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.bind(new InetSocketAddress(bind, 0), 256);
            TcpRosServer server = new TcpRosServer(node, listener);
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
            socket.setSoTimeout(HEADER_MILLIS_MAX);
            FrameReader in = new FrameReader(socket.getInputStream());
            ConnectionHeader asked = ConnectionHeader.read(in);
            socket.setSoTimeout(0);
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
