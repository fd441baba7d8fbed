package org.robograde.agent.station.forward;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Appends to an outbox as fast as it can, and says what it has appended, until it is killed. */
final class OutboxProbe {
    private OutboxProbe() {}

    public static void main(String[] arguments) throws Exception {
        Outbox outbox = Outbox.open(Path.of(arguments[0]), 1 << 30);
        for (int i = 1; true; i++) {
            outbox.append(("reading " + i).getBytes(StandardCharsets.UTF_8));
            System.out.println(i);
        }
    }
}
