package org.robograde.agent.station.forward;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.robograde.agent.station.instruments.ClockOffset;
import org.robograde.agent.station.instruments.InstrumentReading;
import org.robograde.agent.station.instruments.Senml;
import org.robograde.agent.station.instruments.SenmlException;
import org.robograde.agent.station.instruments.SenmlRecord;
import org.robograde.robots.messages.RawMessage;

/**
 * What one far station forwards, handed on with times on this station's clock, and until when it has said everything. Records of one outbox come one at a
 * time; those of instruments and of cameras may come at once.
 */
final class StationIntake {
    /** A quartz clock that nobody disciplines: what may have come of it since something was measured. */
    private static final double DRIFT = 1e-4;

    private final String name;
    private final FarStations.Sources sources;
    private final FarStations.Listener listener;
    private final LongSupplier wallNanos;
    private final Runnable onSaid;
    private final CameraParts parts = new CameraParts();
    private final long openedNanos = System.nanoTime();
    private volatile Optional<ClockOffset> clock = Optional.empty();
    private volatile long lastSignNanos = System.nanoTime();
    private volatile long saidWallNanos;
    private volatile long camerasSaidWallNanos;
    private boolean heard;
    private boolean clockMissingTold;

    /** @param onSaid run whenever it has said more */
    StationIntake(
            String name,
            FarStations.Sources sources,
            FarStations.Listener listener,
            LongSupplier wallNanos,
            Runnable onSaid) {
        this.name = name;
        this.sources = sources;
        this.listener = listener;
        this.wallNanos = wallNanos;
        this.onSaid = onSaid;
    }

    /** @param compared how its clock stands to this one's, if it knows */
    void take(StoredRecord record, Optional<ClockOffset> compared) {
        long monotonic = System.nanoTime();
        boolean first;
        boolean better;
        synchronized (this) {
            lastSignNanos = monotonic;
            first = !heard;
            heard = true;
            better = compared.isPresent() && !compared.equals(clock);
            if (better) {
                clock = compared;
            }
        }
        if (first) {
            listener.onRemark(name, "is heard");
        }
        if (better) {
            listener.onClock("station " + name, compared.orElseThrow());
        }
        try {
            switch (record.kind()) {
                case LOST -> listener.onNotStored(name, record.lostCount(), monotonicOf(saidWallNanos), monotonic);
                case CAMERA -> camera(record, monotonic);
                case SKIPPED -> skipped(here(record.seenNanos()));
                case DATA -> hand(FarMessage.decode(record.payload()), monotonic);
            }
        } catch (FarMessage.MalformedException | SenmlException e) {
            listener.onRemark(name, "forwarded something unusable: " + e.getMessage());
        }
    }

    private void camera(StoredRecord record, long monotonic) throws FarMessage.MalformedException {
        Optional<RawMessage> whole = parts.take(record.payload());
        if (whole.isEmpty()) {
            return;
        }
        RawMessage message = whole.get();
        requireOwnCamera(message.topic());
        Optional<ClockOffset> known = clockOrRemark();
        long arrived = wallNanos.getAsLong();
        long seen = known.isPresent() ? Math.min(arrived, here(message.receivedWallNanos())) : arrived;
        listener.onCamera(
                name,
                new RawMessage(
                        message.topic(),
                        message.encoding(),
                        message.type(),
                        message.md5(),
                        message.definition(),
                        message.callerId(),
                        message.latching(),
                        message.payload(),
                        monotonic - (arrived - seen),
                        seen),
                known);
        camerasSaid(seen);
    }

    /** It was told that nobody needs what came before some moment; where it did not know its clock well, that is a loss. */
    private void skipped(long seenWallNanos) {
        if (seenWallNanos >= listener.camerasNeededFromNanos()) {
            lostOfAll(seenWallNanos, seenWallNanos, "the far station took it for older than the trial");
        }
        camerasSaid(seenWallNanos);
    }

    private void lostOfAll(long fromWallNanos, long toWallNanos, String reason) {
        sources.cameraTopics().forEach((topic, of) -> {
            if (of.equals(name)) {
                listener.onCameraLoss(topic, -1, monotonicOf(fromWallNanos), monotonicOf(toWallNanos), reason);
            }
        });
    }

    private void requireOwnCamera(String topic) throws FarMessage.MalformedException {
        if (!name.equals(sources.cameraTopics().get(topic))) {
            throw new FarMessage.MalformedException("the site has no camera at this station that sends " + topic);
        }
    }

    private void hand(FarMessage message, long monotonic) throws FarMessage.MalformedException, SenmlException {
        if (message instanceof FarMessage.Reading reading) {
            requireOwn(reading.instrument());
            reading(reading, monotonic);
            said(reading.measuredNanos());
        } else if (message instanceof FarMessage.Silence silence) {
            requireOwn(silence.instrument());
            if (silence.lost()) {
                listener.onLost(silence.instrument(), silence.reason());
            } else {
                listener.onHeard(silence.instrument());
            }
        } else if (message instanceof FarMessage.Doubt doubt) {
            requireOwn(doubt.instrument());
            if (doubt.unusable()) {
                listener.onMalformed(doubt.instrument(), doubt.text());
            } else {
                listener.onDoubtful(doubt.instrument(), doubt.text());
            }
        } else if (message instanceof FarMessage.Dropped dropped) {
            requireOwn(dropped.instrument());
            listener.onDropped(
                    dropped.instrument(),
                    dropped.count(),
                    monotonicOf(here(dropped.fromNanos())),
                    monotonicOf(here(dropped.toNanos())));
        } else if (message instanceof FarMessage.UpTo upTo) {
            said(upTo.nanos());
        } else if (message instanceof FarMessage.CamerasUpTo upTo) {
            camerasSaid(here(upTo.nanos()));
        } else if (message instanceof FarMessage.CamerasBegan began) {
            camerasBegan(here(began.nanos()));
        } else if (message instanceof FarMessage.CameraLoss loss) {
            requireOwnCamera(loss.topic());
            listener.onCameraLoss(
                    loss.topic(),
                    loss.count(),
                    monotonicOf(here(loss.fromNanos())),
                    monotonicOf(here(loss.toNanos())),
                    loss.reason());
        }
    }

    /** Between what a station said last and its new beginning its cameras were not recorded. */
    private void camerasBegan(long beganWallNanos) {
        long said = camerasSaidWallNanos;
        if (said > 0 && said < beganWallNanos) {
            lostOfAll(
                    said, beganWallNanos, "the far station was started again; what its cameras sent before is missing");
        }
        camerasSaid(beganWallNanos);
    }

    private void requireOwn(String instrument) throws FarMessage.MalformedException {
        if (!name.equals(sources.instruments().get(instrument))) {
            throw new FarMessage.MalformedException(
                    "the site has no instrument \"" + instrument + "\" at this station");
        }
    }

    private void reading(FarMessage.Reading reading, long monotonic) throws SenmlException {
        long wall = wallNanos.getAsLong();
        Optional<ClockOffset> widened = clockOrRemark()
                .map(offset -> new ClockOffset(
                        offset.offsetNanos(),
                        offset.uncertaintyNanos()
                                + reading.uncertaintyNanos()
                                + Math.round(DRIFT * Math.abs(wall - here(reading.measuredNanos())))));
        Optional<Instant> measured = widened.map(known -> Instant.ofEpochSecond(
                reading.measuredNanos() / 1_000_000_000L, reading.measuredNanos() % 1_000_000_000L));
        byte[] bytes = reading.senml().getBytes(StandardCharsets.UTF_8);
        ByteBuffer payload = ByteBuffer.wrap(bytes);
        for (SenmlRecord record : Senml.parse(bytes, Senml.CONTENT_FORMAT)) {
            listener.onReading(new InstrumentReading(
                    reading.instrument(),
                    record.name(),
                    record.value(),
                    record.unit(),
                    measured,
                    widened,
                    monotonic,
                    wall,
                    payload));
        }
    }

    private Optional<ClockOffset> clockOrRemark() {
        boolean told;
        synchronized (this) {
            told = clock.isPresent() || clockMissingTold;
            clockMissingTold = true;
        }
        if (!told) {
            listener.onRemark(name, "does not know how its clock stands to this station's; its times are not used");
        }
        return clock;
    }

    private void camerasSaid(long hereWallNanos) {
        synchronized (this) {
            camerasSaidWallNanos = Math.max(camerasSaidWallNanos, untilNow(hereWallNanos));
        }
        onSaid.run();
    }

    private void said(long farNanos) {
        synchronized (this) {
            saidWallNanos = Math.max(saidWallNanos, untilNow(here(farNanos)));
        }
        onSaid.run();
    }

    /** Nobody has said anything of what is to come, whatever his clock shows. */
    private long untilNow(long hereWallNanos) {
        return Math.min(hereWallNanos, wallNanos.getAsLong());
    }

    /** A time of the far station's clock on this one's, UTC since 1970. */
    private long here(long farNanos) {
        return farNanos - clock.map(ClockOffset::offsetNanos).orElse(0L);
    }

    private long monotonicOf(long hereWallNanos) {
        long monotonic = System.nanoTime();
        // Of a station that has said nothing yet: since it could have.
        return hereWallNanos == 0 ? openedNanos : monotonic - (wallNanos.getAsLong() - hereWallNanos);
    }

    /** When anything came last, on the monotonic clock; the beginning if nothing did. */
    long lastSignNanos() {
        return lastSignNanos;
    }

    /** With what it is behind a moment, if it is. */
    List<FarStations.Behind> behind(long nowWallNanos) {
        List<FarStations.Behind> behind = new ArrayList<>();
        if (sources.instruments().containsValue(name) && saidWallNanos < nowWallNanos) {
            behind.add(behind(false, saidWallNanos, nowWallNanos));
        }
        if (sources.cameraTopics().containsValue(name) && camerasSaidWallNanos < nowWallNanos) {
            behind.add(behind(true, camerasSaidWallNanos, nowWallNanos));
        }
        return behind;
    }

    private FarStations.Behind behind(boolean cameras, long said, long nowWallNanos) {
        String with = cameras ? " with its cameras" : "";
        String words = said == 0
                ? "far station " + name + " was never heard" + with
                : String.format(
                        Locale.ROOT, "far station %s is %.1f s behind%s", name, (nowWallNanos - said) / 1e9, with);
        return new FarStations.Behind(name, cameras, monotonicOf(said), words);
    }
}
