package org.robograde.scenarios.play;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.robograde.robots.units.LinkException;

/** Someone who must have received what a simulated field published before its time may go on: the recorder, the driver. */
public interface ReceiptGate {
    /** Called once, with all topics connected and simulated time standing still: what was received up to here does not count. */
    default void standstill() {}

    /**
     * Waits.
     *
     * @param published messages per topic since {@link #standstill}; topics this receiver does not listen to are to be ignored
     * @throws LinkException if they do not arrive
     */
    void awaitReceived(Map<String, Long> published) throws InterruptedException;

    /**
     * A gate over counts that a receiver keeps anyway.
     *
     * @param receivedCounts messages taken in so far per topic
     * @param patience wall time
     */
    static ReceiptGate over(Supplier<Map<String, Long>> receivedCounts, Duration patience) {
        return new ReceiptGate() {
            private final Map<String, Long> atStandstill = new HashMap<>();

            @Override
            public void standstill() {
                atStandstill.clear();
                atStandstill.putAll(receivedCounts.get());
            }

            @Override
            public void awaitReceived(Map<String, Long> published) throws InterruptedException {
                long deadline = System.nanoTime() + patience.toNanos();
                while (true) {
                    String missing = missing(published);
                    if (missing.isEmpty()) return;
                    if (System.nanoTime() > deadline)
                        throw new LinkException(
                                "published but not received within " + patience.toMillis() + " ms: " + missing
                                        + "; the link lost messages, or a topic was connected after time began to pass");
                    if (Thread.interrupted()) throw new InterruptedException("waiting for " + missing);
                    LockSupport.parkNanos(20_000);
                }
            }

            private String missing(Map<String, Long> published) {
                for (var received : receivedCounts.get().entrySet()) {
                    long taken = received.getValue() - atStandstill.getOrDefault(received.getKey(), 0L);
                    long sent = published.getOrDefault(received.getKey(), 0L);
                    if (taken < sent) return received.getKey() + " (" + taken + " of " + sent + ")";
                }
                return "";
            }
        };
    }
}
