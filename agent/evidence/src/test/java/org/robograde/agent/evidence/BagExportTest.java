package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.agent.evidence.bag.ChunkPacking;
import org.robograde.robots.messages.CdrCodec;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.RosTime;

class BagExportTest {
    private static final BagExport.Choice ALL =
            new BagExport.Choice(Set.of(), 0, Double.POSITIVE_INFINITY, ChunkPacking.NONE, false);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(ChunkPacking.class)
    void what_is_exported_and_imported_again_has_the_same_messages(ChunkPacking packing) {
        Evidence evidence = Bundles.sealed(folder, 3_000);
        Path bag = folder.resolve("a.bag");
        BagExport.Written written = BagExport.export(
                evidence,
                bag,
                new BagExport.Choice(Set.of(), 0, Double.POSITIVE_INFINITY, packing, false),
                done -> assertThat(done).isBetween(0.0, 1.0));
        assertThat(written.counts()).isEqualTo(Map.of("/odom", 3_000L));
        assertThat(written.leftOut()).containsOnlyKeys("/camera", EventJson.TOPIC);

        Evidence again = imported(bag, "again");
        assertThat(contents(again)).isEqualTo(contents(evidence, "/odom"));
        Channel channel = again.channel("/odom").orElseThrow();
        assertThat(channel.metadata()).containsEntry("callerid", "/unit");
        assertThat(channel.schemaText()).isEqualTo("string data\n");
        // Computed from the definition, as the bundle does not say.
        assertThat(channel.metadata()).containsEntry("md5sum", "992ce8a1687cec8c8bd883ec73ca41d1");
        assertThat(again.damage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rosbag_js-a/example.bag", "evo-bags/ROS_example.bag", "fiducials-bags/aruco_images.bag"})
    void a_real_recording_comes_back_as_it_was(String name) {
        Evidence evidence = imported(TestRecordings.folder().resolve(name), "first");
        BagExport.Written written = BagExport.export(evidence, folder.resolve("a.bag"), ALL, done -> {});
        assertThat(written.leftOut()).isEmpty();
        Evidence again = imported(folder.resolve("a.bag"), "again");
        assertThat(contents(again)).isEqualTo(contents(evidence));
        assertThat(connections(again)).isEqualTo(connections(evidence));
        assertThat(again.damage()).isEmpty();
    }

    @Test
    void a_stretch_and_a_topic_can_be_chosen() {
        Evidence evidence = Bundles.sealed(folder, 100);
        BagExport.Choice choice = new BagExport.Choice(Set.of("/odom"), 1.0, 2.0, ChunkPacking.NONE, false);
        // One message each 50 ms, from 1.0 s to 2.0 s, both ends included.
        assertThat(BagExport.export(evidence, folder.resolve("a.bag"), choice, done -> {})
                        .counts())
                .isEqualTo(Map.of("/odom", 21L));
        Evidence again = imported(folder.resolve("a.bag"), "again");
        assertThat(again.startNanos()).isEqualTo(Bundles.START + 1_000_000_000L);
        assertThat(again.endNanos()).isEqualTo(Bundles.START + 2_000_000_000L);
    }

    @Test
    void events_go_in_as_strings_when_asked_for() {
        Evidence evidence = Bundles.sealed(folder, 10);
        BagExport.Choice choice = new BagExport.Choice(Set.of(), 0, Double.POSITIVE_INFINITY, ChunkPacking.NONE, true);
        BagExport.export(evidence, folder.resolve("a.bag"), choice, done -> {});
        Evidence again = imported(folder.resolve("a.bag"), "again");
        MessageSchema string = MessageRegistry.shipped().get("std_msgs/String");
        List<String> texts = Bundles.all(again).stream()
                .filter(it -> it.channel().topic().equals(EventJson.TOPIC))
                .map(it -> Ros1Codec.decode(string, it.payload()).text("data"))
                .toList();
        assertThat(texts).hasSize(1).first().asString().contains("\"kind\":\"trial_started\"");
    }

    @Test
    void ros2_messages_are_converted_where_ros1_has_the_type_and_named_where_it_has_not() {
        MessageRegistry shipped = MessageRegistry.shipped();
        MessageSchema pose = shipped.get("geometry_msgs/msg/PoseStamped");
        byte[] cdr = CdrCodec.encode(pose.newMessage()
                .set("header.frame_id", "map")
                .set("header.stamp", new RosTime(7, 0))
                .set("pose.position.x", 3.5)
                .build());
        try (BundleWriter writer = BundleWriter.create(folder.resolve("bundle"), Bundles.IDENTITY, false)) {
            int id = writer.channel("/pose", "cdr", pose.type(), "ros2msg", pose.fullDefinition(), Map.of());
            int other = writer.channel("/own", "cdr", "own_msgs/msg/Thing", "ros2msg", "int32 a\n", Map.of());
            writer.write(id, 5, 5, ByteBuffer.wrap(cdr));
            writer.write(id, 6, 6, ByteBuffer.wrap(new byte[] {0, 1, 0, 0, 9}));
            writer.write(other, 7, 7, ByteBuffer.wrap(new byte[] {0, 1, 0, 0, 1, 0, 0, 0}));
            Evidence evidence = writer.seal("completed", "", Bundles.key(folder));
            BagExport.Written written = BagExport.export(evidence, folder.resolve("a.bag"), ALL, done -> {});
            assertThat(written.counts()).isEqualTo(Map.of("/pose", 1L));
            assertThat(written.leftOut().get("/own"))
                    .contains("own_msgs/msg/Thing")
                    .contains("no ROS 1 counterpart");
            assertThat(written.remarks())
                    .anyMatch(it -> it.contains("/pose: converted from ROS 2") && it.contains("header.seq is not set"))
                    .anyMatch(it -> it.contains("/pose: 1 messages do not fit their definition"));
        }
        EvidenceMessage message =
                Bundles.all(imported(folder.resolve("a.bag"), "again")).get(0);
        var decoded = Ros1Codec.decode(shipped.get("geometry_msgs/PoseStamped"), message.payload());
        assertThat(decoded.number("pose.position.x")).isEqualTo(3.5);
        assertThat(decoded.text("header.frame_id")).isEqualTo("map");
        assertThat(message.publishTimeNanos()).isEqualTo(7_000_000_000L);
    }

    @Test
    void the_same_bundle_gives_the_same_bag() throws IOException {
        Evidence evidence = Bundles.sealed(folder, 500);
        BagExport.export(evidence, folder.resolve("a.bag"), ALL, done -> {});
        BagExport.export(evidence, folder.resolve("b.bag"), ALL, done -> {});
        assertThat(Files.readAllBytes(folder.resolve("a.bag"))).isEqualTo(Files.readAllBytes(folder.resolve("b.bag")));
    }

    @Test
    void what_cannot_be_done_is_refused_in_one_sentence_and_leaves_nothing() throws IOException {
        Evidence evidence = Bundles.sealed(folder, 10);
        Path place = Files.createDirectory(folder.resolve("place"));
        Path there = Files.writeString(place.resolve("there.bag"), "mine");
        refused(evidence, there, ALL, "is not overwritten");
        assertThat(there).hasContent("mine");
        Path bag = place.resolve("a.bag");
        refused(evidence, bag, only("/scan"), "has no topic /scan; it has /camera, /odom, /robograde/events");
        refused(evidence, bag, only("/camera"), "has no channel that can go into a ROS 1 bag");
        refused(evidence, folder.resolve("nowhere/a.bag"), ALL, "there is no folder");
        assertThatThrownBy(() -> new BagExport.Choice(Set.of(), 2, 1, ChunkPacking.NONE, false))
                .isInstanceOf(IllegalArgumentException.class);
        try (BundleWriter writer = BundleWriter.create(folder.resolve("late"), Bundles.IDENTITY, false)) {
            int id = writer.channel("/odom", "ros1", "std_msgs/String", "ros1msg", "string data\n", Map.of());
            writer.write(id, (1L << 33) * 1_000_000_000L, 0, Bundles.text("from another century"));
            refused(writer.seal("completed", "", Bundles.key(folder)), bag, ALL, "cannot hold the time");
        }
        try (var left = Files.list(place)) {
            assertThat(left).containsExactly(there);
        }
    }

    @Test
    void a_message_at_time_zero_is_moved_to_where_ros_plays_it() {
        try (BundleWriter writer = BundleWriter.create(folder.resolve("zero"), Bundles.IDENTITY, false)) {
            int id = writer.channel("/odom", "ros1", "std_msgs/String", "ros1msg", "string data\n", Map.of());
            writer.write(id, 0, 0, Bundles.text("a"));
            Evidence evidence = writer.seal("completed", "", Bundles.key(folder));
            assertThat(BagExport.export(evidence, folder.resolve("a.bag"), ALL, done -> {})
                            .remarks())
                    .anyMatch(it -> it.contains("1 ns"));
        }
        assertThat(imported(folder.resolve("a.bag"), "again").startNanos()).isEqualTo(1);
    }

    private static BagExport.Choice only(String topic) {
        return new BagExport.Choice(Set.of(topic), 0, Double.POSITIVE_INFINITY, ChunkPacking.NONE, false);
    }

    private static void refused(Evidence evidence, Path bag, BagExport.Choice choice, String because) {
        assertThatThrownBy(() -> BagExport.export(evidence, bag, choice, done -> {}))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining(because)
                .hasMessageNotContaining("\n");
    }

    private Evidence imported(Path recording, String name) {
        return Importer.importRecording(recording, folder.resolve(name), Bundles.key(folder), done -> {});
    }

    private static List<String> contents(Evidence evidence, String... topics) {
        return Bundles.all(evidence).stream()
                .filter(it -> topics.length == 0
                        || List.of(topics).contains(it.channel().topic()))
                .map(it -> it.channel().topic() + " " + it.logTimeNanos() + " "
                        + it.payload().remaining() + " " + it.payload().hashCode())
                .toList();
    }

    private static List<String> connections(Evidence evidence) {
        return evidence.channels().stream()
                .map(it -> it.topic() + it.schemaName() + it.metadata() + it.schemaText())
                .sorted()
                .toList();
    }
}
