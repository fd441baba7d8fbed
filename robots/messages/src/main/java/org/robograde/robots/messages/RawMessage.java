package org.robograde.robots.messages;

import java.nio.ByteBuffer;

/**
 * One message as it came off the wire, before anyone looked at it: what the recorder keeps.
 *
 * @param topic name as the master knows it
 * @param encoding how payload and definition are written
 * @param type {@code package/Name}, for CDR {@code package/msg/Name}
 * @param md5 of the definition the publisher stated; empty where the protocol has none
 * @param definition the publisher's own definition text (may be incomplete: some publishers send no dependencies)
 * @param callerId the publishing node
 * @param latching whether the publisher latches this topic
 * @param payload wire form, read-only, position 0
 * @param receivedMonotonicNanos the station's monotonic clock at the last byte
 * @param receivedWallNanos the station's wall clock (UTC, since 1970) at the last byte
 */
public record RawMessage(
        String topic,
        WireEncoding encoding,
        String type,
        String md5,
        String definition,
        String callerId,
        boolean latching,
        ByteBuffer payload,
        long receivedMonotonicNanos,
        long receivedWallNanos) {}
