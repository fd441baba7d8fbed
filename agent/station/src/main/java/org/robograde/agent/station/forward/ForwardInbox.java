package org.robograde.agent.station.forward;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
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
 * was there before is acknowledged again and not stored again; one that comes before its time waits in memory for what is missing, and one that comes
 * far too early is refused. On disk lie the newest records and the number of the last; older ones make room for them.
 */
public final class ForwardInbox implements AutoCloseable {
    static final String PATH = "forward";
    private static final int STATIONS_MAX = 100;
    private static final long KEPT_BYTES = 32L << 20;
    /** Of all outboxes' records that came before their time. */
    private static final long EARLY_BYTES_MAX = 8L << 20;

    private static final long EARLY_RECORDS_MAX = 4096;

    private final CoapServer server;
    private final CoapEndpoint endpoint;
    private final String scheme;
    private final Path folder;
    private final Listener listener;
    private final SecurityLog log;
    private final Map<String, Sender> senders = new HashMap<>();
    private final AtomicLong earlyBytes = new AtomicLong();

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

        /** What cameras sent before then (this station's clock, UTC since 1970) is needed by nobody. */
        default long neededFromNanos() {
            return 0;
        }
    }

    /** Who waits for an answer, and how its clock stands to this one's. */
    private record Waiting(CoapExchange exchange, Optional<ClockOffset> clock) {}

    /** One outbox of a far station. Many requests may be under way; a thread of its own puts on disk at once what has come of them, and answers. */
    private final class Sender implements AutoCloseable {
        private final String station;
        private final RecordFile file;
        private final Path lastFile;
        private final SortedMap<Long, StoredRecord> early = new TreeMap<>();
        private final List<Waiting> waiting = new ArrayList<>();
        private final Thread thread = new Thread(this::store, "forward-inbox");
        private volatile long last;
        private boolean closed;

        Sender(String station, String outbox) throws IOException {
            this.station = station;
            lastFile = folder.resolve(outbox + ".last");
            last = WholeFile.number(lastFile, "if it is removed records may be taken twice");
            file = RecordFile.open(folder.resolve(outbox + ".records"));
            file.scan((at, record) -> last = Math.max(last, record.sequence()));
            thread.setDaemon(true);
            thread.start();
        }

        /** @throws IllegalArgumentException if one comes far before its time */
        synchronized void take(List<StoredRecord> records, Waiting whose) {
            records.forEach(this::keep);
            waiting.add(whose);
            notifyAll();
        }

        private void keep(StoredRecord record) {
            if (record.sequence() <= last || early.containsKey(record.sequence())) {
                return;
            }
            boolean next = record.sequence() == last + 1;
            boolean roomIsUsedUp = earlyBytes.addAndGet(record.size()) > EARLY_BYTES_MAX;
            if (record.sequence() > last + EARLY_RECORDS_MAX || (roomIsUsedUp && !next)) {
                earlyBytes.addAndGet(-record.size());
                throw new IllegalArgumentException(
                        "sequence " + record.sequence() + " came where " + (last + 1) + " is next; send from there");
            }
            early.put(record.sequence(), record);
        }

        private void store() {
            List<StoredRecord> next = new ArrayList<>();
            List<Waiting> answered = new ArrayList<>();
            try {
                while (true) {
                    next.clear();
                    answered.clear();
                    synchronized (this) {
                        while (waiting.isEmpty() && !closed) {
                            wait();
                        }
                        if (closed) {
                            return;
                        }
                        answered.addAll(waiting);
                        waiting.clear();
                        for (long expected = last + 1; !early.isEmpty() && early.firstKey() == expected; expected++) {
                            next.add(Objects.requireNonNull(early.remove(expected)));
                        }
                    }
                    store(next, answered);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void store(List<StoredRecord> next, List<Waiting> answered) {
            earlyBytes.addAndGet(-next.stream().mapToLong(StoredRecord::size).sum());
            try {
                if (!next.isEmpty()) {
                    file.append(next);
                    file.force();
                    last = next.get(next.size() - 1).sequence();
                    Optional<ClockOffset> clock =
                            answered.get(answered.size() - 1).clock();
                    next.forEach(record -> listener.onRecord(station, record, clock));
                    makeRoom();
                }
                answered.forEach(each -> each.exchange()
                        .respond(
                                ResponseCode.CHANGED,
                                last + " " + listener.neededFromNanos(),
                                MediaTypeRegistry.TEXT_PLAIN));
            } catch (IOException e) {
                answered.forEach(each -> each.exchange()
                        .respond(
                                ResponseCode.INTERNAL_SERVER_ERROR,
                                "the main station's disk takes nothing: " + e.getMessage()));
            }
        }

        /** The number first: without it what comes next would be taken for a gap. */
        private void makeRoom() throws IOException {
            if (file.size() > KEPT_BYTES) {
                WholeFile.replace(lastFile, String.valueOf(last));
                file.clear();
            }
        }

        @Override
        public void close() throws IOException {
            // Not by an interrupt, which would close the file in the middle of a record.
            synchronized (this) {
                closed = true;
                notifyAll();
            }
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            file.close();
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
        CoapEndpoint endpoint = Coap.lossyServer(scheme, bind, security, log);
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
                sender(name, name + "-" + epoch)
                        .take(StoredRecord.decodeAll(exchange.getRequestPayload()), new Waiting(exchange, clock));
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

    private synchronized Sender sender(String station, String outbox) throws IOException {
        Sender sender = senders.get(outbox);
        if (sender == null) {
            if (senders.size() >= STATIONS_MAX) {
                throw new IllegalArgumentException("more than " + STATIONS_MAX + " outboxes forward");
            }
            sender = new Sender(station, outbox);
            senders.put(outbox, sender);
        }
        return sender;
    }

    @Override
    public synchronized void close() throws IOException {
        server.destroy();
        for (Sender sender : senders.values()) {
            sender.close();
        }
    }
}
