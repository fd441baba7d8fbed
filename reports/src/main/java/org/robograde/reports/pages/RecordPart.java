package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.Grade.GradedTrial;
import org.robograde.grader.grade.Grade.NotMeasured;

/** What makes the report checkable: losses, what could not be measured, and which software, rules and files it rests on. */
final class RecordPart {
    /** More would push the rest off the first page. */
    private static final int SEALS_ON_COVER_MAX = 6;

    private static final int DIGITS_ON_COVER = 16;

    private final Page page;

    RecordPart(Page page) {
        this.page = page;
    }

    public record Loss(String trial, String loss) {}

    public record Unmeasured(String metric, String trials, String reason) {}

    public record Bundle(String trial, String manifest, String source, String timeBase) {}

    public record Seal(String trial, String digits) {}

    public record Software(
            String grader,
            int format,
            String rulebookSha,
            String gradeSha,
            List<Bundle> bundles,
            List<String> tables) {}

    List<Loss> losses() {
        List<Loss> losses = new ArrayList<>();
        for (GradedTrial trial : page.grade().trials()) {
            trial.damage().forEach(d -> losses.add(new Loss(trial.trialId(), d)));
        }
        return losses;
    }

    /** Trials with the same metric and reason share a row. */
    List<Unmeasured> unmeasured() {
        Map<List<String>, List<String>> trials = new LinkedHashMap<>();
        for (NotMeasured n : page.grade().notMeasurable()) {
            trials.computeIfAbsent(List.of(n.metricId(), n.reason()), k -> new ArrayList<>())
                    .add(n.trialId());
        }
        List<Unmeasured> rows = new ArrayList<>();
        trials.forEach((key, ids) -> rows.add(new Unmeasured(key.get(0), page.join(ids), page.phrase(key.get(1)))));
        return rows;
    }

    /** The first digits of each bundle's manifest hash; none when there are too many trials for the cover. */
    List<Seal> seals() {
        List<GradedTrial> trials = page.grade().trials();
        return trials.size() > SEALS_ON_COVER_MAX
                ? List.of()
                : trials.stream()
                        .map(t -> new Seal(t.trialId(), digits(t.manifestSha256())))
                        .toList();
    }

    private static String digits(String sha) {
        return sha.substring(0, Math.min(DIGITS_ON_COVER, sha.length()));
    }

    Software software(List<String> tables) {
        Grade grade = page.grade();
        return new Software(
                grade.graderVersion(),
                grade.formatVersion(),
                grade.rulebook().sha256(),
                page.input().gradeSha256().orElseGet(() -> page.text("field.draft")),
                grade.trials().stream()
                        .map(t -> new Bundle(
                                t.trialId(),
                                t.manifestSha256(),
                                t.source(),
                                page.messages().word("timebase", t.timeBase())))
                        .toList(),
                tables);
    }
}
