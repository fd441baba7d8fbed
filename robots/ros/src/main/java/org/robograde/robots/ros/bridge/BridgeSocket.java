package org.robograde.robots.ros.bridge;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.ros.RosException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A WebSocket to a bridge that is made again when it breaks, with back-off. Receives one message at a time: the next is asked for when the
 * handler has returned, so that a slow handler slows the bridge and not our memory.
 */
public final class BridgeSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BridgeSocket.class);
    private static final long BACK_OFF_MILLIS_LEAST = 100;
    private static final long BACK_OFF_MILLIS_MOST = 5_000;
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    /** Messages come from one thread at a time; the end of a connection may be told while a message is being dealt with. */
    public interface Handler {
        /** A connection stands, the first or a later one; whatever the bridge knew of an earlier one it has forgotten. */
        void opened();

        /** @throws RosException if the message breaks the protocol; the connection is then broken */
        void text(String message);

        /**
         * @param message may be kept
         * @param receivedMonotonicNanos at the last byte
         * @param receivedWallNanos at the last byte
         * @throws RosException if the message breaks the protocol; the connection is then broken
         */
        void binary(ByteBuffer message, long receivedMonotonicNanos, long receivedWallNanos);

        void broken(String why);
    }

    private final URI bridge;
    private final String subprotocol;
    private final BridgeOptions options;
    private final Handler handler;
    private final OutgoingQueue queue;
    private final Thread keeper;
    private final CompletableFuture<Void> firstConnected = new CompletableFuture<>();
    private volatile @Nullable BridgeConnection connection;
    private volatile boolean closed;

    private BridgeSocket(URI bridge, String subprotocol, BridgeOptions options, Handler handler) {
        this.bridge = bridge;
        this.subprotocol = subprotocol;
        this.options = options;
        this.handler = handler;
        this.queue = new OutgoingQueue(options.queueBytesMax());
        this.keeper = new Thread(this::keepUp, "bridge " + bridge.getAuthority());
        keeper.setDaemon(true);
    }

    /**
     * Prepares a socket; {@link #connect()} makes the connection.
     *
     * @param bridge {@code ws://} or {@code wss://}
     * @param subprotocol empty where the protocol has none
     */
    public static BridgeSocket to(URI bridge, String subprotocol, BridgeOptions options, Handler handler) {
        return new BridgeSocket(bridge, subprotocol, options, handler);
    }

    /** @throws RosException if no connection comes about in time, saying why */
    public void connect() {
        keeper.start();
        try {
            firstConnected.get(options.connectTimeout().toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            close();
            throw new RosException(reason(refused), refused);
        } catch (TimeoutException late) {
            close();
            throw new RosException("the bridge at " + bridge + " did not answer in time", late);
        } catch (InterruptedException stopping) {
            close();
            Thread.currentThread().interrupt();
            throw new RosException("interrupted while connecting to the bridge at " + bridge, stopping);
        }
    }

    /** Queues words of the protocol. While the link is broken they go nowhere: {@link Handler#opened()} says them again. */
    public void say(String text) {
        if (connection != null) {
            queue.add(new OutgoingQueue.Frame(text, text.length(), false));
        }
    }

    /** Queues bytes of the protocol, such as a service request. */
    public void say(ByteBuffer bytes) {
        requireConnected();
        queue.add(new OutgoingQueue.Frame(bytes, bytes.remaining(), false));
    }

    /** Queues a topic message. @throws RosException if the link is broken now */
    public void publish(Object textOrBytes, int size) {
        requireConnected();
        queue.add(new OutgoingQueue.Frame(textOrBytes, size, true));
    }

    private void requireConnected() {
        if (connection == null) {
            throw new RosException("the link to the bridge at " + bridge + " is broken; nothing was sent");
        }
    }

    public boolean isConnected() {
        return connection != null;
    }

    public long droppedCount() {
        return queue.droppedCount();
    }

    private void keepUp() {
        long backOffMillis = BACK_OFF_MILLIS_LEAST;
        try {
            while (!closed) {
                BridgeConnection made = make();
                if (made == null) {
                    Thread.sleep(backOffMillis);
                    backOffMillis = Math.min(2 * backOffMillis, BACK_OFF_MILLIS_MOST);
                    continue;
                }
                backOffMillis = BACK_OFF_MILLIS_LEAST;
                serve(made);
                if (!closed) {
                    Thread.sleep(backOffMillis);
                }
            }
        } catch (InterruptedException closing) {
            // Only close() interrupts this thread.
            Thread.currentThread().interrupt();
        } finally {
            BridgeConnection last = connection;
            connection = null;
            if (last != null) {
                last.end("this side left");
            }
        }
    }

    private @Nullable BridgeConnection make() throws InterruptedException {
        BridgeConnection made = new BridgeConnection(handler, options.messageBytesMax());
        WebSocket.Builder builder = Shared.CLIENT.newWebSocketBuilder().connectTimeout(options.connectTimeout());
        if (!subprotocol.isEmpty()) {
            builder.subprotocols(subprotocol);
        }
        CompletableFuture<WebSocket> building = builder.buildAsync(bridge, made);
        try {
            WebSocket socket = building.get(options.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
            if (!socket.getSubprotocol().equals(subprotocol)) {
                socket.abort();
                throw new ExecutionException(
                        new IllegalStateException("it does not speak the protocol " + subprotocol));
            }
            made.begin(socket);
            return made;
        } catch (ExecutionException | TimeoutException refused) {
            building.cancel(true);
            String why = "cannot use the bridge at " + bridge + ": " + reason(refused)
                    + "; is it running, and is the address right?";
            if (!firstConnected.completeExceptionally(new RosException(why, refused))) {
                LOG.debug("{}", why);
            }
            return null;
        }
    }

    static String reason(Exception failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** Until the connection ends. */
    private void serve(BridgeConnection made) throws InterruptedException {
        queue.clear();
        connection = made;
        made.open();
        firstConnected.complete(null);
        String why = "the bridge closed it";
        try {
            while (!made.isEnded()) {
                OutgoingQueue.Frame next = queue.take(200);
                if (next != null) {
                    made.send(next.content(), options.silenceTimeout());
                } else {
                    made.pingOrGiveUp(options.silenceTimeout());
                }
            }
            why = made.endReason();
        } catch (ExecutionException | TimeoutException failed) {
            made.end("a message could not be sent");
            why = made.endReason();
        } finally {
            connection = null;
            queue.clear();
        }
        LOG.warn("the link to the bridge at {} broke: {}; it is made again", bridge, why);
    }

    /** Sends what waits, for up to a second, and ends the connection. */
    @Override
    public void close() {
        long deadline = System.nanoTime() + GOODBYE.toNanos();
        try {
            while (connection != null && !queue.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
            closed = true;
            BridgeConnection open = connection;
            if (open != null) {
                open.goodbye(GOODBYE);
            }
            keeper.interrupt();
            keeper.join(GOODBYE.toMillis());
        } catch (InterruptedException stopping) {
            closed = true;
            keeper.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /** One client for the whole program: each has threads of its own that only end with garbage collection. */
    private static final class Shared {
        private static final AtomicInteger COUNT = new AtomicInteger();
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newCachedThreadPool(work -> {
                    Thread thread = new Thread(work, "bridge receiver " + COUNT.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                }))
                .build();
    }
}
