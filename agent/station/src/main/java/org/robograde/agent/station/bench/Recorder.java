package org.robograde.agent.station.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A recording program under measurement: started, stopped and read in its own way. */
interface Recorder {
    String name();

    /** @param target where it writes, with a name that does not exist yet */
    List<String> command(Path target);

    /** Counts what was recorded and looks for holes. */
    Recorded read(Path target) throws IOException;

    /** What a recorder that was killed left, read without a repair step, or with the one its makers offer. */
    Recorded readAfterKill(Path target, BenchField field) throws IOException, InterruptedException;

    /** The signal by which an operator ends it. */
    default String endingSignal() {
        return "-INT";
    }

    /** This program, as a user starts it. */
    record Ours(Path home) implements Recorder {
        @Override
        public String name() {
            return "robograde record";
        }

        @Override
        public List<String> command(Path target) {
            return List.of(
                    home.resolve("robograde").toString(),
                    "record",
                    "--link",
                    "ros1://127.0.0.1:" + BenchField.MASTER_PORT,
                    "--json",
                    "--out",
                    target.toString());
        }

        @Override
        public Recorded read(Path target) {
            return Recorded.ofBundle(target);
        }

        @Override
        public Recorded readAfterKill(Path target, BenchField field) {
            return Recorded.ofBundle(target);
        }

        @Override
        public String endingSignal() {
            return "-TERM";
        }
    }

    /** Debian's C++ recorder. */
    record Rosbag(String version) implements Recorder {
        static final String PROGRAM = "/usr/lib/rosbag/record";

        private static final String READ = """
                import sys, rosbag
                count = last = 0
                try:
                    for topic, message, time in rosbag.Bag(sys.argv[1]).read_messages('/bench/small'):
                        count += 1
                        last = max(last, int(message.data[11:31]))
                except Exception as e:
                    print(e, file=sys.stderr)
                print('counted', count, last)
                """;

        @Override
        public String name() {
            return "rosbag record " + version;
        }

        @Override
        public List<String> command(Path target) {
            return List.of(PROGRAM, "-a", "-x", "/rosout.*", "-O", target + ".bag");
        }

        @Override
        public Recorded read(Path target) throws IOException {
            return Recorded.ofBag(Path.of(target + ".bag"));
        }

        @Override
        public Recorded readAfterKill(Path target, BenchField field) throws IOException, InterruptedException {
            Path left = Path.of(target + ".bag.active");
            if (!Files.exists(left)) {
                return Recorded.nothing();
            }
            Process reindex =
                    field.start(List.of("/usr/bin/python3", "/usr/bin/rosbag", "reindex", left.toString()), "reindex");
            field.await(reindex, 120, "rosbag reindex");
            // By its own reader: ours also reads bags that rosbag refuses.
            Process reading = field.start(List.of("/usr/bin/python3", "-c", READ, left.toString()), "reading");
            field.await(reading, 120, "reading what rosbag recovered");
            return Recorded.counted(field.printed("reading"));
        }
    }
}
