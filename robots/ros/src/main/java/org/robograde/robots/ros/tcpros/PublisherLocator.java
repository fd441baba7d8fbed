package org.robograde.robots.ros.tcpros;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

/** Asks a publishing node where its TCPROS port for a topic is. */
@FunctionalInterface
public interface PublisherLocator {
    /** @throws IOException if the node is gone or does not publish the topic over TCPROS */
    InetSocketAddress locate(URI publisherApi, String topic) throws IOException;
}
