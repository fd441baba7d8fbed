package org.robograde.agent.evidence.bag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BagDamageTest {
    @TempDir
    Path folder;

    @Test
    void damage_of_unknown_extent_reaches_from_the_message_before_to_the_one_behind() throws IOException {
        ByteArrayOutputStream bag = new ByteArrayOutputStream();
        bag.writeBytes(BagFile.MAGIC.getBytes(StandardCharsets.US_ASCII));
        bag.writeBytes(record(new byte[0], field("op", 7), field("conn", new byte[4]), field("topic", 'a')));
        bag.writeBytes(message(1));
        byte[] nonsense = {9, 9, 9};
        bag.writeBytes(record(
                nonsense,
                field("op", 5),
                field("compression", "none".getBytes(StandardCharsets.US_ASCII)),
                field("size", new byte[] {3, 0, 0, 0})));
        bag.writeBytes(message(3));
        List<String> met = new ArrayList<>();

        BagFile.read(Files.write(folder.resolve("a.bag"), bag.toByteArray()), new BagListener() {
            @Override
            public void connection(BagConnection connection) {
                met.add("connection " + connection.topic());
            }

            @Override
            public void message(int connectionId, long receivedNanos, ByteBuffer payload) {
                met.add("message at " + receivedNanos);
            }

            @Override
            public void damage(long messages, long fromNanos, long toNanos, String reason) {
                met.add(messages + " from " + fromNanos + " to " + toNanos);
            }

            @Override
            public void progress(double fraction) {
                assertThat(fraction).isBetween(0.0, 1.0);
            }
        });

        assertThat(met)
                .containsExactly(
                        "connection a",
                        "message at 1000000000",
                        "-1 from 1000000000 to 3000000000",
                        "message at 3000000000");
    }

    private static byte[] message(int seconds) {
        return record(new byte[] {1}, field("op", 2), field("conn", new byte[4]), field("time", new byte[] {
            (byte) seconds, 0, 0, 0, 0, 0, 0, 0
        }));
    }

    private static byte[] field(String name, int value) {
        return field(name, new byte[] {(byte) value});
    }

    private static byte[] field(String name, byte[] value) {
        byte[] key = (name + "=").getBytes(StandardCharsets.US_ASCII);
        return sized(ByteBuffer.allocate(key.length + value.length)
                .put(key)
                .put(value)
                .array());
    }

    private static byte[] record(byte[] content, byte[]... fields) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        for (byte[] field : fields) {
            header.writeBytes(field);
        }
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(sized(header.toByteArray()));
        record.writeBytes(sized(content));
        return record.toByteArray();
    }

    private static byte[] sized(byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(content.length)
                .put(content)
                .array();
    }
}
