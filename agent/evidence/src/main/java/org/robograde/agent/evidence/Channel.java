package org.robograde.agent.evidence;

import java.util.Map;

/**
 * One stream of evidence: a topic, an instrument, a camera, or the station's own events.
 *
 * @param id unique in its file
 * @param topic e.g. {@code /odom}, {@code /robograde/events}, {@code /observations/unit_pose}
 * @param messageEncoding {@code ros1}, {@code cdr}, {@code json} or {@code senml+json}
 * @param schemaName e.g. {@code nav_msgs/Odometry}
 * @param schemaEncoding {@code ros1msg}, {@code ros2msg}, {@code jsonschema}, or empty
 * @param schemaText the full definition
 * @param metadata e.g. {@code callerid}, {@code md5sum}, {@code latching}, {@code source}
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
        metadata = Map.copyOf(metadata);
    }
}
