package org.robograde.robots.ros;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RosTime;

/** A node's time, real and told, and what it says on /rosout. */
@Timeout(30)
class RosClockTest {
    private static final MessageSchema CLOCK = MessageRegistry.shipped().get("rosgraph_msgs/Clock");

    private final RosMaster master = RosMaster.startOnLoopback(0);
    private final RosNode teller = RosNode.start(RosNodeOptions.of("/teller", master.uri()));
    private final RosNode node = RosNode.start(RosNodeOptions.of("/node", master.uri()));
    private final RosNode.Publisher clock = teller.advertise("/clock", CLOCK, false);

    @AfterEach
    void close() {
        node.close();
        teller.close();
        master.close();
    }

    private RosClock simulated() throws InterruptedException {
        teller.parameters().set("/use_sim_time", true);
        RosClock simulated = node.clock();
        assertThat(clock.awaitSubscribers(1, Duration.ofSeconds(10))).isTrue();
        return simulated;
    }

    private void tell(long seconds) {
        clock.publish(CLOCK.newMessage()
                .set("clock", new RosTime(seconds, 500_000_000))
                .build());
    }

    private static void awaitTime(RosClock clock, long seconds) throws InterruptedException {
        while (clock.now().seconds() != seconds) {
            Thread.sleep(2);
        }
    }

    private static CompletableFuture<RosClock.Waking> asleep(Sleeping sleeping) throws InterruptedException {
        CompletableFuture<RosClock.Waking> woke = new CompletableFuture<>();
        Thread sleeper = new Thread(() -> {
            try {
                woke.complete(sleeping.sleep());
            } catch (InterruptedException ended) {
                woke.completeExceptionally(ended);
            }
        });
        sleeper.setDaemon(true);
        sleeper.start();
        while (sleeper.getState() != Thread.State.WAITING && sleeper.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(2);
        }
        return woke;
    }

    private interface Sleeping {
        RosClock.Waking sleep() throws InterruptedException;
    }

    @Test
    void without_use_sim_time_the_clock_is_the_walls() throws Exception {
        long before = System.currentTimeMillis();
        assertThat(node.clock().isSimulated()).isFalse();
        assertThat(node.clock().now().toNanos() / 1_000_000).isBetween(before, before + 20_000);
        assertThat(node.clock().sleep(Duration.ofMillis(1))).isEqualTo(RosClock.Waking.REACHED);
        CompletableFuture<RosClock.Waking> woke = asleep(() -> node.clock().sleep(Duration.ofDays(1)));
        node.close();
        assertThat(woke.get(10, TimeUnit.SECONDS)).isEqualTo(RosClock.Waking.CLOSED);
    }

    @Test
    void told_time_is_zero_at_first_and_a_sleeper_wakes_when_its_time_is_told() throws Exception {
        RosClock told = simulated();
        assertThat(told.now()).isEqualTo(RosTime.ZERO);
        CompletableFuture<RosClock.Waking> span = asleep(() -> told.sleep(Duration.ofSeconds(5)));
        CompletableFuture<RosClock.Waking> point = asleep(() -> told.sleepUntil(new RosTime(105, 0)));
        tell(100);
        awaitTime(told, 100);
        tell(105);
        assertThat(point.get(10, TimeUnit.SECONDS)).isEqualTo(RosClock.Waking.REACHED);
        assertThat(span.get(10, TimeUnit.SECONDS)).isEqualTo(RosClock.Waking.REACHED);
        assertThat(told.now()).isEqualTo(new RosTime(105, 500_000_000));
    }

    @Test
    void time_that_goes_back_is_told_and_wakes_who_waits_for_a_time_now_far_away() throws Exception {
        RosClock told = simulated();
        BlockingQueue<List<RosTime>> jumps = new LinkedBlockingQueue<>();
        told.onBackwardJump((before, now) -> jumps.add(List.of(before, now)));
        tell(100);
        awaitTime(told, 100);
        CompletableFuture<RosClock.Waking> woke = asleep(() -> told.sleepUntil(new RosTime(200, 0)));
        tell(7);
        assertThat(woke.get(10, TimeUnit.SECONDS)).isEqualTo(RosClock.Waking.TIME_WENT_BACK);
        assertThat(jumps.poll(10, TimeUnit.SECONDS))
                .containsExactly(new RosTime(100, 500_000_000), new RosTime(7, 500_000_000));
        tell(8);
        awaitTime(told, 8);
        assertThat(jumps).isEmpty();
    }

    @Test
    void what_a_node_says_on_rosout_reaches_who_listens_even_later() throws Exception {
        RosOut voice = RosOut.open(teller);
        voice.say(RosOut.Level.WARN, "low battery");
        BlockingQueue<RosOut.Line> heard = new LinkedBlockingQueue<>();
        RosOut.listen(node, heard::add);
        RosOut.Line line = heard.poll(10, TimeUnit.SECONDS);
        assertThat(line).isNotNull();
        assertThat(line.node()).isEqualTo("/teller");
        assertThat(line.level()).isEqualTo(Optional.of(RosOut.Level.WARN));
        assertThat(line.text()).isEqualTo("low battery");
        assertThat(line.stamp().seconds()).isPositive();
    }
}
