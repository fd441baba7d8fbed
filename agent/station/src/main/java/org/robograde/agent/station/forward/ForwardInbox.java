package org.robograde.agent.station.forward;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.instruments.ClockOffset;
import org.robograde.agent.station.instruments.ClockResource;

/**
 * The main station's side: takes what far stations forward, each record once and in order, and acknowledges it when it is on disk here. A record that
 * was there before is acknowledged again and not stored again; one that leaves a gap is refused, so that the sender begins where the gap is.
 */
public final class ForwardInbox implements AutoCloseable {
    static final String PATH = "forward";
    private static final int STATIONS_MAX = 100;

    private final CoapServer server;
    private final CoapEndpoint endpoint;
    private final String scheme;
    private final Path folder;
    private final Listener listener;
    private final SecurityLog log;
    private final Map<String, Station> stations = new HashMap<>();

    /** Who is told of records. */
    @FunctionalInterface
    public interface Listener {
        /** Whether a station of this name may forward; what others send is refused and not stored. */
        default boolean knows(String station) {
            return true;
        }

        /**
         * A record that is on disk here; after a crash in between it is not told again.
         *
         * @param station the far station's name
         * @param clock how that station's clock stands to this one's, if it knows
         */
        void onRecord(String station, StoredRecord record, Optional<ClockOffset> clock);
    }

    private static final class Station {
        private final RecordFile file;
        private long last;

        Station(Path path) throws IOException {
            file = RecordFile.open(path, (at, record) -> last = record.sequence());
        }
    }

    private ForwardInbox(
            CoapServer server, CoapEndpoint endpoint, String scheme, Path folder, Listener listener, SecurityLog log) {
        this.server = server;
        this.endpoint = endpoint;
        this.scheme = scheme;
        this.folder = folder;
        this.listener = listener;
        this.log = log;
    }

    /**
     * @param scheme as {@link Coap#server}
     * @param wallNanos this station's clock (UTC since 1970), which far stations compare theirs with
     * @param folder one file per far station and outbox
     */
    public static ForwardInbox start(
            String scheme,
            InetSocketAddress bind,
            CoapSecurity security,
            SecurityLog log,
            LongSupplier wallNanos,
            Path folder,
            Listener listener)
            throws IOException {
        Files.createDirectories(folder);
        CoapEndpoint endpoint = Coap.server(scheme, bind, security, log);
        CoapServer server = new CoapServer(endpoint.getConfig());
        server.addEndpoint(endpoint);
        ForwardInbox inbox = new ForwardInbox(server, endpoint, scheme, folder, listener, log);
        server.add(inbox.new Taking());
        server.add(new ClockResource(wallNanos));
        try {
            server.start();
        } catch (IllegalStateException e) {
            server.destroy();
            throw new IOException("CoAP port " + bind + " cannot be had: " + e.getMessage(), e);
        }
        return inbox;
    }

    static String checkedName(String name) {
        if (!name.matches("[A-Za-z0-9_-]{1,63}")) {
            throw new IllegalArgumentException(
                    "a station's name is 1 to 63 letters, digits, - or _, not \"" + name + "\"");
        }
        return name;
    }

    public URI address() {
        InetSocketAddress at = endpoint.getAddress();
        return URI.create(scheme + "://" + at.getAddress().getHostAddress() + ":" + at.getPort());
    }

    private final class Taking extends CoapResource {
        Taking() {
            super(PATH);
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            try {
                String name = checkedName(parameter(exchange, "from"));
                if (!listener.knows(name)) {
                    log.refused(
                            SecurityLog.Kind.UNAUTHENTICATED,
                            String.valueOf(exchange.getSourceSocketAddress()),
                            "the site has no far station \"" + name + "\"; nothing of it was stored");
                    throw new IllegalArgumentException("the site has no far station \"" + name + "\"");
                }
                String epoch = parameter(exchange, "epoch");
                if (!epoch.matches("[0-9a-f-]{36}")) {
                    throw new IllegalArgumentException("no outbox is called \"" + epoch + "\"");
                }
                Optional<ClockOffset> clock = clock(parameter(exchange, "clock"));
                long last = take(name, name + "-" + epoch, StoredRecord.decodeAll(exchange.getRequestPayload()), clock);
                exchange.respond(ResponseCode.CHANGED, String.valueOf(last), MediaTypeRegistry.TEXT_PLAIN);
            } catch (StoredRecord.MalformedException | IllegalArgumentException e) {
                exchange.respond(ResponseCode.BAD_REQUEST, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                exchange.respond(
                        ResponseCode.INTERNAL_SERVER_ERROR, "the main station's disk takes nothing: " + e.getMessage());
            }
        }
    }

    private static String parameter(CoapExchange exchange, String name) {
        return Optional.ofNullable(exchange.getQueryParameter(name)).orElse("");
    }

    private static Optional<ClockOffset> clock(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("-?[0-9]{1,18},[0-9]{1,18}")) {
            throw new IllegalArgumentException("\"" + text + "\" is no clock's offset and uncertainty");
        }
        int comma = text.indexOf(',');
        return Optional.of(
                new ClockOffset(Long.parseLong(text.substring(0, comma)), Long.parseLong(text.substring(comma + 1))));
    }

    /** @return the last sequence that is on disk */
    private synchronized long take(String name, String outbox, List<StoredRecord> records, Optional<ClockOffset> clock)
            throws IOException {
        Station station = stations.get(outbox);
        if (station == null) {
            if (stations.size() >= STATIONS_MAX) {
                throw new IllegalArgumentException("more than " + STATIONS_MAX + " outboxes forward");
            }
            station = new Station(folder.resolve(outbox + ".records"));
            stations.put(outbox, station);
        }
        int from = 0;
        while (from < records.size() && records.get(from).sequence() <= station.last) {
            from++;
        }
        List<StoredRecord> fresh = records.subList(from, records.size());
        long expected = station.last + 1;
        for (StoredRecord record : fresh) {
            if (record.sequence() != expected) {
                throw new IllegalArgumentException(
                        "sequence " + record.sequence() + " came where " + expected + " is next; send from there");
            }
            expected++;
        }
        for (StoredRecord record : fresh) {
            station.file.append(record);
        }
        if (!fresh.isEmpty()) {
            station.file.force();
            station.last = expected - 1;
            fresh.forEach(record -> listener.onRecord(name, record, clock));
        }
        return station.last;
    }

    @Override
    public synchronized void close() throws IOException {
        server.destroy();
        for (Station station : stations.values()) {
            station.file.close();
        }
    }
}
