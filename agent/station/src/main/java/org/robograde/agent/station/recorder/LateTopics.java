package org.robograde.agent.station.recorder;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.LinkRecord;
import org.robograde.robots.units.RobotLink;

/** Watches the robot's graph for topics that appear while a trial is recorded, and has them recorded from then on. */
final class LateTopics implements AutoCloseable {
    private static final long PAUSE_MILLIS = 500;
    private static final String REASON =
            "the topic appeared while recording; what was sent before it was heard is missing";
    private static final String KNOWN_BY = "the robot's graph, asked twice a second";

    private final RobotLink link;
    private final Ear ear;
    private final Predicate<String> wanted;
    private final TrialRecorder recorder;
    private final LongSupplier trialNow;
    private final LongUnaryOperator atMonotonic;
    private final Thread thread = new Thread(this::watch, "recorder-graph");
    private final Map<String, Long> unconnectedSince = new TreeMap<>();
    private long askedNanos;

    LateTopics(
            RobotLink link,
            Ear ear,
            Predicate<String> wanted,
            TrialRecorder recorder,
            LongSupplier trialNow,
            LongUnaryOperator atMonotonic) {
        this.link = link;
        this.ear = ear;
        this.wanted = wanted;
        this.recorder = recorder;
        this.trialNow = trialNow;
        this.atMonotonic = atMonotonic;
        askedNanos = trialNow.getAsLong();
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (!Thread.interrupted()) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                ask();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        long now = trialNow.getAsLong();
        Map<String, String> offered;
        try {
            offered = link.topics();
        } catch (LinkException e) {
            // Whoever plays or records learns of a lost link by itself; its end must not be told twice.
            return;
        }
        offered.forEach((topic, type) -> {
            if (wanted.test(topic)) {
                hear(topic, type, now);
            }
        });
        askedNanos = now;
        unconnectedSince.entrySet().removeIf(each -> stated(each.getKey(), each.getValue(), now));
    }

    private void hear(String topic, String type, long nowNanos) {
        try {
            if (ear.listen(topic)) {
                unconnectedSince.put(topic, askedNanos);
                recorder.event(new TrialEvent(nowNanos, "topic_appeared", Map.of("topic", topic, "type", type)));
            }
        } catch (LinkException e) {
            // As above; it is tried again when the graph is asked again.
        }
    }

    /** The ledger's entry is made once the span is known: from when the topic was not there yet to when it was heard. */
    private boolean stated(String topic, long sinceNanos, long nowNanos) {
        Optional<LinkRecord> first = ear.links(topic).stream().findFirst();
        if (first.isEmpty() && !ear.isConnected(topic)) {
            return false;
        }
        long heardFrom = first.map(each -> atMonotonic.applyAsLong(each.connectedMonotonicNanos()))
                .orElse(nowNanos);
        recorder.lost(topic, -1, sinceNanos, Math.max(sinceNanos, heardFrom), REASON, KNOWN_BY);
        return true;
    }

    /** Topics whose publisher was never reached are stated as missing to the end. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!thread.isAlive()) {
            long now = trialNow.getAsLong();
            unconnectedSince.forEach((topic, since) -> recorder.lost(topic, -1, since, now, REASON, KNOWN_BY));
        }
    }
}
