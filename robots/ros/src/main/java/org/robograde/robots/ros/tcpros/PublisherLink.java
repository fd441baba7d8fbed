package org.robograde.robots.ros.tcpros;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.ros.sockets.DeadlineStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One publisher of one subscribed topic: connects, reads, and connects again for as long as the master lists it. */
final class PublisherLink {
    private static final Logger LOG = LoggerFactory.getLogger(PublisherLink.class);
    private static final int CONNECT_MILLIS_MAX = 2_000;
    private static final Duration HEADER_WITHIN = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    /** A publisher that unregistered may still have messages on the way; this long they are waited for. */
    private static final long LINGER_MILLIS = 5_000;

    /** A publisher that withdraws may hang up before the master tells so; a link that ended is held against it after this. */
    private static final long WITHDRAWING_NANOS = 2_000_000_000L;

    private static final int BUFFER = 256 << 10;
    private static final String WITHDREW = "the publisher withdrew";

    private final TopicSubscription subscription;
    private final URI publisher;
    private @Nullable ByteBuffer buffer;
    private @Nullable SocketChannel socket;
    private boolean connected;
    private boolean listed = true;
    private boolean closed;
    private String lastComplaint = "";
    private long broken;
    private @Nullable Long brokeOffNanos;
    private ConnectionLedger.@Nullable Entry entry;

    PublisherLink(TopicSubscription subscription, URI publisher) {
        this.subscription = subscription;
        this.publisher = publisher;
    }

    void start() {
        Daemon.start(subscription.callerId() + subscription.topic() + "-reader", this::run);
    }

    synchronized boolean isConnected() {
        return connected;
    }

    URI publisher() {
        return publisher;
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (isWanted()) {
            String end = "the publisher hung up";
            try {
                boolean received = receive();
                pause = received ? FIRST_PAUSE_MILLIS : Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
            } catch (IOException | RuntimeException failed) {
                complain(failed);
                end = "broken: " + failed.getMessage();
                pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
            } finally {
                disconnected(end);
            }
            rest(pause);
        }
        subscription.ended(this);
    }

    synchronized boolean isWanted() {
        return listed && !closed;
    }

    private void complain(Exception failed) {
        String complaint = subscription.topic() + " from " + publisher + ": " + failed.getMessage();
        // A refusal or a name without an address is for people to mend; a lost connection is what this class exists
        // for.
        boolean forPeople = failed instanceof PeerRefusedException || failed instanceof UnknownHostException;
        if (forPeople && !complaint.equals(lastComplaint)) {
            LOG.warn("{}", complaint);
        } else {
            LOG.debug("{}", complaint);
        }
        lastComplaint = complaint;
    }

    private synchronized void rest(long millis) {
        waitWhile(() -> listed && !closed, millis);
    }

    /** Waits on this link's lock for at most so long; an interrupt ends the link. */
    private synchronized void waitWhile(BooleanSupplier condition, long millis) {
        long deadline = System.nanoTime() + millis * 1_000_000;
        try {
            for (long left = millis; left > 0 && condition.getAsBoolean(); ) {
                wait(left);
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException stopping) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    private boolean receive() throws IOException {
        InetSocketAddress address = subscription.locate(publisher);
        try (SocketChannel channel = SocketChannel.open()) {
            if (!adopt(channel)) {
                return false;
            }
            // The receive buffer is the kernel's to size: one asked for here would end its tuning, and be capped far
            // lower.
            Socket open = channel.socket();
            open.setTcpNoDelay(true);
            open.connect(address, CONNECT_MILLIS_MAX);
            subscription.request().write(open.getOutputStream());
            DeadlineStream bytes = new DeadlineStream(open);
            bytes.allow(HEADER_WITHIN);
            FrameReader in = new FrameReader(bytes, buffer());
            ConnectionHeader header = ConnectionHeader.read(in);
            RawMessage pattern = subscription.accept(header);
            in.continueOn(channel);
            try {
                return readAll(in, pattern, connected(pattern.callerId()));
            } finally {
                subscription.forget(pattern.callerId());
            }
        }
    }

    /** Outside the heap, since sockets read into nothing else; kept, since such memory is slow to make and to reclaim. */
    private ByteBuffer buffer() {
        ByteBuffer known = buffer;
        if (known == null) {
            known = ByteBuffer.allocateDirect(BUFFER);
            buffer = known;
        }
        return known;
    }

    private boolean readAll(FrameReader in, RawMessage pattern, ConnectionLedger.Entry counted) throws IOException {
        boolean received = false;
        for (byte[] frame = in.next(Frames.LARGEST_MESSAGE); frame != null; frame = in.next(Frames.LARGEST_MESSAGE)) {
            long monotonicNanos = System.nanoTime();
            long wallNanos = ConnectionLedger.wallNanos();
            counted.received(frame.length);
            subscription.deliver(new RawMessage(
                    pattern.topic(),
                    pattern.encoding(),
                    pattern.type(),
                    pattern.md5(),
                    pattern.definition(),
                    pattern.callerId(),
                    pattern.latching(),
                    ByteBuffer.wrap(frame).asReadOnlyBuffer(),
                    monotonicNanos,
                    wallNanos));
            received = true;
        }
        return received;
    }

    /** Connections that ended while the master listed the publisher. */
    synchronized long brokenCount() {
        return broken + (brokeOffNanos == null ? 0 : 1);
    }

    private synchronized boolean adopt(SocketChannel open) {
        socket = open;
        return !closed;
    }

    private ConnectionLedger.Entry connected(String publisherId) {
        ConnectionLedger.Entry begun = subscription.ledger().begin(publisherId, publisher.toString());
        synchronized (this) {
            connected = true;
            broken = brokenCount();
            brokeOffNanos = null;
            entry = begun;
        }
        subscription.linksChanged();
        return begun;
    }

    private void disconnected(String end) {
        synchronized (this) {
            if (connected && entry != null) {
                entry.end(closed ? "closed here" : listed ? end : WITHDREW);
            }
            if (connected && listed && !closed) {
                brokeOffNanos = System.nanoTime();
            }
            connected = false;
            socket = null;
        }
        subscription.linksChanged();
    }

    /** The master lists this publisher again. */
    synchronized void relist() {
        listed = true;
        notifyAll();
    }

    /** The master lists this publisher no more: no new connection, but what is on the way may still come. */
    synchronized void unlist() {
        listed = false;
        if (brokeOffNanos != null && System.nanoTime() - brokeOffNanos < WITHDRAWING_NANOS) {
            brokeOffNanos = null;
            if (entry != null) {
                entry.endedBecause(WITHDREW);
            }
        }
        notifyAll();
        if (connected) {
            Daemon.start(subscription.callerId() + subscription.topic() + "-linger", this::closeAfterLinger);
        } else if (socket != null) {
            Daemon.closeQuietly(socket);
        }
    }

    private synchronized void closeAfterLinger() {
        waitWhile(() -> !listed && !closed && connected, LINGER_MILLIS);
        if (!listed && socket != null) {
            Daemon.closeQuietly(socket);
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
        if (socket != null) {
            Daemon.closeQuietly(socket);
        }
    }
}
