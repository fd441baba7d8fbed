package org.robograde.agent.station.coap;

import org.eclipse.californium.scandium.DtlsHealth;
import org.eclipse.californium.scandium.DtlsHealthExtended2;

/** Tells of DTLS records that were refused; DTLS itself says nothing of them to anyone. */
final class RecordWatch implements DtlsHealth, DtlsHealthExtended2 {
    private final SecurityLog log;

    RecordWatch(SecurityLog log) {
        this.log = log;
    }

    @Override
    public void receivingRecord(boolean drop) {
        if (drop) {
            log.refused(
                    SecurityLog.Kind.RECORD_REFUSED,
                    "",
                    "a DTLS record was refused: replayed, of no known session, or not what its sender sealed");
        }
    }

    @Override
    public void receivingMacError() {
        log.refused(
                SecurityLog.Kind.FORGED,
                "",
                "a DTLS record was refused: its authentication code is wrong (forged or damaged)");
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public void dump(String tag, int maxConnections, int remainingCapacity, int pendingWithoutVerify) {
        // Everything is told at once.
    }

    @Override
    public void startHandshake() {
        // A handshake's end is what counts.
    }

    @Override
    public void endHandshake(boolean success) {
        // HandshakeWatch tells why.
    }

    @Override
    public void sendingRecord(boolean drop) {
        // Not refused by anyone.
    }

    @Override
    public void setPendingIncomingJobs(int count) {
        // Californium's own business.
    }

    @Override
    public void setPendingOutgoingJobs(int count) {
        // As above.
    }

    @Override
    public void setPendingHandshakeJobs(int count) {
        // As above.
    }
}
