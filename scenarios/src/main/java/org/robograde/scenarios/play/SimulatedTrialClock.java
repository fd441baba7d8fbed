package org.robograde.scenarios.play;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.RobotLink;

/**
 * Simulated time, granted step by step. The field stands still between two grants; each grant first tells it how many commands were sent, and
 * afterwards waits until everything it published has arrived. So commands and messages land at the same simulated instant on any machine.
 */
public final class SimulatedTrialClock implements TrialClock {
    /** The simulation's own step; every grant is a multiple of it. */
    public static final long STEP_NANOS = 20_000_000;

    private static final String SERVICE = "/field/grant_time";
    private static final String TYPE = "robograde_msgs/GrantTime";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RobotLink link;
    private final Supplier<Map<String, Long>> sentCounts;
    private final List<ReceiptGate> gates;
    private final ServiceSchema schema;
    private Map<String, Long> publishedAtStandstill = Map.of();
    private volatile long nowNanos;

    private SimulatedTrialClock(RobotLink link, Supplier<Map<String, Long>> sentCounts, List<ReceiptGate> gates) {
        this.link = link;
        this.sentCounts = sentCounts;
        this.gates = List.copyOf(gates);
        this.schema = MessageRegistry.shipped().service(TYPE);
    }

    /**
     * Takes over a field that stands still. Call it when every receiver is connected and before anything else grants time.
     *
     * @param sentCounts messages sent so far per command topic, since the link was made; usually {@code driver::sentCounts}
     * @param gates those who must have received everything: the driver's own, and the recorder's
     * @throws LinkException if the field does not answer
     */
    public static SimulatedTrialClock standingStill(
            RobotLink link, Supplier<Map<String, Long>> sentCounts, List<ReceiptGate> gates) {
        SimulatedTrialClock clock = new SimulatedTrialClock(link, sentCounts, gates);
        // Granting time already past moves nothing, and tells the time and the counts.
        Message answer = clock.grant(0);
        clock.publishedAtStandstill = counts(answer);
        clock.gates.forEach(ReceiptGate::standstill);
        return clock;
    }

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    /** Goes to the next whole step at or after {@code trialNanos}. */
    @Override
    public void advanceTo(long trialNanos) throws InterruptedException {
        long until = -Math.floorDiv(-trialNanos, STEP_NANOS) * STEP_NANOS;
        if (until <= nowNanos) return;
        Message answer = grant(until);
        if (nowNanos < until)
            throw new LinkException("asked " + SERVICE + " for time until " + until + " ns, got " + nowNanos + " ns");
        Map<String, Long> published = new HashMap<>();
        counts(answer)
                .forEach((topic, count) -> published.put(topic, count - publishedAtStandstill.getOrDefault(topic, 0L)));
        for (ReceiptGate gate : gates) gate.awaitReceived(published);
    }

    private Message grant(long until) {
        List<String> topics = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        sentCounts.get().forEach((topic, count) -> {
            topics.add(topic);
            counts.add(count);
        });
        Message request = schema.request()
                .newMessage()
                .set("until", RosTime.ofNanos(until))
                .set("command_topics", topics)
                .set(
                        "command_counts",
                        counts.stream().mapToLong(Long::longValue).toArray())
                .build();
        Message answer = link.call(SERVICE, TYPE, request, PATIENCE);
        nowNanos = answer.time("now").toNanos();
        return answer;
    }

    private static Map<String, Long> counts(Message answer) {
        List<?> topics = (List<?>) answer.get("topics");
        long[] published = (long[]) answer.get("published");
        if (topics.size() != published.length)
            throw new LinkException(
                    SERVICE + " answered " + topics.size() + " topics and " + published.length + " counts");
        Map<String, Long> counts = new HashMap<>();
        for (int i = 0; i < published.length; i++) counts.put((String) topics.get(i), published[i]);
        return counts;
    }
}
