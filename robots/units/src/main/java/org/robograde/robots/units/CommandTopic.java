package org.robograde.robots.units;

import java.time.Duration;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageSchema;

/** One topic a driver sends on. */
record CommandTopic(UnitInterface profile, MessageSchema schema, RobotLink.Sender sender) {
    void awaitListener(Duration patience) throws InterruptedException {
        if (profile.required() && !sender.awaitListener(patience))
            throw new LinkException("nobody listens on " + profile.topic() + " (role " + profile.role() + ", "
                    + profile.type() + ") after " + patience.toMillis()
                    + " ms; is the unit running, and does its profile name the right topic?");
    }

    void send(Message message) {
        sender.send(message);
    }

    long sentCount() {
        return sender.sentCount();
    }

    void close() {
        sender.close();
    }
}
