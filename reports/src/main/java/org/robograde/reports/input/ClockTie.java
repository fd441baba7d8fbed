package org.robograde.reports.input;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robograde.agent.evidence.EvidenceMessage;

/** The station's own note of when in the world a trial was: it ties trial time to UTC, also where trial time is simulated. */
final class ClockTie {
    static final String TOPIC = "/robograde/clock";

    private static final int BYTES_MAX = 1000;
    private static final Pattern UTC_NANOS =
            Pattern.compile("\"utcNanos\"\\s*:\\s*\"([1-9][0-9]{0,17}|[1-8][0-9]{18})\"");

    private ClockTie() {}

    /** @return the station's UTC when it wrote this message; empty if the message does not say */
    static Optional<Instant> utc(EvidenceMessage message) {
        ByteBuffer payload = message.payload().duplicate();
        if (!message.channel().messageEncoding().equals("json") || payload.remaining() > BYTES_MAX) {
            return Optional.empty();
        }
        Matcher matcher = UTC_NANOS.matcher(StandardCharsets.UTF_8.decode(payload));
        return matcher.find()
                ? Optional.of(Instant.EPOCH.plusNanos(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }
}
