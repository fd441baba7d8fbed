package org.robograde.robots.ros.tf;

import java.util.List;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.ros.RosNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds a buffer from {@code /tf} and {@code /tf_static}, and has it forget what moves when the node's time jumps back. */
public final class TfListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TfListener.class);
    private static final MessageSchema TF = MessageRegistry.shipped().get("tf2_msgs/TFMessage");

    private final TfBuffer buffer;
    private final List<RosNode.Subscription> subscriptions;

    private TfListener(RosNode node, TfBuffer buffer) {
        this.buffer = buffer;
        this.subscriptions = List.of(
                node.subscribe("/tf", TF, message -> keep(message, false)),
                node.subscribe("/tf_static", TF, message -> keep(message, true)));
    }

    public static TfListener start(RosNode node, TfBuffer buffer) {
        node.clock().onBackwardJump((before, now) -> {
            LOG.warn("{}: time went back from {} to {}; moving frames are forgotten", node.name(), before, now);
            buffer.forgetMoving();
        });
        return new TfListener(node, buffer);
    }

    private void keep(Message message, boolean isStatic) {
        for (Message each : message.messages("transforms")) {
            RigidTransform transform = new RigidTransform(
                    each.number("transform.translation.x"),
                    each.number("transform.translation.y"),
                    each.number("transform.translation.z"),
                    each.number("transform.rotation.x"),
                    each.number("transform.rotation.y"),
                    each.number("transform.rotation.z"),
                    each.number("transform.rotation.w"));
            buffer.add(
                            each.text("header.frame_id"),
                            each.text("child_frame_id"),
                            each.time("header.stamp"),
                            transform,
                            isStatic)
                    .ifPresent(why -> LOG.debug("{}", why));
        }
    }

    @Override
    public void close() {
        subscriptions.forEach(RosNode.Subscription::close);
    }
}
