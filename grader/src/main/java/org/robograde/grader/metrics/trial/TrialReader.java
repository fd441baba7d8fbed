package org.robograde.grader.metrics.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.TimeBase;
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
            Roles.DIAGNOSTICS);

    /** In a recording made elsewhere nobody stated roles; these types have only one meaning. */
    private static final Map<String, String> INFERRED =
            Map.of(Roles.ODOMETRY, KnownLayouts.ODOMETRY, Roles.SCAN, KnownLayouts.LASER_SCAN);

    private TrialReader() {}

    public static TrialEvidence read(Evidence evidence) {
        List<String> quality = new ArrayList<>();
        Map<String, String> topics = topics(evidence, quality);
        Map<String, String> unavailable = new TreeMap<>();
        Map<String, String> readable = readable(evidence, topics, unavailable);
        TrackReader reader = new TrackReader(readable);
        if (!readable.isEmpty()) {
            evidence.read(readable.values().stream().sorted().distinct().toList(), reader::accept);
        }
        Tracks tracks = reader.tracks();
        List<TrialEvent> events = evidence.events();
        if (events.isEmpty()) {
            unavailable.put(Roles.EVENTS, "the evidence holds no station events");
        }
        reader.unreadable()
                .forEach((topic, count) ->
                        quality.add(count + " messages on " + topic + " are shorter than their type"));
        quality.addAll(EvidenceQuality.odometry(tracks.odometry()));
        return new TrialEvidence(
                facts(evidence), new EventLog(events, evidence.endNanos()), tracks, topics, unavailable, quality);
    }

    private static TrialFacts facts(Evidence evidence) {
        return new TrialFacts(
                evidence.identity(),
                evidence.manifestSha256(),
                evidence.outcome(),
                evidence.outcomeReason(),
                evidence.startNanos(),
                evidence.endNanos(),
                evidence.damage());
    }

    private static Map<String, String> topics(Evidence evidence, List<String> quality) {
        Map<String, String> topics = new TreeMap<>(evidence.roles());
        if (evidence.identity().timeBase() != TimeBase.IMPORTED) {
            return topics;
        }
        new TreeMap<>(INFERRED).forEach((role, type) -> {
            List<String> found = evidence.channels().stream()
                    .filter(c -> c.schemaName().equals(type))
                    .map(Channel::topic)
                    .sorted()
                    .toList();
            if (found.size() == 1 && !topics.containsKey(role)) {
                topics.put(role, found.get(0));
                quality.add("nobody stated the role " + role + "; taken from " + found.get(0) + ", the only " + type);
            }
        });
        return topics;
    }

    private static Map<String, String> readable(
            Evidence evidence, Map<String, String> topics, Map<String, String> unavailable) {
        Map<String, String> readable = new TreeMap<>();
        for (String role : TRACK_ROLES) {
            String topic = topics.get(role);
            if (topic == null) {
                unavailable.put(role, "no topic has the role " + role);
                continue;
            }
            Channel channel = evidence.channel(topic).orElse(null);
            if (channel == null || evidence.counts().getOrDefault(topic, 0L) == 0) {
                unavailable.put(role, "there is no message on " + topic + ", which has the role " + role);
                continue;
            }
            KnownLayouts.obstacle(role, channel)
                    .ifPresentOrElse(reason -> unavailable.put(role, reason), () -> readable.put(role, topic));
        }
        return readable;
    }
}
