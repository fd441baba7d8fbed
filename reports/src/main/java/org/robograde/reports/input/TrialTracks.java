package org.robograde.reports.input;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.TrialEvent;

/**
 * What a trial's pictures are drawn from.
 *
 * @param startNanos first log time of the trial, on its time base; the zero of all its time axes
 * @param endNanos last log time
 * @param startedAt the calendar moment of the start as the evidence tells it; absent when it does not
 * @param unit the unit's tracks, by who says so
 * @param people one track per person seen, in the order of the evidence
 * @param events all station events, in order
 * @param losses what the evidence states to be missing, and what of the messages drawn here cannot be read; pictures are not looked at
 * @param clocks how well the clocks ran; none under granted time
 */
public record TrialTracks(
        long startNanos,
        long endNanos,
        Optional<Instant> startedAt,
        Map<TrackSource, Track> unit,
        List<Track> people,
        List<TrialEvent> events,
        List<Evidence.Damage> losses,
        List<SourceClock> clocks) {
    public TrialTracks {
        EnumMap<TrackSource, Track> ordered = new EnumMap<>(TrackSource.class);
        ordered.putAll(unit);
        unit = Collections.unmodifiableMap(ordered);
        people = List.copyOf(people);
        events = List.copyOf(events);
        losses = List.copyOf(losses);
        clocks = List.copyOf(clocks);
    }

    /** What a sealed bundle shows; roles it does not state give no track. */
    public static TrialTracks of(Evidence evidence) {
        return TrackReader.read(evidence);
    }

    /** Time since the trial's start, seconds. */
    public double secondsAt(long nanos) {
        return (nanos - startNanos) / 1e9;
    }
}
