package org.robograde.reports.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;

/** Pictures out of real bundles. */
class TrackReaderTest {
    private static final MessageRegistry TYPES = MessageRegistry.shipped();
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void tracks_people_events_and_losses_come_out_by_role() throws IOException {
        TrialPicture picture = TrialPicture.of(write(TimeBase.SIMULATED, 0));
        TrialTracks tracks = picture.tracks();
        assertThat(picture.trialId()).isEqualTo("t-1");
        assertThat(picture.site()).isPresent();
        assertThat(tracks.unit().keySet()).containsExactly(TrackSource.CAMERA, TrackSource.ODOMETRY);
        assertThat(tracks.unit().get(TrackSource.CAMERA))
                .isEqualTo(new Track(
                        "/observations/unit_pose",
                        List.of(new TimedPosition(SECOND, 1.0, 2.0), new TimedPosition(2 * SECOND, 1.5, 2.0))));
        assertThat(tracks.people())
                .singleElement()
                .satisfies(p -> assertThat(p.positions()).containsExactly(new TimedPosition(2 * SECOND, 4.0, 5.0)));
        assertThat(tracks.events()).extracting(TrialEvent::kind).containsExactly("trial_started");
        assertThat(tracks.losses())
                .singleElement()
                .satisfies(l -> assertThat(l.topic()).isEqualTo("/scan"));
        assertThat(tracks.startedAt()).isEmpty();
        assertThat(tracks.secondsAt(2 * SECOND)).isEqualTo(1.0);
    }

    @Test
    void only_station_time_is_a_calendar_time() throws IOException {
        long start = Instant.parse("2026-11-22T08:00:00Z").getEpochSecond() * SECOND;
        assertThat(TrialPicture.of(write(TimeBase.STATION_UTC, start)).tracks().startedAt())
                .contains(Instant.parse("2026-11-22T08:00:01Z"));
    }

    @Test
    void the_first_note_of_the_stations_clock_dates_a_simulated_trial() {
        assertThat(
                        dated(
                                TimeBase.SIMULATED,
                                "{\"utcNanos\": \"soon\"}",
                                "{\"trialNanos\":\"1000000000\",\"monotonicNanos\":\"5\",\"utcNanos\":\"1795334400000000000\"}",
                                "{\"trialNanos\":\"2000000000\",\"monotonicNanos\":\"6\",\"utcNanos\":\"1795334401000000000\"}"))
                .contains(Instant.ofEpochSecond(1795334400));
    }

    @Test
    void a_note_of_the_clock_that_says_nothing_or_came_with_an_import_is_no_date() {
        String note = "{\"utcNanos\":\"1795334400000000000\"}";
        assertThat(dated(TimeBase.IMPORTED, note)).isEmpty();
        assertThat(dated(
                        TimeBase.SIMULATED,
                        "{\"utcNanos\":\"-1\"}",
                        "{}",
                        "",
                        "{\"utcNanos\":\"99999999999999999999\"}"))
                .isEmpty();
        assertThat(dated(TimeBase.SIMULATED, " ".repeat(2000) + note)).isEmpty();
    }

    private Optional<Instant> dated(TimeBase base, String... notes) {
        try (BundleWriter writer =
                BundleWriter.create(folder.resolve("dated-" + notes.length + base), identity(base))) {
            int clock = writer.channel(
                    "/robograde/clock", "json", "robograde/ClockTie", "jsonschema", "{\"type\":\"object\"}", Map.of());
            for (int i = 0; i < notes.length; i++) {
                ByteBuffer payload = ByteBuffer.wrap(notes[i].getBytes(StandardCharsets.UTF_8));
                writer.write(clock, (i + 1) * SECOND, (i + 1) * SECOND, payload);
            }
            return TrialTracks.of(writer.seal("completed", "", key())).startedAt();
        }
    }

    @Test
    void a_message_that_cannot_be_read_leaves_the_rest_of_the_picture() {
        try (BundleWriter writer = BundleWriter.create(folder.resolve("damaged"), identity(TimeBase.SIMULATED))) {
            writer.roles(Map.of("map_pose", "/amcl_pose", "odometry", "/odom"));
            MessageSchema pose = TYPES.get("geometry_msgs/PoseWithCovarianceStamped");
            int good = channel(writer, "/amcl_pose", pose);
            writer.write(good, SECOND, SECOND, ByteBuffer.wrap(new byte[] {1, 2, 3}));
            writer.write(good, 2 * SECOND, 2 * SECOND, payload(pose, "pose.pose.position", 7, 8));
            int odd = writer.channel("/odom", "ros1", "a/B", "ros1msg", "this is no definition {{{", Map.of());
            writer.write(odd, SECOND, SECOND, ByteBuffer.wrap(new byte[] {1}));
            TrialTracks tracks = TrialTracks.of(writer.seal("completed", "", key()));
            assertThat(tracks.unit().keySet()).containsExactly(TrackSource.OWN_ESTIMATE);
            assertThat(tracks.unit().get(TrackSource.OWN_ESTIMATE))
                    .isEqualTo(new Track("/amcl_pose", List.of(new TimedPosition(2 * SECOND, 7, 8))));
        }
    }

    @Test
    void what_a_source_says_of_its_certainty_is_kept_and_what_is_no_covariance_is_not() {
        try (BundleWriter writer = BundleWriter.create(folder.resolve("sure"), identity(TimeBase.SIMULATED))) {
            writer.roles(Map.of("map_pose", "/amcl_pose"));
            MessageSchema pose = TYPES.get("geometry_msgs/PoseWithCovarianceStamped");
            int channel = channel(writer, "/amcl_pose", pose);
            double[] known = new double[36];
            known[0] = 0.04;
            known[1] = 0.01;
            known[7] = 0.09;
            double[] impossible = known.clone();
            impossible[1] = 5;
            double[] infinite = known.clone();
            infinite[0] = Double.POSITIVE_INFINITY;
            int second = 1;
            for (double[] covariance : List.of(known, new double[36], impossible, infinite)) {
                Message message = pose.newMessage()
                        .set("pose.pose.position.x", 3.0)
                        .set("pose.covariance", covariance)
                        .build();
                long at = SECOND * second++;
                writer.write(channel, at, at, ByteBuffer.wrap(Ros1Codec.encode(message)));
            }
            TrialTracks tracks = TrialTracks.of(writer.seal("completed", "", key()));
            Track track = Optional.ofNullable(tracks.unit().get(TrackSource.OWN_ESTIMATE))
                    .orElseThrow();
            assertThat(track.positions()).hasSize(4);
            assertThat(track.covariances()).containsExactly(new PositionCovariance(SECOND, 3, 0, 0.04, 0.01, 0.09));
        }
    }

    @Test
    void a_bundle_without_roles_gives_an_empty_picture() {
        try (BundleWriter writer = BundleWriter.create(folder.resolve("empty"), identity(TimeBase.IMPORTED))) {
            TrialPicture picture = TrialPicture.of(writer.seal("imported", "", key()));
            assertThat(picture.site()).isEmpty();
            assertThat(picture.tracks().unit()).isEmpty();
            assertThat(picture.tracks().people()).isEmpty();
        }
    }

    private Evidence write(TimeBase base, long zero) throws IOException {
        Path root = Path.of(System.getProperty("robograde.root", ".."));
        try (BundleWriter writer = BundleWriter.create(folder.resolve("bundle"), identity(base))) {
            writer.document("site.yaml", Files.readAllBytes(root.resolve("scenarios/sites/hotel-corridor.yaml")));
            writer.roles(Map.of(
                    "observed.unit_pose", "/observations/unit_pose",
                    "odometry", "/odom",
                    "truth.people", "/field/truth/people"));
            MessageSchema pose = TYPES.get("geometry_msgs/PoseWithCovarianceStamped");
            MessageSchema odometry = TYPES.get("nav_msgs/Odometry");
            int camera = channel(writer, "/observations/unit_pose", pose);
            int wheels = channel(writer, "/odom", odometry);
            writer.write(camera, zero + SECOND, zero + SECOND, payload(pose, "pose.pose.position", 1, 2));
            writer.write(wheels, zero + SECOND, zero + SECOND, payload(odometry, "pose.pose.position", 0, 0));
            writer.write(camera, zero + 2 * SECOND, zero + 2 * SECOND, payload(pose, "pose.pose.position", 1.5, 2));
            MessageSchema people = TYPES.get("geometry_msgs/PoseArray");
            Message person = TYPES.get("geometry_msgs/Pose")
                    .newMessage()
                    .set("position.x", 4.0)
                    .set("position.y", 5.0)
                    .build();
            Message crowd = people.newMessage().set("poses", List.of(person)).build();
            int persons = channel(writer, "/field/truth/people", people);
            writer.write(persons, zero + 2 * SECOND, zero + 2 * SECOND, ByteBuffer.wrap(Ros1Codec.encode(crowd)));
            writer.event(new TrialEvent(zero + SECOND, "trial_started", Map.of("seed", 7L)));
            writer.lost("/scan", 3, zero + SECOND, zero + 2 * SECOND, "buffer overran", "sequence numbers");
            return writer.seal("completed", "all steps done", key());
        }
    }

    private static int channel(BundleWriter writer, String topic, MessageSchema schema) {
        return writer.channel(topic, "ros1", schema.type(), "ros1msg", schema.fullDefinition(), Map.of());
    }

    private static ByteBuffer payload(MessageSchema schema, String position, double x, double y) {
        Message message = schema.newMessage()
                .set(position + ".x", x)
                .set(position + ".y", y)
                .build();
        return ByteBuffer.wrap(Ros1Codec.encode(message));
    }

    private static TrialIdentity identity(TimeBase base) {
        return new TrialIdentity("t-1", "unit", "service", "hotel", "s", 1, 7, base, "test");
    }

    private SigningKey key() {
        return SigningKey.in(folder.resolve("key"));
    }
}
