package org.robograde.robots.ros;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RosTime;

/**
 * A node's time as ROS means it: the wall clock, or what {@code /clock} tells where the parameter {@code /use_sim_time} was
 * true when the node first asked for its clock. Simulated time is 0 until the first telling, and may jump back. Thread-safe.
 */
public final class RosClock implements AutoCloseable {
    /** Why a sleeper woke. */
    public enum Waking {
        REACHED,
        /** Simulated time jumped back: what was waited for may be far away now, or never come. */
        TIME_WENT_BACK,
        CLOSED
    }

    /** Told after simulated time has jumped back. */
    @FunctionalInterface
    public interface JumpListener {
        void wentBack(RosTime before, RosTime now);
    }

    private final Optional<SimulatedTime> simulated;
    private final Optional<RosNode.Subscription> source;
    private final CountDownLatch closed = new CountDownLatch(1);

    private RosClock(Optional<SimulatedTime> simulated, Optional<RosNode.Subscription> source) {
        this.simulated = simulated;
        this.source = source;
    }

    static RosClock of(RosNode node) {
        boolean isTold = node.parameters()
                .get("/use_sim_time")
                .filter(Boolean.TRUE::equals)
                .isPresent();
        if (!isTold) {
            return new RosClock(Optional.empty(), Optional.empty());
        }
        SimulatedTime time = new SimulatedTime();
        RosNode.Subscription clock = node.subscribe(
                "/clock",
                MessageRegistry.shipped().get("rosgraph_msgs/Clock"),
                message -> time.tell(message.time("clock")));
        return new RosClock(Optional.of(time), Optional.of(clock));
    }

    public boolean isSimulated() {
        return simulated.isPresent();
    }

    public RosTime now() {
        return simulated.map(SimulatedTime::now).orElseGet(RosClock::wallTime);
    }

    private static RosTime wallTime() {
        Instant now = Instant.now();
        return new RosTime(now.getEpochSecond(), now.getNano());
    }

    /** Waits for a span of this clock; a simulated one begins once time has been told. */
    public Waking sleep(Duration span) throws InterruptedException {
        if (simulated.isPresent()) {
            return simulated.get().sleep(span.toNanos());
        }
        return closed.await(span.toNanos(), TimeUnit.NANOSECONDS) ? Waking.CLOSED : Waking.REACHED;
    }

    public Waking sleepUntil(RosTime deadline) throws InterruptedException {
        if (simulated.isPresent()) {
            return simulated.get().sleepUntil(deadline);
        }
        return sleep(Duration.ofNanos(deadline.toNanos() - now().toNanos()));
    }

    /** Never told where time is the wall's. */
    public void onBackwardJump(JumpListener listener) {
        simulated.ifPresent(time -> time.onBackwardJump(listener));
    }

    /** Wakes every sleeper. */
    @Override
    public void close() {
        closed.countDown();
        simulated.ifPresent(SimulatedTime::close);
        source.ifPresent(RosNode.Subscription::close);
    }
}
