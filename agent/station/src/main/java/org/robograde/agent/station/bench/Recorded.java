package org.robograde.agent.station.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.bag.BagConnection;
import org.robograde.agent.evidence.bag.BagFile;
import org.robograde.agent.evidence.bag.BagListener;

/** What is in a recording of the benchmark's publisher, counted message by message by the numbers they carry. */
final class Recorded {
    private static final int STAMP_AT = 4 + 11;
    private static final int STAMP_DIGITS = 20;

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> lastNumbers = new TreeMap<>();
    private long holes;
    private long lastStampNanos;
    private long stated;

    private Recorded() {}

    static Recorded nothing() {
        return new Recorded();
    }

    /** What another reader counted: a line {@code counted MESSAGES LAST-STAMP}. */
    static Recorded counted(String printed) {
        Recorded recorded = new Recorded();
        printed.lines().filter(line -> line.startsWith("counted ")).forEach(line -> {
            String[] fields = line.split(" ", -1);
            recorded.counts.put("/bench/small", Long.parseLong(fields[1]));
            recorded.lastStampNanos = Long.parseLong(fields[2]);
        });
        return recorded;
    }

    static Recorded ofBundle(Path folder) {
        Recorded recorded = new Recorded();
        Evidence evidence = Evidence.open(folder);
        Set<String> topics = evidence.counts().keySet().stream()
                .filter(topic -> !topic.startsWith("/robograde/"))
                .collect(Collectors.toSet());
        evidence.read(
                topics,
                message -> recorded.add(
                        message.channel().topic(), message.channel().schemaName(), message.payload()));
        recorded.stated = evidence.damage().stream()
                .mapToLong(Evidence.Damage::count)
                .filter(count -> count > 0)
                .sum();
        return recorded;
    }

    static Recorded ofBag(Path file) throws IOException {
        Recorded recorded = new Recorded();
        Map<Integer, BagConnection> connections = new HashMap<>();
        BagFile.read(file, new BagListener() {
            @Override
            public void connection(BagConnection connection) {
                connections.put(connection.id(), connection);
            }

            @Override
            public void message(int connectionId, long receivedNanos, ByteBuffer payload) {
                BagConnection connection = connections.get(connectionId);
                if (connection != null) {
                    recorded.add(connection.topic(), connection.type(), payload);
                }
            }

            @Override
            public void damage(long messages, long fromNanos, long toNanos, String reason) {}

            @Override
            public void progress(double fraction) {}
        });
        return recorded;
    }

    private void add(String topic, String type, ByteBuffer payload) {
        ByteBuffer in = payload.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long number;
        if (type.equals("std_msgs/String")) {
            number = digits(in, 4, 10);
            lastStampNanos = Math.max(lastStampNanos, digits(in, STAMP_AT, STAMP_DIGITS));
        } else {
            // A tf message begins with the count of its transforms, then the first one's header.
            number = in.getInt(in.position() + (type.endsWith("TFMessage") ? 4 : 0)) & 0xFFFF_FFFFL;
        }
        counts.merge(topic, 1L, Long::sum);
        Long last = lastNumbers.put(topic, number);
        if (last != null && number != last + 1) {
            holes++;
        }
    }

    private static long digits(ByteBuffer in, int from, int count) {
        byte[] digits = new byte[count];
        in.get(in.position() + from, digits);
        return Long.parseLong(new String(digits, StandardCharsets.US_ASCII).strip());
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Places at which a number does not follow the one before it. */
    long holes() {
        return holes;
    }

    /** The sender's stamp of the last message; 0 if none carries one. */
    long lastStampNanos() {
        return lastStampNanos;
    }

    /** Messages that the recording itself says are missing. */
    long stated() {
        return stated;
    }
}
