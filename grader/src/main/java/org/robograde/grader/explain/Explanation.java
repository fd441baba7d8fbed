package org.robograde.grader.explain;

import java.util.List;

/**
 * The chain from a level down to the evidence.
 *
 * @param level what the grade says of the unit as a whole
 * @param elements down to the clauses asked for
 */
public record Explanation(Top level, List<ElementLink> elements) {
    public Explanation {
        elements = List.copyOf(elements);
    }

    /**
     * @param sentence who got which level under which rules
     * @param why the grade's own reason
     * @param sure how sure, in words; empty where there is no level
     * @param raising what would raise the level, in words
     */
    public record Top(
            String unitId,
            String rulebook,
            String rulebookSha256,
            String sentence,
            String why,
            String sure,
            String raising) {}

    /** One element and its clauses. */
    public record ElementLink(String elementId, String title, String level, String why, List<ClauseLink> clauses) {
        public ElementLink {
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * @param rule how it is decided, against which limits
     * @param source where its limits come from
     * @param finding the verdict in words
     * @param settles what would settle what is open; empty if nothing is
     * @param margin how far it is from another verdict
     */
    public record ClauseLink(
            String clauseId,
            String title,
            String verdict,
            String rule,
            String source,
            String finding,
            String settles,
            String margin,
            List<MeasurementLink> measurements) {
        public ClauseLink {
            measurements = List.copyOf(measurements);
        }
    }

    /**
     * @param value with unit and uncertainty, as stated for this trial
     * @param deciding whether it is the one shown for the clause
     * @param manifestSha256 of the trial's bundle
     */
    public record MeasurementLink(
            String metricId,
            String trialId,
            String manifestSha256,
            double measured,
            String value,
            boolean deciding,
            List<EvidenceLink> evidence) {
        public MeasurementLink {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * @param topic the channel
     * @param moment the deciding moment, seconds after the recording's first message where the bundle is at hand
     * @param file in the bundle; empty where the bundle is not at hand
     * @param chunks where the span lies in the file, the moment's own first
     * @param frames for each camera on record, the picture nearest to the moment; empty where there is none within a second
     */
    public record EvidenceLink(
            String topic,
            String fromNanos,
            String toNanos,
            String momentNanos,
            String moment,
            String what,
            String file,
            List<ByteSpan> chunks,
            List<Frame> frames) {
        public EvidenceLink {
            chunks = List.copyOf(chunks);
            frames = List.copyOf(frames);
        }
    }

    /**
     * A picture of a camera.
     *
     * @param sequence its number on its channel, from 0 or as the recording counts
     * @param logNanos when it was received, on the trial's time base
     */
    public record Frame(String topic, long sequence, String logNanos) {}

    /** A chunk of the file: its number, its record's first byte, and its length. */
    public record ByteSpan(int chunk, long offset, long length) {}
}
