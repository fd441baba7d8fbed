package org.robograde.reports.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.Grade.GradedTrial;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.reports.input.Intervention;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.input.TrialTracks;

/** The trials, every measurement in them, and every time a person stepped in. */
final class TrialTables {
    private static final List<Column> MEASUREMENTS = List.of(
            Column.of("metric_id", "text", "metric", "指标"),
            Column.of("trial_id", "text", "trial", "试验"),
            Column.of("value", "number", "measured value", "测量值"),
            Column.of("unit", "text", "unit; 1 for a pure number", "单位；1 表示纯数"),
            Column.of(
                    "standard_uncertainty",
                    "number",
                    "combined standard uncertainty u; 0 when none is known",
                    "合成标准不确定度 u；未知时为 0"),
            Column.of("degrees_of_freedom", "number", "effective; empty when infinite", "有效自由度；无穷大时为空"),
            Column.of("coverage_factor", "number", "k", "包含因子 k"),
            Column.of("expanded_uncertainty", "number", "U = k u, about 95 %", "扩展不确定度 U = k u，约 95 %"),
            Column.of("samples", "integer", "single values behind it", "样本数"),
            Column.of("lower_bound", "text", "true: the true value is this or more", "true 表示真值不小于该值"),
            Column.of("topic", "text", "channel of the deciding moment", "决定时刻所在的通道"),
            Column.of("moment", "nanoseconds", "deciding moment on the trial's time base", "试验时间基准上的决定时刻"),
            Column.of("what", "text", "what happened then", "当时发生的事"));

    private static final List<Column> TRIALS = List.of(
            Column.of("trial_id", "text", "trial", "试验"),
            Column.of("scenario_id", "text", "scenario", "场景"),
            Column.of("repetition", "integer", "from 1", "重复序号，从 1 起"),
            Column.of("seed", "integer", "seed of the trial, unsigned", "随机种子（无符号）"),
            Column.of("time_base", "text", "SIMULATED, STATION_UTC or IMPORTED", "时间基准"),
            Column.of("source", "text", "who recorded it", "记录者"),
            Column.of("outcome", "text", "how it ended", "结局"),
            Column.of("outcome_reason", "text", "why", "原因"),
            Column.of("duration_seconds", "number", "length", "时长，秒"),
            Column.of("losses", "integer", "losses of evidence stated", "证据丢失条数"),
            Column.of("manifest_sha256", "text", "identity of the sealed bundle", "封存证据的标识"));

    private static final List<Column> INTERVENTIONS = List.of(
            Column.of("trial_id", "text", "trial", "试验"),
            Column.of("kind", "text", "kind of intervention", "干预类别"),
            Column.of("started", "nanoseconds", "start on the trial's time base", "开始时刻"),
            Column.of("started_seconds", "number", "start since the trial's start", "开始时刻（试验开始后的秒数）"),
            Column.of("duration_seconds", "number", "empty when it did not end", "持续秒数；未结束时为空"),
            Column.of("reason", "text", "why the person stepped in", "干预原因"));

    private TrialTables() {}

    static Table measurements(Grade grade) {
        List<List<String>> rows = new ArrayList<>();
        for (Measurement m : grade.measurements()) {
            Optional<EvidenceReference> first = m.references().stream().findFirst();
            rows.add(List.of(
                    m.metricId(),
                    m.trialId(),
                    String.valueOf(m.value()),
                    m.unit(),
                    String.valueOf(m.standardUncertainty()),
                    m.uncertainty().degreesOfFreedom().map(String::valueOf).orElse(""),
                    String.valueOf(m.uncertainty().coverageFactor()),
                    String.valueOf(m.uncertainty().expanded()),
                    String.valueOf(m.samples()),
                    String.valueOf(m.lowerBound()),
                    first.map(EvidenceReference::topic).orElse(""),
                    first.map(r -> String.valueOf(r.momentNanos())).orElse(""),
                    first.map(EvidenceReference::what).orElse("")));
        }
        return new Table("measurements.csv", MEASUREMENTS, rows);
    }

    static Table trials(Grade grade) {
        List<List<String>> rows = new ArrayList<>();
        for (GradedTrial t : grade.trials()) {
            rows.add(List.of(
                    t.trialId(),
                    t.scenarioId(),
                    String.valueOf(t.repetition()),
                    Long.toUnsignedString(t.seed()),
                    t.timeBase(),
                    t.source(),
                    t.outcome(),
                    t.outcomeReason(),
                    String.valueOf(t.durationSeconds()),
                    String.valueOf(t.damage().size()),
                    t.manifestSha256()));
        }
        return new Table("trials.csv", TRIALS, rows);
    }

    static Table interventions(ReportInput input) {
        List<List<String>> rows = new ArrayList<>();
        for (GradedTrial trial : input.grade().trials()) {
            input.picture(trial.trialId()).ifPresent(picture -> {
                TrialTracks tracks = picture.tracks();
                for (Intervention i : Intervention.in(tracks.events())) {
                    rows.add(List.of(
                            trial.trialId(),
                            i.kind(),
                            String.valueOf(i.startNanos()),
                            String.valueOf(tracks.secondsAt(i.startNanos())),
                            i.endNanos().isPresent()
                                    ? String.valueOf((i.endNanos().getAsLong() - i.startNanos()) / 1e9)
                                    : "",
                            i.reason()));
                }
            });
        }
        return new Table("interventions.csv", INTERVENTIONS, rows);
    }
}
