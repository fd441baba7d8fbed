package org.robograde.robots.ros.tcpros;

import java.io.IOException;

/** The peer is there and answered, but will not do it: wrong type, wrong MD5, failed service. */
public final class PeerRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public PeerRefusedException(String message) {
        super(message);
    }
}
