package org.robograde.robots.ros.bridge.rosbridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.TypeNames;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.bridge.BridgeClient;
import org.robograde.robots.ros.bridge.BridgeJson;
import org.robograde.robots.ros.bridge.MessageForm;

/** One topic that this client offers. */
final class RosbridgePublication implements BridgeClient.Publisher {
    private final RosbridgeClient client;
    private final String id;
    private final String topic;
    private final boolean latching;
    private final MessageForm form;
    private final AtomicLong published = new AtomicLong();
    private volatile boolean withdrawn;

    RosbridgePublication(RosbridgeClient client, String id, String topic, MessageSchema schema, boolean latching) {
        this.client = client;
        this.id = id;
        this.topic = topic;
        this.latching = latching;
        this.form = new MessageForm(schema);
    }

    String id() {
        return id;
    }

    String topic() {
        return topic;
    }

    String advertisement() {
        return BridgeJson.write(BridgeJson.object("advertise")
                .put("id", id)
                .put("topic", topic)
                .put("type", form.schema().type())
                .put("latch", latching));
    }

    @Override
    public void publish(Message message) {
        if (withdrawn) {
            throw new RosException(topic + " was withdrawn; open it again to send on it");
        }
        if (!TypeNames.same(message.schema().type(), form.schema().type())) {
            throw new RosException(topic + " is published as " + form.schema().type() + " and takes no "
                    + message.schema().type());
        }
        ObjectNode words = BridgeJson.object("publish").put("topic", topic);
        words.set("msg", JsonMessages.write(form.of(message)));
        client.publish(BridgeJson.write(words));
        published.incrementAndGet();
    }

    @Override
    public long publishedCount() {
        return published.get();
    }

    @Override
    public boolean awaitSubscribers(Duration timeout) throws InterruptedException {
        return client.awaitSubscriber(topic, timeout);
    }

    @Override
    public void close() {
        withdrawn = true;
        client.withdraw(this);
    }
}
