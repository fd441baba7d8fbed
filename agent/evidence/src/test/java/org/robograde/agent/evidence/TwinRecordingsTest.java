package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.robots.messages.Codec;
import org.robograde.robots.messages.FieldMapping;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.WireEncoding;

/** The same recording in two containers, or in both ROS generations, must come to the same. */
class TwinRecordingsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"talker", "wbag", "convert_a", "convert_b", "reindex_test_bags/multiple_files"})
    void a_ros2_recording_is_the_same_in_sqlite_and_in_mcap(String name) {
        Path data = TestRecordings.folder().resolve("rosbag2-dev/rosbag2_py");
        Evidence sqlite = imported(data.resolve("sqlite3").resolve(name), "sqlite");
        Evidence mcap = imported(data.resolve("mcap").resolve(name), "mcap");
        assertThat(sqlite.counts()).isEqualTo(mcap.counts());
        assertThat(types(sqlite)).isEqualTo(types(mcap));
        assertThat(contents(sqlite)).isNotEmpty().containsExactlyElementsOf(contents(mcap));
    }

    @Test
    void a_recording_is_the_same_in_ros1_and_in_ros2() {
        Path data = TestRecordings.folder().resolve("evo-bags");
        List<EvidenceMessage> ros1 = Bundles.all(imported(data.resolve("tf_example.bag"), "ros1"));
        List<EvidenceMessage> ros2 = Bundles.all(imported(data.resolve("tf_example"), "ros2"));
        assertThat(ros1).hasSameSizeAs(ros2).isNotEmpty();
        for (int i = 0; i < ros1.size(); i++) {
            assertThat(ros1.get(i).logTimeNanos()).isEqualTo(ros2.get(i).logTimeNanos());
            assertThat(ros1.get(i).channel().topic())
                    .isEqualTo(ros2.get(i).channel().topic());
            Message one = decoded(ros1.get(i), WireEncoding.ROS1);
            Message other = decoded(ros2.get(i), WireEncoding.CDR);
            FieldMapping mapping = FieldMapping.between(one.schema(), other.schema());
            assertThat(mapping.lost()).isSubsetOf("transforms.header.seq");
            assertThat(mapping.unset()).isEmpty();
            assertThat(mapping.convert(one)).isEqualTo(other);
        }
    }

    private static Message decoded(EvidenceMessage message, WireEncoding encoding) {
        Channel channel = message.channel();
        assertThat(channel.messageEncoding()).isEqualTo(encoding.label());
        Codec codec = Codec.of(encoding);
        MessageSchema schema =
                codec.parse(codec.typeName(channel.schemaName()), channel.schemaText(), MessageRegistry.empty());
        return codec.decode(schema, message.payload());
    }

    private Evidence imported(Path recording, String name) {
        return Importer.importRecording(recording, folder.resolve(name), Bundles.key(folder), fraction -> {});
    }

    private static Map<String, String> types(Evidence evidence) {
        Map<String, String> types = new TreeMap<>();
        evidence.channels().forEach(it -> types.put(it.topic(), it.messageEncoding() + " " + it.schemaName()));
        return types;
    }

    private static List<String> contents(Evidence evidence) {
        return Bundles.all(evidence).stream()
                .map(it -> it.channel().topic() + " " + it.logTimeNanos() + " "
                        + it.payload().remaining() + " " + it.payload().hashCode())
                .toList();
    }
}
