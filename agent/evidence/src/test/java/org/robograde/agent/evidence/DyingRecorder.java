package org.robograde.agent.evidence;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/** A program that records 100 bytes at 100 Hz and says so on its output, until someone kills it. */
public final class DyingRecorder {
    private DyingRecorder() {}

    public static void main(String[] arguments) throws InterruptedException {
        BundleWriter writer = BundleWriter.create(Path.of(arguments[0]), Bundles.IDENTITY);
        int id = writer.channel("/odom", "json", "s", "jsonschema", "{}", Map.of());
        for (long i = 0; ; i++) {
            long now = System.currentTimeMillis() * 1_000_000;
            writer.write(id, now, now, ByteBuffer.allocate(100).putLong(0, i));
            System.out.println(now);
            System.out.flush();
            Thread.sleep(10);
        }
    }
}
