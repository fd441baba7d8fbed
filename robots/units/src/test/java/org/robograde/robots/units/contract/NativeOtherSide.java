package org.robograde.robots.units.contract;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;

/** Our own ROS 1 nodes as the robot's side. */
public final class NativeOtherSide implements OtherSide {
    private static final MessageRegistry REGISTRY = MessageRegistry.shipped();
    private static final ServiceSchema SET_BOOL = REGISTRY.service("std_srvs/SetBool");

    private final URI master;
    private final List<AutoCloseable> open = new ArrayList<>();

    /** @param graph closed after all nodes, as the master they talk to */
    public NativeOtherSide(URI master, AutoCloseable graph) {
        this.master = master;
        open.add(graph);
    }

    private RosNode node() {
        RosNode node = RosNode.start(RosNodeOptions.of("/native_" + open.size(), master));
        open.add(node);
        return node;
    }

    @Override
    public Speaker speak(String topic, String type, boolean latching) {
        RosNode node = node();
        MessageSchema schema = REGISTRY.get(type);
        return new NativeSpeaker(node, schema, node.advertise(topic, schema, latching));
    }

    @Override
    public Speaker speakOverBreakableLink(String topic, String type) throws Exception {
        BreakableSpeaker speaker =
                BreakableSpeaker.start(master, "/breakable_" + open.size(), topic, REGISTRY.get(type));
        open.add(speaker);
        return speaker;
    }

    @Override
    public Hearer hear(String topic, String type) {
        BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();
        RosNode node = node();
        node.subscribeRaw(topic, message -> heard.add(bytes(message)));
        return new NativeHearer(node, heard);
    }

    private static byte[] bytes(RawMessage message) {
        ByteBuffer payload = message.payload().duplicate();
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return bytes;
    }

    @Override
    public AutoCloseable serve(String service) {
        return serve(service, request -> {
            if (!request.flag("data")) throw new IllegalStateException(REFUSAL);
            return SET_BOOL.response()
                    .newMessage()
                    .set("success", true)
                    .set("message", DONE)
                    .build();
        });
    }

    @Override
    public AutoCloseable serveInSilence(String service) {
        CountDownLatch released = new CountDownLatch(1);
        open.add(released::countDown);
        AutoCloseable served = serve(service, request -> {
            try {
                released.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            return SET_BOOL.response().newMessage().build();
        });
        return () -> {
            released.countDown();
            served.close();
        };
    }

    private AutoCloseable serve(String service, Function<Message, Message> handler) {
        return node().serve(service, SET_BOOL, handler);
    }

    @Override
    public void close() throws IOException {
        Closing.all(open);
    }

    private record NativeSpeaker(RosNode node, MessageSchema schema, RosNode.Publisher publisher) implements Speaker {
        @Override
        public String name() {
            return node.name();
        }

        @Override
        public void say(byte[] wireForm) {
            publisher.publish(Ros1Codec.decode(schema, ByteBuffer.wrap(wireForm)));
        }

        @Override
        public int listenerCount() {
            return publisher.subscriberCount();
        }

        @Override
        public void breakOff() {
            throw new UnsupportedOperationException("a node says goodbye");
        }

        @Override
        public void speakAgain() {
            throw new UnsupportedOperationException("a node says goodbye");
        }

        @Override
        public void close() {
            publisher.close();
        }
    }

    private record NativeHearer(RosNode node, BlockingQueue<byte[]> heard) implements Hearer {
        @Override
        public byte @Nullable [] next(Duration patience) throws InterruptedException {
            return heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            node.close();
        }
    }
}
