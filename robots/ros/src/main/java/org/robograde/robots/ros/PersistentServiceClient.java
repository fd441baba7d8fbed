package org.robograde.robots.ros;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.ros.names.PeerAddress;
import org.robograde.robots.ros.tcpros.ConnectionHeader;
import org.robograde.robots.ros.tcpros.PeerRefusedException;
import org.robograde.robots.ros.tcpros.ServiceConnection;

/** Keeps one connection to a service, and looks for the server again when it is gone. A request is never sent twice. */
final class PersistentServiceClient implements RosNode.ServiceClient {
    private final String service;
    private final String callerId;
    private final ServiceSchema schema;
    private final MasterClient master;
    private @Nullable ServiceConnection connection;

    PersistentServiceClient(String service, String callerId, ServiceSchema schema, MasterClient master) {
        this.service = service;
        this.callerId = callerId;
        this.schema = schema;
        this.master = master;
    }

    @Override
    public synchronized Message call(Message request, Duration timeout) {
        if (!request.schema().equals(schema.request())) {
            throw new IllegalArgumentException(
                    service + " takes a " + schema.request() + ", not a " + request.schema());
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            ServiceConnection open = connected(timeout);
            return open.call(request, Duration.ofNanos(deadline - System.nanoTime()));
        } catch (PeerRefusedException refused) {
            throw new RosException("service " + service + " refused: " + refused.getMessage(), refused);
        } catch (SocketTimeoutException late) {
            close();
            throw new RosException("service " + service + " did not answer within " + timeout.toMillis() + " ms", late);
        } catch (IOException | UnresolvedAddressException gone) {
            close();
            throw new RosException(
                    "service " + service + " was lost (" + gone.getMessage() + "); check that its node still runs",
                    gone);
        } catch (DefinitionException unreadable) {
            close();
            throw new RosException(
                    "service " + service + " answered with what is no "
                            + schema.response().type() + ": " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private ServiceConnection connected(Duration timeout) throws IOException {
        ServiceConnection open = connection;
        if (open != null && open.isAlive()) {
            return open;
        }
        close();
        open = ServiceConnection.open(find(service, master), service, callerId, schema, timeout);
        connection = open;
        return open;
    }

    static ServiceDescription describe(String service, String callerId, MasterClient master, Duration timeout) {
        try {
            ConnectionHeader told = ServiceConnection.probe(find(service, master), service, callerId, timeout);
            return new ServiceDescription(
                    told.get("callerid", ""),
                    told.get("type", ""),
                    told.get("md5sum", ""),
                    told.get("request_type", ""),
                    told.get("response_type", ""));
        } catch (IOException | UnresolvedAddressException gone) {
            throw new RosException(
                    "service " + service + " does not say what it is (" + gone.getMessage()
                            + "); check that its node still runs",
                    gone);
        }
    }

    private static InetSocketAddress find(String service, MasterClient master) throws IOException {
        String address = master.find("lookupService", service)
                .map(Object::toString)
                .orElseThrow(() -> new RosException("no node serves " + service + " at the master " + master.uri()
                        + "; check that the node runs and the name is right"));
        return addressOf(address);
    }

    private static InetSocketAddress addressOf(String stated) throws IOException {
        try {
            return PeerAddress.of(URI.create(stated), 0).resolved();
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the master says it is at '" + stated + "', which is no address", malformed);
        }
    }

    @Override
    public synchronized void close() {
        ServiceConnection open = connection;
        if (open != null) {
            open.close();
            connection = null;
        }
    }
}
