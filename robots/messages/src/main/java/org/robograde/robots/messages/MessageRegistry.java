package org.robograde.robots.messages;

import java.util.Optional;

/** Message and service types known by name: those shipped with the product, plus any found in a ROS package path. Immutable and thread-safe. */
public final class MessageRegistry {
    private MessageRegistry() {}

    /** The definitions shipped in this jar (std_msgs, geometry_msgs, sensor_msgs, nav_msgs, tf2_msgs, ... and our own). */
    public static MessageRegistry shipped() {
        throw new UnsupportedOperationException("contract");
    }

    public Optional<MessageSchema> find(String type) {
        throw new UnsupportedOperationException("contract");
    }

    /** @throws DefinitionException if the type is unknown, naming the nearest known name */
    public MessageSchema get(String type) {
        throw new UnsupportedOperationException("contract");
    }

    /** @throws DefinitionException if the service type is unknown */
    public ServiceSchema service(String type) {
        throw new UnsupportedOperationException("contract");
    }
}
