package org.robograde.robots.ros;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.ServiceSchema;

/** Prints how fast this machine is, and fails only where something is wrong by an order of magnitude, such as a 40 ms delayed acknowledgement. */
@Timeout(120)
class RosSpeedTest {
    private static final MessageSchema STRING = MessageRegistry.shipped().get("std_msgs/String");
    private static final MessageSchema IMAGE = MessageRegistry.shipped().get("sensor_msgs/Image");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final RosMaster master = RosMaster.startOnLoopback(0);
    private final RosNode sender = RosNode.start(RosNodeOptions.of("/sender", master.uri()));
    private final RosNode receiver = RosNode.start(RosNodeOptions.of("/receiver", master.uri()));

    @AfterEach
    void close() {
        sender.close();
        receiver.close();
        master.close();
    }

    @Test
    void a_kept_service_connection_answers_in_well_under_a_millisecond() {
        ServiceSchema trigger = MessageRegistry.shipped().service("std_srvs/Trigger");
        sender.serve(
                "/trigger",
                trigger,
                request -> trigger.response().newMessage().set("success", true).build());
        RosNode.ServiceClient client = receiver.client("/trigger", trigger);
        Message request = trigger.request().newMessage().build();
        for (int i = 0; i < 5_000; i++) {
            client.call(request, SOON);
        }
        long[] nanos = new long[10_000];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            client.call(request, SOON);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "service call: median %d us, 99%% within %d us%n", nanos[5_000] / 1_000, nanos[9_900] / 1_000);
        assertThat(nanos[5_000]).isLessThan(5_000_000);
    }

    @Test
    void small_messages_pass_by_the_ten_thousand_per_second() throws Exception {
        Message message = STRING.newMessage().set("data", "x".repeat(196)).build();
        double perSecond = messagesPerSecond(STRING, message, 400_000);
        System.out.printf("200-byte messages received raw: %.0f per second%n", perSecond);
        assertThat(perSecond).isGreaterThan(10_000);
    }

    @Test
    void camera_images_pass_by_the_hundred_per_second() throws Exception {
        Message message =
                IMAGE.newMessage().set("data", new byte[640 * 480 * 3]).build();
        double perSecond = messagesPerSecond(IMAGE, message, 1_000);
        System.out.printf("640x480 images received raw: %.0f per second%n", perSecond);
        assertThat(perSecond).isGreaterThan(50);
    }

    /** Sent as fast as they are received, with a window so that no queue drops. */
    private double messagesPerSecond(MessageSchema schema, Message message, int count) throws Exception {
        AtomicLong received = new AtomicLong();
        CountDownLatch all = new CountDownLatch(count);
        receiver.subscribeRaw("/stream", raw -> {
            received.incrementAndGet();
            all.countDown();
        });
        RosNode.Publisher publisher = sender.advertise("/stream", schema, false);
        assertThat(publisher.awaitSubscribers(1, SOON)).isTrue();
        long bytes = Ros1Codec.encode(message).length;
        long window = Math.max(8, Math.min(20_000, (8L << 20) / bytes));
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            while (i - received.get() > window) {
                LockSupport.parkNanos(20_000);
            }
            publisher.publish(message);
        }
        all.await();
        assertThat(publisher.droppedCount()).isZero();
        return count / ((System.nanoTime() - start) / 1e9);
    }
}
