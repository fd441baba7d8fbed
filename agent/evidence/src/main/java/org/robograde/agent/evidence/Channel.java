package org.robograde.agent.evidence;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One stream of evidence: a topic, an instrument, a camera, or the station's own events.
 *
 * @param id unique in its file
 * @param topic e.g. {@code /odom}, {@code /robograde/events}, {@code /observations/unit_pose}
 * @param messageEncoding {@code ros1}, {@code cdr}, {@code json} or {@code senml+json}
 * @param schemaName e.g. {@code nav_msgs/Odometry}
 * @param schemaEncoding {@code ros1msg}, {@code ros2msg}, {@code jsonschema}, or empty
 * @param schemaText the full definition
 * @param metadata e.g. {@code callerid}, {@code md5sum}, {@code latching}, {@code source}; iterates in the order of its keys
 */
public record Channel(
        int id,
        String topic,
        String messageEncoding,
        String schemaName,
        String schemaEncoding,
        String schemaText,
        Map<String, String> metadata) {
    public Channel {
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    }
}
