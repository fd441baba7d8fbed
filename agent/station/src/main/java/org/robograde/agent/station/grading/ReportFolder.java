package org.robograde.agent.station.grading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.vision.FrameOverlay;
import org.robograde.grader.Grader;
import org.robograde.grader.grade.Grade;
import org.robograde.reports.ReportRenderer;
import org.robograde.reports.input.FrameSource;
import org.robograde.reports.input.LaboratoryStatement;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.input.TrialPicture;
import org.robograde.reports.pages.Language;
import org.robograde.reports.signing.ReportSigner;

/** Renders a grade with the pictures its bundles hold. */
public final class ReportFolder {
    private ReportFolder() {}

    /**
     * @param bundles those the grade was computed from; the report of a missing one has no pictures
     * @param onPaper the language of the PDF; web pages are written in all
     * @param signer the laboratory; without one the report is unsigned
     * @return the page to open
     */
    public static Path render(
            Grade grade,
            List<Evidence> bundles,
            LaboratoryStatement laboratory,
            Language onPaper,
            Optional<ReportSigner> signer,
            Path folder) {
        List<TrialPicture> pictures = new ArrayList<>();
        bundles.forEach(bundle -> pictures.add(TrialPicture.of(bundle)));
        String hash = Hashes.sha256(Grader.toJson(grade));
        ReportInput input = new ReportInput(grade, Optional.of(hash), pictures, frames(grade, bundles), laboratory);
        signer.ifPresentOrElse(
                by -> ReportRenderer.render(input, onPaper, folder, by),
                () -> ReportRenderer.render(input, onPaper, folder));
        return folder.resolve(onPaper.page());
    }

    /** Cuts all frames of a bundle in one reading of it; a page asks for them one by one. */
    private static FrameSource frames(Grade grade, List<Evidence> bundles) {
        Map<String, Map<Long, byte[]>> byTrial = new HashMap<>();
        for (Evidence bundle : bundles) {
            camera(bundle)
                    .ifPresent(camera -> byTrial.put(
                            bundle.identity().trialId(),
                            new TreeMap<>(FrameOverlay.jpegsAt(bundle, camera, moments(grade, bundle)))));
        }
        return (trialId, nanos) ->
                Optional.ofNullable(byTrial.getOrDefault(trialId, Map.of()).get(nanos));
    }

    private static Set<Long> moments(Grade grade, Evidence bundle) {
        Set<Long> moments = new TreeSet<>();
        for (Grade.ClauseFinding finding : grade.findings()) {
            if (finding.decidingTrialId()
                    .filter(bundle.identity().trialId()::equals)
                    .isPresent()) {
                finding.decidingMoment().ifPresent(moment -> moments.add(moment.momentNanos()));
            }
        }
        return moments;
    }

    private static Optional<String> camera(Evidence bundle) {
        return bundle.roles().keySet().stream()
                .filter(role -> role.startsWith("camera.") && role.endsWith(".image"))
                .map(role -> role.substring("camera.".length(), role.length() - ".image".length()))
                .sorted()
                .findFirst();
    }
}
