package org.robograde.agent.station.recorder;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.robograde.robots.units.LinkException;
import org.robograde.scenarios.play.ReceiptGate;

/**
 * Keeps simulated time from moving on until the recorder has everything: what the field says it published, and what the station
 * itself sent. A message missing here would be missing from the evidence without anyone knowing.
 */
public final class RecorderGate implements ReceiptGate {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Ear ear;
    private final Supplier<Map<String, Long>> sentCounts;
    private Map<String, Long> receivedAtStandstill = Map.of();
    private Map<String, Long> sentAtStandstill = Map.of();
    private Runnable onWindow = () -> {};

    /** @param sentCounts messages the station sent so far per command topic */
    public RecorderGate(Ear ear, Supplier<Map<String, Long>> sentCounts) {
        this.ear = ear;
        this.sentCounts = sentCounts;
    }

    /** Called each time a granted window is complete; the clock then shows the window's end. */
    public void onWindow(Runnable next) {
        onWindow = next;
    }

    @Override
    public void standstill() {
        receivedAtStandstill = ear.received();
        sentAtStandstill = sentCounts.get();
    }

    /** Waits until whatever the station sent so far has come back to the recorder; false if it does not. */
    public boolean awaitSent() throws InterruptedException {
        return ear.awaitReceived(sent(), PATIENCE);
    }

    @Override
    public void awaitReceived(Map<String, Long> published) throws InterruptedException {
        Map<String, Long> expected = sent();
        published.forEach((topic, count) -> expected.put(topic, count + receivedAtStandstill.getOrDefault(topic, 0L)));
        if (!ear.awaitReceived(expected, PATIENCE)) {
            throw new LinkException("the recorder did not receive what was published within " + PATIENCE.toSeconds()
                    + " s; missing per topic: " + ear.missing(expected));
        }
        onWindow.run();
    }

    private Map<String, Long> sent() {
        Map<String, Long> expected = new HashMap<>();
        sentCounts
                .get()
                .forEach((topic, count) -> expected.put(
                        topic,
                        count
                                - sentAtStandstill.getOrDefault(topic, 0L)
                                + receivedAtStandstill.getOrDefault(topic, 0L)));
        return expected;
    }
}
