package org.robograde.agent.station.directory;

import java.net.URI;
import java.util.List;
import org.eclipse.californium.core.WebLink;

/**
 * One endpoint's entry.
 *
 * @param id last part of the entry's own address
 * @param endpoint name the endpoint gave itself; unique with its sector
 * @param base against which its links are resolved
 * @param lifetimeSeconds for how long the entry holds without being renewed
 * @param renewedNanos monotonic
 */
record Registration(
        String id,
        String endpoint,
        String sector,
        URI base,
        long lifetimeSeconds,
        long renewedNanos,
        List<WebLink> links) {
    Registration {
        links = List.copyOf(links);
    }

    boolean holdsAt(long nowNanos) {
        return (nowNanos - renewedNanos) / 1_000_000_000L < lifetimeSeconds;
    }

    Registration renewed(URI newBase, long seconds, long nowNanos) {
        return new Registration(id, endpoint, sector, newBase, seconds, nowNanos, links);
    }

    /** The address of one of its links. @throws IllegalArgumentException if it is none */
    URI resolve(WebLink link) {
        return base.resolve(link.getURI());
    }
}
