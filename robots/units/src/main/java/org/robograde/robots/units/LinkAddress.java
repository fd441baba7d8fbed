package org.robograde.robots.units;

import java.net.URI;

/** Reads {@code ros1://host:port} as the address of a ROS master. */
final class LinkAddress {
    private LinkAddress() {}

    /** @throws LinkException if the scheme is one this build cannot speak */
    static URI masterUri(URI link) {
        if (!"ros1".equals(link.getScheme()) || link.getHost() == null || link.getPort() <= 0)
            throw new LinkException("cannot reach \"" + link
                    + "\": only ros1://HOST:PORT is spoken here; check the profile's \"link\"");
        return URI.create("http://" + link.getHost() + ":" + link.getPort());
    }
}
