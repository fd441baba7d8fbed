package org.robograde.robots.ros.bridge.rosbridge;

import org.robograde.robots.ros.bridge.TopicListeners;

/** A topic that someone here listens to. Guarded by its client. */
final class HeardTopic {
    /**
     * How it is subscribed.
     *
     * @param id of the operation
     * @param type as the bridge names it
     * @param raw whether the wire bytes were asked for, else JSON
     */
    record Subscribed(String id, String type, KnownTypes.Known known, boolean raw) {}

    final TopicListeners listeners = new TopicListeners();

    @org.jspecify.annotations.Nullable
    Subscribed subscribed;

    int publisherCount;
}
