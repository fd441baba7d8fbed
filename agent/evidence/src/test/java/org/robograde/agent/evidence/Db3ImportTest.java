package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.robots.messages.CdrCodec;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;

/** ROS 2 recordings in SQLite, made here as rosbag2 of each age lays them out. */
class Db3ImportTest {
    private static final String MESSAGES =
            "CREATE TABLE messages(id INTEGER PRIMARY KEY, topic_id INTEGER NOT NULL, timestamp INTEGER NOT NULL, data BLOB NOT NULL)";
    private static final String TOPICS =
            "CREATE TABLE topics(id INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, serialization_format TEXT NOT NULL";
    private static final MessageSchema STRING = MessageRegistry.shipped().get("std_msgs/msg/String");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void every_schema_version_is_read(int version) throws Exception {
        Path file = folder.resolve("a.db3");
        try (Connection db = database(file, version)) {
            topic(db, 1, "/chatter", "std_msgs/msg/String", "cdr", version);
            topic(db, 2, "/own", "own_msgs/msg/Thing", "cdr", version);
            if (version >= 4) {
                execute(
                        db,
                        "INSERT INTO message_definitions VALUES(1, 'own_msgs/msg/Thing', 'ros2msg', 'int32 a', 'RIHS01_x')");
            }
            for (int i = 0; i < 10; i++) {
                message(db, 1 + i % 2, 1_000 + i, text("message " + i));
            }
        }
        Evidence evidence = imported(file);
        assertThat(evidence.counts()).isEqualTo(Map.of("/chatter", 5L, "/own", 5L));
        assertThat(evidence.startNanos()).isEqualTo(1_000);
        assertThat(evidence.endNanos()).isEqualTo(1_009);
        assertThat(evidence.damage()).isEmpty();
        Channel own = evidence.channel("/own").orElseThrow();
        assertThat(own.messageEncoding()).isEqualTo("cdr");
        assertThat(own.schemaEncoding()).isEqualTo("ros2msg");
        assertThat(own.schemaText()).isEqualTo(version >= 4 ? "int32 a" : "");
        assertThat(own.metadata().containsKey("offered_qos_profiles")).isEqualTo(version >= 2);
        assertThat(own.metadata().containsKey("topic_type_hash")).isEqualTo(version >= 4);
        // What the file does not define is taken from the shipped definitions, or said to be unknown.
        assertThat(evidence.channel("/chatter").orElseThrow().schemaText()).contains("string data");
        assertThat(evidence.notes()).anyMatch(it -> it.startsWith("/chatter: ") && it.contains("shipped here is used"));
        assertThat(evidence.notes().stream()
                        .anyMatch(it -> it.startsWith("/own: ") && it.contains("none is known here")))
                .isEqualTo(version < 4);
        Message decoded = CdrCodec.decode(STRING, Bundles.all(evidence).get(0).payload());
        assertThat(decoded.text("data")).isEqualTo("message 0");
    }

    @Test
    void a_database_with_a_write_ahead_log_is_read_with_it_and_nothing_beside_it_changes() throws Exception {
        Path place = Files.createDirectory(folder.resolve("place"));
        Path file = place.resolve("live.db3");
        try (Connection db = database(folder.resolve("live.db3"), 3)) {
            execute(db, "PRAGMA journal_mode=WAL");
            execute(db, "PRAGMA wal_autocheckpoint=0");
            topic(db, 1, "/chatter", "std_msgs/msg/String", "cdr", 3);
            for (int i = 0; i < 100; i++) {
                message(db, 1, i + 1, text("message " + i));
            }
            // As a recorder leaves it that was stopped at this moment.
            Files.copy(folder.resolve("live.db3"), file);
            Files.copy(folder.resolve("live.db3-wal"), place.resolve("live.db3-wal"));
        }
        Map<String, String> before = contents(place);
        assertThat(place.toFile().setWritable(false)).isTrue();
        try {
            Evidence evidence = imported(file);
            assertThat(evidence.counts()).isEqualTo(Map.of("/chatter", 100L));
            assertThat(evidence.notes()).anyMatch(it -> it.contains("live.db3 has a log beside it"));
        } finally {
            assertThat(place.toFile().setWritable(true)).isTrue();
        }
        assertThat(contents(place)).isEqualTo(before).hasSize(2);
    }

    @Test
    void a_path_with_signs_that_mean_something_in_an_address_is_read() throws Exception {
        Path place = Files.createDirectory(folder.resolve("a b#c?d%20é=1&mode=rw"));
        Path file = place.resolve("x;y?immutable=0.db3");
        simple(folder.resolve("plain.db3"), "cdr", 3);
        Files.copy(folder.resolve("plain.db3"), file);
        Map<String, String> before = contents(place);
        assertThat(imported(file).counts()).isEqualTo(Map.of("/chatter", 3L));
        assertThat(contents(place)).isEqualTo(before);
    }

    @Test
    void messages_packed_one_by_one_are_unpacked_if_the_metadata_says_so_or_all_of_them_look_it() throws Exception {
        for (boolean stated : new boolean[] {true, false}) {
            Path place = Files.createDirectory(folder.resolve("packed-" + stated));
            try (Connection db = database(place.resolve("packed_0.db3"), 3)) {
                topic(db, 1, "/chatter", "std_msgs/msg/String", "cdr", 3);
                for (int i = 0; i < 5; i++) {
                    message(db, 1, i + 1, Zstd.compress(text("message " + i)));
                }
            }
            if (stated) {
                metadata(place, "zstd", "MESSAGE", "packed_0.db3");
            }
            Evidence evidence = imported(place);
            assertThat(CdrCodec.decode(STRING, Bundles.all(evidence).get(4).payload())
                            .text("data"))
                    .isEqualTo("message 4");
            assertThat(evidence.notes())
                    .anyMatch(it -> it.contains("5 messages were packed one by one with zstd, which "
                            + (stated
                                    ? "metadata.yaml says"
                                    : "the recording does not say: each of its messages begins")));
            assertThat(evidence.damage()).isEmpty();
        }
    }

    @Test
    void a_packed_message_that_is_damaged_is_lost_and_stated_and_half_packed_channels_are_left_alone()
            throws Exception {
        Path place = Files.createDirectory(folder.resolve("p"));
        byte[] damaged = Zstd.compress(text("a message that will not come out again"));
        damaged[damaged.length - 6] ^= 0x55;
        damaged[6] ^= 0x33;
        try (Connection db = database(place.resolve("p_0.db3"), 3)) {
            topic(db, 1, "/chatter", "std_msgs/msg/String", "cdr", 3);
            message(db, 1, 1, Zstd.compress(text("one")));
            message(db, 1, 2, damaged);
            message(db, 1, 3, text("three"));
        }
        Evidence unstated = imported(place);
        assertThat(unstated.counts()).isEqualTo(Map.of("/chatter", 3L));
        assertThat(unstated.notes()).anyMatch(it -> it.contains("2 messages begin as a zstd frame does, but not all"));
        metadata(place, "zstd", "MESSAGE", "p_0.db3");
        Evidence stated = imported(place);
        assertThat(stated.counts()).isEqualTo(Map.of("/chatter", 2L));
        assertThat(stated.damage()).singleElement().satisfies(loss -> {
            assertThat(loss.topic()).isEqualTo("/chatter");
            assertThat(loss.count()).isEqualTo(1);
            assertThat(loss.fromNanos()).isEqualTo(2);
        });
    }

    @Test
    void files_packed_as_a_whole_are_unpacked_beside_the_bundle_and_leave_nothing() throws Exception {
        Path place = Files.createDirectory(folder.resolve("whole"));
        simple(folder.resolve("plain.db3"), "cdr", 3);
        Files.write(place.resolve("whole_0.db3.zstd"), Zstd.compress(Files.readAllBytes(folder.resolve("plain.db3"))));
        metadata(place, "zstd", "FILE", "whole_0.db3.zstd");
        Path out = Files.createDirectory(folder.resolve("out"));
        Evidence evidence = Importer.importRecording(place, out.resolve("b"), Bundles.key(folder), done -> {});
        assertThat(evidence.counts()).isEqualTo(Map.of("/chatter", 3L));
        assertThat(evidence.notes()).anyMatch(it -> it.contains("packed as a whole with zstd"));
        try (var left = Files.list(out)) {
            assertThat(left).containsExactly(out.resolve("b"));
        }
    }

    @Test
    void what_cannot_be_imported_is_refused_in_one_sentence() throws Exception {
        Path foreign = folder.resolve("foreign.db3");
        simple(foreign, "protobuf", 3);
        refused(
                foreign,
                "nothing in it can be decoded here",
                "/chatter is written in 'protobuf' (std_msgs/msg/String)");

        Path other = folder.resolve("other.db3");
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + other)) {
            execute(db, "CREATE TABLE songs(id INTEGER)");
        }
        refused(other, "no ROS 2 recording", "no table 'topics'");

        Path view = folder.resolve("view.db3");
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + view)) {
            execute(db, TOPICS + ")");
            execute(
                    db,
                    "CREATE VIEW messages AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)"
                            + " SELECT id, 1 AS topic_id, id AS timestamp, x'00' AS data FROM n");
        }
        refused(view, "no table 'messages'", "rosbag2");

        Path place = Files.createDirectory(folder.resolve("bzip"));
        simple(place.resolve("b_0.db3"), "cdr", 3);
        metadata(place, "bz2", "FILE", "b_0.db3");
        refused(place, "packed with 'bz2'", "ros2 bag convert");
        metadata(place, "zstd", "FILE", "c_0.db3");
        refused(place, "holds none of the 1 files", "metadata.yaml");
        Files.writeString(place.resolve("metadata.yaml"), "just: yaml\n");
        refused(place, "no description of a ROS 2 recording", "name the recording's files");
        Files.writeString(place.resolve("metadata.yaml"), "a: [b\n");
        refused(place, "cannot be read as YAML", "name the recording's files");
        refused(Files.createDirectory(folder.resolve("empty")), "holds no .bag, .db3 or .mcap file", "empty");
        refused(folder.resolve("nowhere.db3"), "does not exist", "nowhere.db3");
    }

    @Test
    void one_foreign_topic_beside_others_is_kept_and_said_to_measure_nothing() throws Exception {
        Path file = folder.resolve("mixed.db3");
        try (Connection db = database(file, 3)) {
            topic(db, 1, "/chatter", "std_msgs/msg/String", "cdr", 3);
            topic(db, 2, "/foreign", "a/msg/B", "protobuf", 3);
            message(db, 1, 1, text("a"));
            message(db, 2, 2, new byte[] {1, 2, 3});
        }
        Evidence evidence = imported(file);
        assertThat(evidence.counts()).isEqualTo(Map.of("/chatter", 1L, "/foreign", 1L));
        assertThat(evidence.notes())
                .anyMatch(it -> it.startsWith("/foreign: written in 'protobuf' (a/msg/B), which nothing here decodes"));
    }

    @Test
    void messages_of_a_topic_that_is_not_defined_are_lost_and_stated() throws Exception {
        Path file = folder.resolve("a.db3");
        try (Connection db = database(file, 3)) {
            topic(db, 1, "/chatter", "std_msgs/msg/String", "cdr", 3);
            message(db, 1, 1, text("a"));
            message(db, 9, 2, text("b"));
            message(db, 9, 5, text("c"));
        }
        Evidence evidence = imported(file);
        assertThat(evidence.counts()).isEqualTo(Map.of("/chatter", 1L));
        assertThat(evidence.damage()).singleElement().satisfies(loss -> {
            assertThat(loss.count()).isEqualTo(2);
            assertThat(loss.fromNanos()).isEqualTo(2);
            assertThat(loss.toNanos()).isEqualTo(5);
            assertThat(loss.reason()).contains("topic 9");
        });
    }

    @Test
    void damaged_pages_are_stepped_over_and_what_they_held_is_counted() throws Exception {
        Path file = folder.resolve("a.db3");
        int messages = 5_000;
        try (Connection db = database(file, 3)) {
            topic(db, 1, "/chatter", "std_msgs/msg/String", "cdr", 3);
            db.setAutoCommit(false);
            for (int i = 0; i < messages; i++) {
                message(db, 1, 1_000 + i, text("message " + i + "x".repeat(100)));
            }
            db.commit();
        }
        byte[] whole = Files.readAllBytes(file);
        int page = 4096;
        byte[] hurt = whole.clone();
        // Two leaf pages in the middle of the messages.
        java.util.Arrays.fill(hurt, 60 * page, 62 * page, (byte) 0x7F);
        Evidence evidence = imported(Files.write(folder.resolve("hurt.db3"), hurt));
        long lost = evidence.damage().stream().mapToLong(Evidence.Damage::count).sum();
        assertThat(lost).isBetween(1L, 200L);
        assertThat(evidence.counts().getOrDefault("/chatter", 0L) + lost).isEqualTo(messages);
        assertThat(evidence.damage().get(0).reason()).contains("cannot be read").contains("reading went on at row");

        for (int length = 100; length < whole.length; length += whole.length / 25) {
            Path cut = Files.write(folder.resolve("cut.db3"), java.util.Arrays.copyOf(whole, length));
            try {
                Evidence rest = imported(cut);
                assertThat(rest.damage()).as("cut at " + length).isNotEmpty();
            } catch (EvidenceException e) {
                assertThat(e).hasMessageContaining("cut.db3 cannot be imported");
            }
        }
    }

    @Test
    void the_same_database_gives_the_same_bundle() throws Exception {
        Path file = folder.resolve("a.db3");
        simple(file, "cdr", 50);
        assertThat(imported(file).manifestSha256()).isEqualTo(imported(file).manifestSha256());
    }

    private void refused(Path recording, String... because) throws IOException {
        Path place = Files.createTempDirectory(folder, "refused");
        assertThatThrownBy(() -> Importer.importRecording(recording, place.resolve("b"), Bundles.key(folder), f -> {}))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll(because)
                .hasMessageNotContaining("\n");
        try (var left = Files.list(place)) {
            assertThat(left).isEmpty();
        }
    }

    private Evidence imported(Path recording) throws IOException {
        Path target = Files.createTempDirectory(folder, "imported");
        return Importer.importRecording(recording, target, Bundles.key(folder), done -> {});
    }

    private static void simple(Path file, String format, int messages) throws SQLException {
        try (Connection db = database(file, 3)) {
            topic(db, 1, "/chatter", "std_msgs/msg/String", format, 3);
            for (int i = 0; i < messages; i++) {
                message(db, 1, i + 1, text("message " + i));
            }
        }
    }

    private static Connection database(Path file, int version) throws SQLException {
        Connection db = DriverManager.getConnection("jdbc:sqlite:" + file);
        execute(
                db,
                TOPICS + (version >= 2 ? ", offered_qos_profiles TEXT NOT NULL" : "")
                        + (version >= 4 ? ", type_description_hash TEXT NOT NULL" : "") + ")");
        execute(db, MESSAGES);
        execute(db, "CREATE INDEX timestamp_idx ON messages (timestamp ASC)");
        if (version >= 3) {
            execute(db, "CREATE TABLE schema(schema_version INTEGER PRIMARY KEY, ros_distro TEXT NOT NULL)");
            execute(db, "INSERT INTO schema VALUES(" + version + ", 'test')");
            execute(
                    db,
                    "CREATE TABLE metadata(id INTEGER PRIMARY KEY, metadata_version INTEGER NOT NULL, metadata TEXT NOT NULL)");
        }
        if (version >= 4) {
            execute(
                    db,
                    "CREATE TABLE message_definitions(id INTEGER PRIMARY KEY, topic_type TEXT NOT NULL, encoding TEXT NOT NULL,"
                            + " encoded_message_definition TEXT NOT NULL, type_description_hash TEXT NOT NULL)");
        }
        return db;
    }

    private static void topic(Connection db, int id, String name, String type, String format, int version)
            throws SQLException {
        execute(
                db,
                "INSERT INTO topics VALUES(" + id + ", '" + name + "', '" + type + "', '" + format + "'"
                        + (version >= 2 ? ", '- history: 3'" : "") + (version >= 4 ? ", 'RIHS01_x'" : "") + ")");
    }

    private static void message(Connection db, int topic, long nanos, byte[] data) throws SQLException {
        try (PreparedStatement insert =
                db.prepareStatement("INSERT INTO messages(topic_id, timestamp, data) VALUES(?, ?, ?)")) {
            insert.setInt(1, topic);
            insert.setLong(2, nanos);
            insert.setBytes(3, data);
            insert.executeUpdate();
        }
    }

    private static void execute(Connection db, String sql) throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.execute(sql);
        }
    }

    private static byte[] text(String text) {
        return CdrCodec.encode(STRING.newMessage().set("data", text).build());
    }

    private static void metadata(Path place, String format, String mode, String file) throws IOException {
        Files.writeString(place.resolve("metadata.yaml"), """
                rosbag2_bagfile_information:
                  version: 5
                  storage_identifier: sqlite3
                  compression_format: %s
                  compression_mode: %s
                  relative_file_paths:
                    - %s
                """.formatted(format, mode, file));
    }

    private static Map<String, String> contents(Path place) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.list(place)) {
            for (Path file : files.toList()) {
                contents.put(
                        String.valueOf(file.getFileName()),
                        BundleFolder.sha256(Files.readAllBytes(file)) + " " + Files.getLastModifiedTime(file));
            }
        }
        return contents;
    }
}
