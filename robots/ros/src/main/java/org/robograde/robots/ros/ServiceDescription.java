package org.robograde.robots.ros;

/**
 * What a service's server says of it when asked without a call.
 *
 * @param node the serving node
 * @param type {@code package/Name}
 * @param requestType empty where the server does not say
 * @param responseType empty where the server does not say
 */
public record ServiceDescription(String node, String type, String md5, String requestType, String responseType) {}
