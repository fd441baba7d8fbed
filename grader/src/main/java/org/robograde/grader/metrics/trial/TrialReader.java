package org.robograde.grader.metrics.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.TrialEvent;

/** Reads one bundle, once, into tracks. */
public final class TrialReader {
    private static final List<String> TRACK_ROLES = List.of(
            Roles.ODOMETRY,
            Roles.MAP_POSE,
            Roles.OBSERVED_POSE,
            Roles.TRUTH_POSE,
            Roles.PEOPLE,
            Roles.SCAN,
            Roles.CMD_VEL,
            Roles.TELEOP,
            Roles.PLAN,
            Roles.SAID,
            Roles.DIAGNOSTICS,
            Roles.DETECTED_PEOPLE,
            Roles.OBJECTS,
            Roles.DETECTED_OBJECTS,
            Roles.TOOL_POSE,
            Roles.OBSERVED_TOOL,
            Roles.TOOL_SETPOINT,
            Roles.MASTER_POSE,
            Roles.WRENCH,
            Roles.JOINTS,
            Roles.OPERATING_STATE);

    private static final int MOST_EVENTS = 200_000;
    private static final long OUTSIDE_NANOS = 1_000_000_000L;

    private TrialReader() {}

    public static TrialEvidence read(Evidence evidence) {
        List<String> quality = new ArrayList<>(evidence.notes());
        Map<String, String> topics = new TreeMap<>(evidence.roles());
        topics.putIfAbsent(Roles.EVENTS, Roles.EVENTS_TOPIC);
        guessedRoles(evidence, topics, quality);
        toolForOdometry(topics, quality);
        fusedTrack(evidence, topics, quality);
        Map<String, String> unavailable = new TreeMap<>();
        CameraFaults faults = CameraFaults.of(evidence);
        quality.addAll(faults.quality());
        faults.obstacle().ifPresent(reason -> {
            unavailable.put(Roles.OBSERVED_POSE, reason);
            unavailable.put(Roles.SEEN_OBJECTS, reason);
            unavailable.put(Roles.FILMED_TIPS, reason);
        });
        SeenPeople people = SeenPeople.of(evidence);
        Map<String, String> readable = readable(evidence, topics, unavailable);
        fieldPeople(evidence, topics, people, faults, unavailable);
        TrackReader reader = new TrackReader(readable);
        if (!readable.isEmpty()) {
            evidence.read(readable.values().stream().sorted().distinct().toList(), reader::accept);
        }
        Tracks tracks = reader.tracks(seenObjects(evidence, topics), people, FilmedTip.of(evidence));
        List<TrialEvent> events = usable(evidence, unavailable, quality);
        if (events.isEmpty()) {
            unavailable.putIfAbsent(Roles.EVENTS, "the evidence holds no station events");
        }
        unreadable(evidence, reader.unreadable(), topics, unavailable, quality);
        quality.addAll(EvidenceQuality.odometry(tracks.odometry()));
        return new TrialEvidence(
                facts(evidence), new EventLog(events, evidence.endNanos()), tracks, topics, unavailable, quality);
    }

    /** One unreadable message spoils a role that is counted; a sampled role is spoilt when none of its messages can be read. */
    private static void unreadable(
            Evidence evidence,
            Map<String, Integer> unreadable,
            Map<String, String> topics,
            Map<String, String> unavailable,
            List<String> quality) {
        unreadable.forEach((topic, count) -> {
            long all = evidence.counts().getOrDefault(topic, 0L);
            String what = count + " of " + all + " messages on " + topic
                    + " cannot be read: shorter than their type, or with numbers that are none";
            quality.add(what);
            topics.forEach((role, named) -> {
                if (named.equals(topic) && (count >= all || role.equals(Roles.TELEOP))) {
                    unavailable.putIfAbsent(role, what);
                }
            });
        });
    }

    /** Events a station could have written: not more than {@link #MOST_EVENTS}, none far outside the recording's own time. */
    private static List<TrialEvent> usable(Evidence evidence, Map<String, String> unavailable, List<String> quality) {
        List<TrialEvent> all = evidence.events();
        if (all.size() > MOST_EVENTS) {
            unavailable.put(Roles.EVENTS, "the evidence holds more than " + MOST_EVENTS + " station events");
            return List.of();
        }
        List<TrialEvent> inside = all.stream()
                .filter(e -> e.atNanos() >= evidence.startNanos() - OUTSIDE_NANOS
                        && e.atNanos() <= evidence.endNanos() + OUTSIDE_NANOS)
                .toList();
        if (inside.size() < all.size()) {
            String what = (all.size() - inside.size()) + " station events lie more than 1 s outside the recording";
            quality.add(what);
            unavailable.put(Roles.EVENTS, what);
        }
        return inside;
    }

    private static boolean simulated(Evidence evidence) {
        return evidence.identity().source().contains(TrialFacts.SIMULATED_UNIT);
    }

    private static TrialFacts facts(Evidence evidence) {
        return new TrialFacts(
                evidence.identity(),
                evidence.manifestSha256(),
                evidence.outcome(),
                evidence.outcomeReason(),
                evidence.startNanos(),
                evidence.endNanos(),
                evidence.damage(),
                Roles.TRUTH.stream().anyMatch(evidence.roles()::containsKey));
    }

    private static void guessedRoles(Evidence evidence, Map<String, String> topics, List<String> quality) {
        evidence.roleOrigins().forEach((role, origin) -> {
            if (!origin.equals("stated")) {
                quality.add("the role " + role + " of " + topics.getOrDefault(role, "no topic") + " is " + origin);
            }
        });
    }

    /** What moves of an arm is its tool: where no odometry has a topic, motion is read from the tool's poses. */
    private static void toolForOdometry(Map<String, String> topics, List<String> quality) {
        String tool = topics.get(Roles.TOOL_POSE);
        if (tool != null && !topics.containsKey(Roles.ODOMETRY)) {
            topics.put(Roles.ODOMETRY, tool);
            quality.add("the unit has no odometry: its motion is that of its tool, on " + tool);
        }
    }

    /** Where several cameras saw the unit together, their one track goes before the poses of each. */
    private static void fusedTrack(Evidence evidence, Map<String, String> topics, List<String> quality) {
        boolean byCamera = Roles.UNIT_POSE_TOPIC.equals(topics.get(Roles.OBSERVED_POSE));
        if (byCamera && evidence.counts().getOrDefault(Roles.UNIT_TRACK_TOPIC, 0L) > 0) {
            topics.put(Roles.OBSERVED_POSE, Roles.UNIT_TRACK_TOPIC);
            quality.add(
                    "several cameras saw the unit: where it was is their fused track, on " + Roles.UNIT_TRACK_TOPIC);
        }
    }

    /** A simulation's truth goes before what was seen; what was seen falls with the cameras that saw it. */
    private static void fieldPeople(
            Evidence evidence,
            Map<String, String> topics,
            SeenPeople people,
            CameraFaults faults,
            Map<String, String> unavailable) {
        String truth = topics.get(Roles.PEOPLE);
        if (truth != null && simulated(evidence)) {
            topics.put(Roles.FIELD_PEOPLE, truth);
            Optional.ofNullable(unavailable.get(Roles.PEOPLE))
                    .ifPresent(reason -> unavailable.put(Roles.FIELD_PEOPLE, reason));
            return;
        }
        topics.put(Roles.FIELD_PEOPLE, SeenPeople.TOPIC);
        Optional<String> blind = people.byCamera() ? faults.obstacle() : Optional.empty();
        Optional<String> reason = people.watched()
                ? blind.or(() -> people.obstacle(evidence.startNanos(), evidence.endNanos()))
                : Optional.of("where people were is not known: there is no simulation's truth, and no camera of the"
                        + " field and no laser looked for people");
        reason.ifPresent(why -> unavailable.put(Roles.FIELD_PEOPLE, why));
    }

    private static SeenObjects seenObjects(Evidence evidence, Map<String, String> topics) {
        if (evidence.channel(Roles.SEEN_OBJECTS_TOPIC).isEmpty()) {
            return SeenObjects.none();
        }
        topics.put(Roles.SEEN_OBJECTS, Roles.SEEN_OBJECTS_TOPIC);
        return SeenObjects.of(evidence, Roles.SEEN_OBJECTS_TOPIC);
    }

    private static Map<String, String> readable(
            Evidence evidence, Map<String, String> topics, Map<String, String> unavailable) {
        Map<String, String> readable = new TreeMap<>();
        for (String role : TRACK_ROLES) {
            String topic = topics.get(role);
            // That nobody steered is what silence there says; of any other role it says nothing.
            boolean mayBeSilent = role.equals(Roles.TELEOP);
            if (unavailable.containsKey(role)) {
                continue;
            }
            if (topic == null && mayBeSilent) {
                continue;
            }
            if (topic == null) {
                unavailable.put(role, "no topic has the role " + role);
                continue;
            }
            if (Roles.TRUTH.contains(role) && !simulated(evidence)) {
                unavailable.put(
                        role, "only a simulated unit has a truth; " + topic + " of this bundle is not used as " + role);
                continue;
            }
            Channel channel = evidence.channel(topic).orElse(null);
            boolean silent = channel == null || evidence.counts().getOrDefault(topic, 0L) == 0;
            if (silent && mayBeSilent) {
                continue;
            }
            if (channel == null || silent) {
                unavailable.put(role, "there is no message on " + topic + ", which has the role " + role);
                continue;
            }
            KnownLayouts.obstacle(role, channel)
                    .ifPresentOrElse(reason -> unavailable.put(role, reason), () -> readable.put(role, topic));
        }
        return readable;
    }
}
