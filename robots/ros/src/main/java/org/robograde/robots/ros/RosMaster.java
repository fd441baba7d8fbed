package org.robograde.robots.ros;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.robograde.robots.ros.master.MasterMethods;
import org.robograde.robots.ros.xmlrpc.XmlRpcServer;

/** An embedded ROS 1 master with its parameter server, for fields and demos that have no roscore; foreign nodes use it as they would Debian's. */
public final class RosMaster implements AutoCloseable {
    private final XmlRpcServer server;
    private final URI uri;

    private RosMaster(XmlRpcServer server, URI uri) {
        this.server = server;
        this.uri = uri;
    }

    /** @param port 0 takes a free one */
    public static RosMaster startOnLoopback(int port) {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** @param address port 0 takes a free one */
    public static RosMaster start(InetSocketAddress address) {
        InetAddress bind = address.getAddress();
        if (bind == null) {
            throw new RosException("'" + address.getHostString() + "' is no address of this machine for a ROS master");
        }
        String host = bind.isAnyLocalAddress() ? "127.0.0.1" : bind.getHostAddress();
        // The methods know the address, which is known once the server listens.
        CompletableFuture<MasterMethods> methods = new CompletableFuture<>();
        XmlRpcServer server = listen(
                bind, address.getPort(), (method, arguments) -> methods.get().call(method, arguments));
        URI uri = URI.create("http://" + host + ":" + server.port());
        methods.complete(new MasterMethods(uri + "/"));
        return new RosMaster(server, uri);
    }

    private static XmlRpcServer listen(InetAddress bind, int port, XmlRpcServer.Methods methods) {
        try {
            return XmlRpcServer.start("master", bind, port, methods);
        } catch (UncheckedIOException busy) {
            throw new RosException(busy.getMessage() + "; check that no other master runs there", busy);
        }
    }

    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        server.close();
    }
}
