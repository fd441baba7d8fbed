package org.robograde.agent.station.recorder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.agent.evidence.mcap.ChainHash;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.UnitInterface;
import org.robograde.robots.units.UnitProfile;

/** Records a robot as it is, without playing anything on it: until interrupted, or for a while. */
public final class PlainRecording {
    private static final String UNKNOWN = "unknown";

    private final RobotLink link;
    private final Optional<UnitProfile> unit;
    private final Set<String> only;
    private final String source;

    /** Hears how it goes. */
    public interface Listener {
        /** About once a second. */
        void progress(long seconds, Recording.Progress now);

        /** Something an operator should know now. */
        void remark(String text);
    }

    /**
     * @param only the topics to record; all if there are none
     * @param source the program that records, for the bundle's identity
     */
    public PlainRecording(RobotLink link, Optional<UnitProfile> unit, Collection<String> only, String source) {
        // Here and not with the first chunk: pictures may come at full rate at once.
        ChainHash.warmUp();
        this.link = link;
        this.unit = unit;
        this.only = new TreeSet<>(only);
        this.source = source;
    }

    /**
     * Records and seals.
     *
     * @param folder the bundle to make
     * @param seconds to record; null until this thread is interrupted
     * @return the sealed bundle; its outcome is {@code completed}, or {@code aborted} if the disk was full before the end
     * @throws org.robograde.agent.evidence.EvidenceException if it cannot be written; what was written until then stays
     */
    public Evidence run(Path folder, @Nullable Double seconds, SigningKey key, Listener listener) {
        long utcNanos = utcNanos();
        long startedNanos = System.nanoTime();
        Recording.TrialTime time = new Recording.TrialTime(
                false, () -> utcNanos + (System.nanoTime() - startedNanos), at -> utcNanos + (at - startedNanos));
        CountDownLatch failed = new CountDownLatch(1);
        try (BundleWriter bundle = BundleWriter.create(folder, identity(folder));
                Ear ear = new Ear(link, Set.of())) {
            describeUnit(bundle);
            Recording recording = Recording.begin(bundle, source(ear), time, new Recording.Listener() {
                @Override
                public void remark(String text) {
                    listener.remark(text);
                }

                @Override
                public void failed(String reason) {
                    listener.remark("ALARM: " + reason);
                    failed.countDown();
                }
            });
            topics().forEach(ear::listen);
            String why = await(recording, startedNanos, seconds, failed, listener);
            recording.end();
            Optional<RuntimeException> failure = recording.failure();
            if (failure.isPresent() && !recording.recorder().stoppedByFullDisk()) {
                throw failure.get();
            }
            return failure.map(cause -> bundle.seal("aborted", String.valueOf(cause.getMessage()), key))
                    .orElseGet(() -> bundle.seal("completed", why, key));
        }
    }

    private String await(
            Recording recording,
            long startedNanos,
            @Nullable Double seconds,
            CountDownLatch failed,
            Listener listener) {
        long endNanos = seconds == null ? Long.MAX_VALUE : Math.round(seconds * 1e9);
        try {
            for (long second = 1; ; second++) {
                long until = Math.min(endNanos, second * 1_000_000_000L);
                long left = until - (System.nanoTime() - startedNanos);
                if (failed.await(Math.max(0, left), TimeUnit.NANOSECONDS)) {
                    return "";
                }
                listener.progress(second, recording.progress());
                if (until == endNanos) {
                    return String.format(Locale.ROOT, "recorded for %.3f s as told", endNanos / 1e9);
                }
            }
        } catch (InterruptedException told) {
            return "recorded until told to end";
        }
    }

    private Set<String> topics() {
        if (!only.isEmpty()) {
            return only;
        }
        Set<String> topics = new TreeSet<>(link.topics().keySet());
        topics.removeIf(wanted().negate());
        unit.ifPresent(profile -> profile.interfaces().values().forEach(each -> topics.add(each.topic())));
        return topics;
    }

    private Predicate<String> wanted() {
        return topic -> only.isEmpty() ? !topic.startsWith("/rosout") : only.contains(topic);
    }

    private Recording.Source source(Ear ear) {
        Map<String, Double> expectedHz = new TreeMap<>();
        unit.ifPresent(profile -> profile.interfaces().values().stream()
                .filter(each -> each.direction() == UnitInterface.Direction.FROM_UNIT && each.rateHz() > 0)
                .filter(each -> wanted().test(each.topic()))
                .forEach(each -> expectedHz.put(each.topic(), each.rateHz())));
        return new Recording.Source(
                link, ear, new StampReader(MessageRegistry.shipped()), Set.of(), expectedHz, wanted());
    }

    private void describeUnit(BundleWriter bundle) {
        unit.ifPresent(profile -> {
            bundle.document("unit.yaml", profile.text().getBytes(StandardCharsets.UTF_8));
            Map<String, String> roles = new TreeMap<>();
            profile.interfaces().forEach((role, each) -> roles.put(role, each.topic()));
            bundle.roles(roles);
        });
    }

    private TrialIdentity identity(Path folder) {
        return new TrialIdentity(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                unit.map(UnitProfile::id).orElse(UNKNOWN),
                unit.map(profile -> profile.unitClass().name().toLowerCase(Locale.ROOT))
                        .orElse(UNKNOWN),
                UNKNOWN,
                UNKNOWN,
                0,
                0,
                TimeBase.STATION_UTC,
                source);
    }

    private static long utcNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
