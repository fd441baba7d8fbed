package org.robograde.grader.metrics.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;

/** Who was near the unit, read from a bundle without a truth, and why it may not be known. */
class SeenPeopleTest {
    private static final long S = 1_000_000_000L;

    @TempDir
    Path folder;

    private final List<String> people = new ArrayList<>();
    private final List<String> watch = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    @Test
    void the_nearest_of_a_look_counts_and_of_two_sources_the_nearer() {
        watched("camera overhead", 0, 20);
        watched("scan", 0, 20);
        person("camera overhead", 3.0, 2.0, 4.0);
        person("scan", 3.1, 1.5);
        person("camera overhead", 3.2, 2.1);
        person("camera overhead", 5.0, 2.5);

        TrialEvidence trial = trial();

        assertThat(trial.obstacle(Roles.FIELD_PEOPLE)).isEmpty();
        assertThat(trial.tracks().fieldPeople().approaches(S))
                .extracting(PeopleTrack.Approach::meters)
                .containsExactly(2.0, 1.5, 1.5, 2.5);
        assertThat(trial.tracks().fieldPeople().approaches(S).get(2).by()).isEqualTo("the unit's laser, walking legs");
    }

    @Test
    void a_look_in_which_the_units_place_was_not_known_has_no_distance() {
        watched("camera overhead", 0, 20);
        people.add("{\"source\":\"camera overhead\",\"method\":\"m\",\"people\":[{\"x\":1,\"y\":2}]}");

        assertThat(trial().tracks().fieldPeople().approaches(S)).isEmpty();
    }

    @Test
    void without_anybody_who_looked_nothing_is_known() {
        assertThat(obstacle())
                .contains(
                        "where people were is not known: there is no simulation's truth, and no camera of the field and"
                                + " no laser looked for people");
    }

    @Test
    void more_than_a_second_without_a_look_that_could_be_judged_is_no_witness() {
        watched("camera overhead", 0, 8);
        watched("camera overhead", 8.9, 20);
        assertThat(obstacle()).isEmpty();

        watch.clear();
        watched("camera overhead", 0, 8);
        watched("camera overhead", 9.25, 20);
        assertThat(obstacle())
                .hasValueSatisfying(reason ->
                        assertThat(reason).startsWith("nobody was looked for during 1.25 s in all, first at 8 s"));

        watched("camera east", 7, 10);
        assertThat(obstacle()).as("another camera looked then").isEmpty();
    }

    @Test
    void a_laser_vouches_for_no_more_than_the_cameras_saw_but_for_itself_where_there_are_none() {
        watched("scan", 0, 20);
        assertThat(obstacle()).isEmpty();

        watched("camera overhead", 0, 8);
        assertThat(obstacle())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("nobody was looked for during 12 s"));
    }

    @Test
    void what_a_camera_that_moved_saw_of_people_does_not_count() {
        watched("camera overhead", 0, 20);
        person("camera overhead", 3, 2);
        faults.add(
                "{\"camera\":\"overhead\",\"kind\":\"moved\",\"fromNanos\":\"1\",\"toNanos\":\"2\",\"message\":\"camera"
                        + " overhead moved\"}");

        assertThat(obstacle()).contains("camera overhead moved");
    }

    @Test
    void an_observation_that_cannot_be_read_may_be_the_nearest() {
        watched("camera overhead", 0, 20);
        people.add("{\"source\":\"camera overhead\",\"people\":[{\"distanceToUnitMeters\":-1}]}");
        people.add("{\"source\":");

        assertThat(obstacle()).contains("2 observations of people cannot be read or are too many");
    }

    private void person(String source, double seconds, double... meters) {
        StringBuilder all = new StringBuilder();
        for (double one : meters) {
            all.append(all.isEmpty() ? "" : ",")
                    .append("{\"distanceToUnitMeters\":" + one + ",\"distanceStandardUncertaintyMeters\":0.1}");
        }
        people.add(Math.round(seconds * S) + "@{\"source\":\"" + source + "\",\"method\":\""
                + (source.equals("scan") ? "walking legs" : "moving figures") + "\",\"people\":[" + all + "]}");
    }

    private void watched(String source, double from, double to) {
        watch.add("{\"source\":\"" + source + "\",\"method\":\"m\",\"fromNanos\":\"" + Math.round(from * S)
                + "\",\"toNanos\":\"" + Math.round(to * S) + "\",\"looks\":5,\"clearAroundUnitMeters\":5.00}");
    }

    private Optional<String> obstacle() {
        return trial().obstacle(Roles.FIELD_PEOPLE);
    }

    private TrialEvidence trial() {
        TrialIdentity identity =
                new TrialIdentity("t", "u", "service", "s", "x", 1, 1, TimeBase.STATION_UTC, "station test");
        Path bundle = folder.resolve("b" + System.nanoTime());
        try (BundleWriter writer = BundleWriter.create(bundle, identity)) {
            writer.roles(Map.of("camera.overhead.image", "/field/camera/overhead"));
            int ends = writer.channel("/field/camera/overhead", "json", "", "", "", Map.of());
            writer.write(ends, 0, 0, ByteBuffer.wrap(new byte[] {1}));
            writer.write(ends, 20 * S, 20 * S, ByteBuffer.wrap(new byte[] {1}));
            write(writer, SeenPeople.TOPIC, people);
            write(writer, SeenPeople.WATCH_TOPIC, watch);
            write(writer, CameraFaults.TOPIC, faults);
            return TrialReader.read(writer.seal("completed", "", SigningKey.in(folder.resolve("key"))));
        }
    }

    private static void write(BundleWriter writer, String topic, List<String> messages) {
        if (messages.isEmpty()) {
            return;
        }
        int channel = writer.channel(topic, "json", "", "", "", Map.of());
        for (String message : messages) {
            int at = message.indexOf('@');
            long nanos = at < 0 ? 10 * S : Long.parseLong(message.substring(0, at));
            writer.write(
                    channel,
                    nanos,
                    nanos,
                    ByteBuffer.wrap(message.substring(at + 1).getBytes(StandardCharsets.UTF_8)));
        }
    }
}
