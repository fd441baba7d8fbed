package org.robograde.robots.units.contract;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Debian's rospy as the robot's side. */
public final class RospyOtherSide implements OtherSide {
    private final URI master;
    private final Path folder;
    private final AutoCloseable graph;
    private final List<RospyNode> nodes = new ArrayList<>();

    /**
     * @param folder where programs may leave their logs
     * @param graph closed after all nodes, as the master they talk to
     */
    public RospyOtherSide(URI master, Path folder, AutoCloseable graph) {
        this.graph = graph;
        this.master = master;
        this.folder = folder;
    }

    private RospyNode node(String name) throws Exception {
        RospyNode node = RospyNode.start(master, folder, name);
        nodes.add(node);
        return node;
    }

    private String nextName() {
        return "/rospy_" + nodes.size();
    }

    @Override
    public Speaker speak(String topic, String type, boolean latching) throws Exception {
        String order = "speak " + topic + " " + type + (latching ? " latching" : " plain");
        RospySpeaker speaker = new RospySpeaker(node(nextName()), order);
        speaker.node.order(order);
        return speaker;
    }

    @Override
    public Speaker speakOverBreakableLink(String topic, String type) throws Exception {
        return speak(topic, type, false);
    }

    @Override
    public Hearer hear(String topic, String type) throws Exception {
        RospyNode node = node(nextName());
        node.order("hear " + topic + " " + type);
        return new RospyHearer(node, topic);
    }

    @Override
    public AutoCloseable serve(String service) throws Exception {
        return serve(service, "aloud");
    }

    @Override
    public AutoCloseable serveInSilence(String service) throws Exception {
        return serve(service, "silently");
    }

    private AutoCloseable serve(String service, String how) throws Exception {
        RospyNode node = node(nextName());
        node.order("serve " + service + " " + how);
        return node;
    }

    @Override
    public void close() throws IOException {
        Closing.all(nodes);
        Closing.one(graph);
    }

    private record RospyHearer(RospyNode node, String topic) implements Hearer {
        @Override
        public byte @Nullable [] next(Duration patience) throws Exception {
            return node.heard(topic).poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() throws IOException {
            node.close();
        }
    }

    private final class RospySpeaker implements Speaker {
        private final String order;
        private RospyNode node;

        RospySpeaker(RospyNode node, String order) {
            this.node = node;
            this.order = order;
        }

        @Override
        public String name() {
            return node.name();
        }

        @Override
        public void say(byte[] wireForm) throws Exception {
            node.tell("say " + Base64.getEncoder().encodeToString(wireForm));
        }

        @Override
        public int listenerCount() throws Exception {
            return Integer.parseInt(node.order("listeners"));
        }

        @Override
        public void breakOff() throws Exception {
            node.kill();
        }

        /** The successor of the killed process listens at other ports. */
        @Override
        public void speakAgain() throws Exception {
            node = node(node.name());
            node.order(order);
        }

        @Override
        public void close() throws IOException {
            node.close();
        }
    }
}
