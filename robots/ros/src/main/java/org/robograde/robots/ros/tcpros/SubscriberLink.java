package org.robograde.robots.ros.tcpros;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One subscriber of one publication: a queue bounded in bytes, and the thread that writes it out. */
final class SubscriberLink {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriberLink.class);
    private static final int BUFFER = 64 << 10;
    private static final long REPORT_EVERY_NANOS = 10_000_000_000L;

    private final int connectionId = Daemon.nextConnectionId();
    private final String topic;
    private final String callerId;
    private final Socket socket;
    private final OutputStream out;
    private final long queueBytesMax;
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
    private long queuedBytes;
    private long sent;
    private long sentBytes;
    private long dropped;
    private long reported;
    private long reportedNanos;
    private boolean finishing;
    private boolean ended;

    SubscriberLink(String topic, String callerId, Socket socket, OutputStream out, long queueBytesMax) {
        this.topic = topic;
        this.callerId = callerId;
        this.socket = socket;
        this.out = new BufferedOutputStream(out, BUFFER);
        this.queueBytesMax = queueBytesMax;
    }

    /** Queues a message; the newest one is kept whatever its size. */
    synchronized void offer(byte[] encoded) {
        if (finishing || ended) {
            return;
        }
        queue.add(encoded);
        queuedBytes += encoded.length;
        while (queuedBytes > queueBytesMax && queue.size() > 1) {
            queuedBytes -= queue.remove().length;
            dropped++;
        }
        if (dropped > reported && (reported == 0 || System.nanoTime() - reportedNanos > REPORT_EVERY_NANOS)) {
            report();
        }
        notifyAll();
    }

    /** At the first loss, at most every ten seconds, and at the end: a subscriber that loses all the time must not fill the log. */
    private void report() {
        LOG.warn(
                "{}: {} is too slow for its queue of {} bytes; {} messages dropped so far",
                topic,
                callerId,
                queueBytesMax,
                dropped);
        reported = dropped;
        reportedNanos = System.nanoTime();
    }

    synchronized long droppedCount() {
        return dropped;
    }

    synchronized SubscriberRecord soFar() {
        return new SubscriberRecord(connectionId, callerId, sent, sentBytes, dropped);
    }

    /** Writes until the link ends: what runs on the writer thread. */
    void write() {
        List<byte[]> batch = new ArrayList<>();
        try (socket) {
            while (take(batch)) {
                for (byte[] encoded : batch) {
                    Frames.putLength(out, encoded.length);
                    out.write(encoded);
                }
                out.flush();
                wrote(batch);
                batch.clear();
            }
        } catch (IOException gone) {
            LOG.debug("{} hung up: {}", callerId, gone.toString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            abandon();
        }
    }

    private synchronized void wrote(List<byte[]> batch) {
        sent += batch.size();
        for (byte[] encoded : batch) {
            sentBytes += encoded.length;
        }
    }

    /** Moves a buffer's worth of messages, so that what is being written and cannot be dropped any more stays small. */
    private synchronized boolean take(List<byte[]> batch) throws InterruptedException {
        while (queue.isEmpty() && !finishing && !ended) {
            wait();
        }
        int bytes = 0;
        while (!queue.isEmpty() && !ended && bytes < BUFFER) {
            byte[] next = queue.remove();
            bytes += next.length;
            queuedBytes -= next.length;
            batch.add(next);
        }
        return !batch.isEmpty();
    }

    /** Nothing more will come: the link ends once its queue is written. */
    synchronized void finish() {
        finishing = true;
        notifyAll();
    }

    /** Ends the link now. */
    void abandon() {
        synchronized (this) {
            if (!ended && dropped > reported) {
                report();
            }
            ended = true;
            notifyAll();
        }
        Daemon.closeQuietly(socket);
    }

    synchronized void awaitEnd(long deadlineNanos) {
        try {
            for (long left = deadlineNanos - System.nanoTime();
                    !ended && left > 0;
                    left = deadlineNanos - System.nanoTime()) {
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
