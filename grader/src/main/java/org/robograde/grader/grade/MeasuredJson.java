package org.robograde.grader.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.grader.metrics.Detail;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.NotMeasurable;
import org.robograde.grader.metrics.autonomy.FunctionShare;
import org.robograde.grader.metrics.trial.TrialFacts;

/**
 * A measured trial as JSON, for keeping beside an archive. The plots' curves are left out: verdicts and levels come out the same,
 * but a grade to be signed is computed from the evidence itself.
 */
public final class MeasuredJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writerFor(Kept.class);
    private static final ObjectReader READER = MAPPER.readerFor(Kept.class);

    private MeasuredJson() {}

    private record Kept(
            TrialFacts facts,
            List<Measurement> measured,
            List<NotMeasurable> notMeasured,
            Map<String, Integer> interventions,
            Map<String, FunctionShare.Parts> shares,
            List<PhaseAllocation> phases,
            List<String> notes) {}

    public static byte[] write(MeasuredTrial trial) {
        List<Measurement> measured = new ArrayList<>();
        List<NotMeasurable> not = new ArrayList<>();
        for (MetricOutcome outcome : trial.outcomes()) {
            if (outcome instanceof Measurement m) {
                measured.add(withoutSeries(m));
            } else if (outcome instanceof NotMeasurable n) {
                not.add(n);
            }
        }
        try {
            return WRITER.writeValueAsBytes(new Kept(
                    trial.facts(),
                    measured,
                    not,
                    trial.interventions(),
                    trial.shares(),
                    trial.phases(),
                    trial.notes()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a measured trial could not be written as JSON", e);
        }
    }

    /** @throws IllegalArgumentException if these bytes are no measured trial */
    public static MeasuredTrial read(byte[] json) {
        try {
            Kept kept = READER.readValue(json);
            List<MetricOutcome> outcomes = new ArrayList<>(kept.measured());
            outcomes.addAll(kept.notMeasured());
            return new MeasuredTrial(
                    kept.facts(), outcomes, kept.interventions(), kept.shares(), kept.phases(), kept.notes());
        } catch (IOException | NullPointerException e) {
            throw new IllegalArgumentException("this is no measured trial: " + e.getMessage(), e);
        }
    }

    private static Measurement withoutSeries(Measurement m) {
        return new Measurement(
                m.metricId(),
                m.trialId(),
                m.value(),
                m.unit(),
                m.uncertainty(),
                m.samples(),
                m.references(),
                Optional.empty(),
                m.lowerBound(),
                Detail.NONE);
    }
}
