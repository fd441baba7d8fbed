package org.robograde.agent.station.coap;

import org.eclipse.californium.scandium.dtls.Handshaker;
import org.eclipse.californium.scandium.dtls.SessionAdapter;

/** Tells of handshakes that failed: with DTLS a wrong key is silence to whoever sent the request. */
final class HandshakeWatch extends SessionAdapter {
    private final SecurityLog log;
    private final String how;

    HandshakeWatch(SecurityLog log, String how) {
        this.log = log;
        this.how = how;
    }

    @Override
    public void handshakeFailed(Handshaker handshaker, Throwable error) {
        log.refused(
                SecurityLog.Kind.HANDSHAKE_FAILED,
                String.valueOf(handshaker.getPeerAddress()),
                "the DTLS handshake with " + handshaker.getPeerAddress() + " failed (" + error.getMessage() + "); "
                        + how);
    }
}
