package org.robograde.robots.ros.bridge;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.ros.RosException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a {@link BridgeSocket}, from its opening to its end: puts frames together and hands messages over. */
final class BridgeConnection implements WebSocket.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(BridgeConnection.class);
    private static final int FIRST_BYTES = 1024;

    private final BridgeSocket.Handler handler;
    private final int messageBytesMax;
    private final StringBuilder text = new StringBuilder();
    private byte[] bytes = new byte[FIRST_BYTES];
    private int byteCount;
    private volatile long lastHeardNanos = System.nanoTime();
    private volatile long lastPingNanos = System.nanoTime();
    private volatile @Nullable WebSocket socket;
    private boolean announced;
    private @Nullable String endReason;

    BridgeConnection(BridgeSocket.Handler handler, int messageBytesMax) {
        this.handler = handler;
        this.messageBytesMax = messageBytesMax;
    }

    void begin(WebSocket made) {
        socket = made;
    }

    @Override
    public void onOpen(WebSocket made) {
        // Nothing is asked for yet: the handler must be told before anything comes.
        lastHeardNanos = System.nanoTime();
    }

    /** Tells the handler, then lets messages in. */
    void open() {
        WebSocket from = socket;
        synchronized (this) {
            announced = endReason == null;
            if (announced) {
                handler.opened();
            }
        }
        if (from != null) {
            from.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        lastHeardNanos = System.nanoTime();
        if ((long) text.length() + part.length() > messageBytesMax) {
            endAndAbort("a message above " + messageBytesMax + " characters came");
            return null;
        }
        text.append(part);
        if (last) {
            String message = text.toString();
            text.setLength(0);
            text.trimToSize();
            handOver(() -> handler.text(message));
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        long monotonicNanos = System.nanoTime();
        lastHeardNanos = monotonicNanos;
        if ((long) byteCount + part.remaining() > messageBytesMax) {
            endAndAbort("a message above " + messageBytesMax + " bytes came");
            return null;
        }
        append(part);
        if (last) {
            Instant now = Instant.now();
            long wallNanos = Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
            ByteBuffer message = ByteBuffer.wrap(Arrays.copyOf(bytes, byteCount));
            byteCount = 0;
            // One large image must not hold its memory for ever.
            bytes = bytes.length > 16 << 20 ? new byte[FIRST_BYTES] : bytes;
            handOver(() -> handler.binary(message, monotonicNanos, wallNanos));
        }
        from.request(1);
        return null;
    }

    private void append(ByteBuffer part) {
        int needed = byteCount + part.remaining();
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(messageBytesMax, Math.max(needed, 2L * bytes.length)));
        }
        int length = part.remaining();
        part.get(bytes, byteCount, length);
        byteCount += length;
    }

    private void handOver(Runnable message) {
        if (isEnded()) {
            return;
        }
        try {
            message.run();
        } catch (RosException broken) {
            endAndAbort(String.valueOf(broken.getMessage()));
        } catch (RuntimeException ownMistake) {
            LOG.error("a message from the bridge could not be dealt with", ownMistake);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        lastHeardNanos = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        lastHeardNanos = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end("the bridge closed it with code " + code + (reason.isEmpty() ? "" : ": " + reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage());
    }

    void send(Object content, Duration patience) throws InterruptedException, ExecutionException, TimeoutException {
        WebSocket to = socket;
        if (to == null || isEnded()) {
            return;
        }
        // A duplicate is big-endian: the JDK masks eight bytes at a time, and scrambles what is in a little-endian
        // buffer.
        CompletableFuture<WebSocket> sending = content instanceof String words
                ? to.sendText(words, true)
                : to.sendBinary(((ByteBuffer) content).duplicate(), true);
        sending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks a silent bridge for a sign of life, and takes it for gone when none comes. */
    void pingOrGiveUp(Duration silence) throws InterruptedException, ExecutionException, TimeoutException {
        long now = System.nanoTime();
        WebSocket to = socket;
        if (now - lastHeardNanos > silence.toNanos() && lastPingNanos > lastHeardNanos) {
            endAndAbort("it has been silent for " + silence.toMillis() + " ms");
        } else if (to != null && now - Math.max(lastHeardNanos, lastPingNanos) > silence.toNanos() / 3) {
            lastPingNanos = now;
            to.sendPing(ByteBuffer.wrap("alive?".getBytes(StandardCharsets.US_ASCII)))
                    .get(silence.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Says goodbye and waits for the answer, so that what was sent before is not lost. */
    void goodbye(Duration patience) throws InterruptedException {
        WebSocket to = socket;
        if (to == null) {
            return;
        }
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            to.sendClose(WebSocket.NORMAL_CLOSURE, "").get(patience.toMillis(), TimeUnit.MILLISECONDS);
            while (!isEnded() && System.nanoTime() < deadline) {
                Thread.sleep(2);
            }
        } catch (ExecutionException | TimeoutException gone) {
            LOG.debug("the bridge was gone before the goodbye", gone);
        } finally {
            endAndAbort("this side left");
        }
    }

    private void endAndAbort(String why) {
        end(why);
        WebSocket from = socket;
        if (from != null) {
            from.abort();
        }
    }

    void end(String why) {
        synchronized (this) {
            if (endReason != null) {
                return;
            }
            endReason = why;
            if (announced) {
                handler.broken(why);
            }
        }
    }

    synchronized boolean isEnded() {
        return endReason != null;
    }

    synchronized String endReason() {
        return endReason == null ? "" : endReason;
    }
}
