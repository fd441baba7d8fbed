package org.robograde.reports.input;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;

/**
 * Takes the tracks out of a bundle, by role, in one pass. A message that cannot be read is left out of the picture: the
 * bundle's own statement of damage, which the report prints, says what is wrong with it.
 */
final class TrackReader {
    private static final String PEOPLE_ROLE = "truth.people";
    private static final String EVENTS = "/robograde/events";
    private static final int PEOPLE_MAX = 20;

    private final Map<String, TrackSource> sources = new HashMap<>();
    private final Map<TrackSource, Thinning<TimedPosition>> unit = new EnumMap<>(TrackSource.class);
    private final Map<TrackSource, Thinning<PositionCovariance>> covariances = new EnumMap<>(TrackSource.class);
    private final List<Thinning<TimedPosition>> people = new ArrayList<>();
    private final Map<Channel, Optional<MessageSchema>> schemas = new HashMap<>();
    private Optional<Instant> firstTie = Optional.empty();
    private List<SourceClock> clocks = List.of();
    private final MessageRegistry registry = MessageRegistry.shipped();

    private TrackReader() {}

    static TrialTracks read(Evidence evidence) {
        return new TrackReader().tracks(evidence);
    }

    private TrialTracks tracks(Evidence evidence) {
        Map<String, String> roles = evidence.roles();
        for (TrackSource source : TrackSource.values()) {
            String topic = roles.get(source.role());
            if (topic != null) {
                sources.put(topic, source);
            }
        }
        Set<String> topics = new LinkedHashSet<>(sources.keySet());
        String peopleTopic = roles.getOrDefault(PEOPLE_ROLE, "");
        topics.add(peopleTopic);
        topics.add(ClockTie.TOPIC);
        topics.add(SourceClock.TOPIC);
        evidence.read(topics, message -> take(message, peopleTopic));
        topics.add(EVENTS);
        Map<TrackSource, Track> tracks = new EnumMap<>(TrackSource.class);
        unit.forEach((source, positions) -> tracks.put(
                source,
                new Track(
                        roles.getOrDefault(source.role(), ""),
                        positions.kept(),
                        Optional.ofNullable(covariances.get(source))
                                .map(Thinning::kept)
                                .orElse(List.of()))));
        return new TrialTracks(
                evidence.startNanos(),
                evidence.endNanos(),
                startedAt(evidence),
                tracks,
                people.stream().map(p -> new Track(peopleTopic, p.kept())).toList(),
                evidence.events(),
                evidence.damageOf(topics),
                clocks);
    }

    /**
     * Station time is a calendar time. Simulated time begins at nothing, there the station's first note of its own clock
     * tells. An import's clock is unknown.
     */
    private Optional<Instant> startedAt(Evidence evidence) {
        TimeBase base = evidence.identity().timeBase();
        if (base == TimeBase.STATION_UTC && evidence.startNanos() > 0) {
            return Optional.of(Instant.EPOCH.plusNanos(evidence.startNanos()));
        }
        return base == TimeBase.IMPORTED ? Optional.empty() : firstTie;
    }

    private void take(EvidenceMessage message, String peopleTopic) {
        if (message.channel().topic().equals(ClockTie.TOPIC)) {
            firstTie = firstTie.or(() -> ClockTie.utc(message));
            return;
        }
        if (message.channel().topic().equals(SourceClock.TOPIC)) {
            clocks = SourceClock.in(message); // the last one speaks for the whole trial
            return;
        }
        Optional<Message> decoded = decode(message);
        if (decoded.isEmpty()) {
            return;
        }
        if (message.channel().topic().equals(peopleTopic)) {
            people(message.logTimeNanos(), decoded.get());
        } else {
            position(message, decoded.get());
        }
    }

    private void position(EvidenceMessage message, Message decoded) {
        TrackSource source = sources.get(message.channel().topic());
        String pose = decoded.has("pose.pose.position.x") ? "pose.pose.position" : "pose.position";
        if (source != null && decoded.has(pose + ".x")) {
            finite(message.logTimeNanos(), decoded.number(pose + ".x"), decoded.number(pose + ".y"))
                    .ifPresent(at -> {
                        unit.computeIfAbsent(source, s -> new Thinning<>()).add(at);
                        covariance(source, at, decoded);
                    });
        }
    }

    private void covariance(TrackSource source, TimedPosition at, Message decoded) {
        if (decoded.has("pose.covariance")) {
            double[] matrix = decoded.numbers("pose.covariance");
            if (PositionCovariance.known(matrix)) {
                covariances.computeIfAbsent(source, s -> new Thinning<>()).add(PositionCovariance.of(at, matrix));
            }
        }
    }

    /** A person keeps its place in the array as long as it is on the field; that is all the messages say about identity. */
    private void people(long atNanos, Message decoded) {
        List<Message> poses = decoded.has("poses") ? decoded.messages("poses") : List.of();
        for (int i = 0; i < Math.min(PEOPLE_MAX, poses.size()); i++) {
            if (people.size() <= i) {
                people.add(new Thinning<>());
            }
            finite(atNanos, poses.get(i).number("position.x"), poses.get(i).number("position.y"))
                    .ifPresent(people.get(i)::add);
        }
    }

    private static Optional<TimedPosition> finite(long atNanos, double x, double y) {
        return Double.isFinite(x) && Double.isFinite(y)
                ? Optional.of(new TimedPosition(atNanos, x, y))
                : Optional.empty();
    }

    private Optional<Message> decode(EvidenceMessage message) {
        ByteBuffer payload = message.payload().duplicate();
        try {
            return schemas.computeIfAbsent(message.channel(), this::schema).map(s -> Ros1Codec.decode(s, payload));
        } catch (DefinitionException damaged) {
            return Optional.empty();
        }
    }

    private Optional<MessageSchema> schema(Channel channel) {
        if (!channel.messageEncoding().equals("ros1")) {
            return Optional.empty();
        }
        try {
            return Optional.of(MessageSchema.parse(channel.schemaName(), channel.schemaText(), registry));
        } catch (DefinitionException damaged) {
            return Optional.empty();
        }
    }
}
