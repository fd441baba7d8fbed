package org.robograde.robots.messages;

/**
 * A ROS 1 service type.
 *
 * @param type {@code package/Name}
 * @param md5 hash over request text then response text
 */
public record ServiceSchema(String type, String md5, MessageSchema request, MessageSchema response) {}
