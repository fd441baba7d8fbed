package org.robograde.reports.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.reports.ReportRenderer;
import org.robograde.reports.input.LaboratoryIdentity;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.input.SiteMap;
import org.robograde.reports.input.TrialPicture;
import org.robograde.reports.pages.Language;

/** Writes a whole sample report, to be looked at: {@code target/sample/index.html} and {@code zh.html}. */
public final class SampleReport {
    private SampleReport() {}

    public static void main(String[] arguments) {
        ReportRenderer.render(input(), Language.BOTH, Path.of(arguments.length > 0 ? arguments[0] : "target/sample"));
    }

    public static ReportInput input() {
        SiteMap site = site();
        List<TrialPicture> pictures = new ArrayList<>();
        for (int i = 1; i <= SampleGrade.TRIALS; i++) {
            pictures.add(SampleTracks.picture(SampleGrade.trialId(i), i, Optional.of(site)));
        }
        LaboratoryIdentity laboratory = new LaboratoryIdentity(
                Optional.of("Zhangjiang Robot Test Field"),
                Optional.of("Shanghai, Pudong, Zhangjiang, Sample Road 1"),
                Optional.empty(),
                Optional.of("Sample Robotics Co., Ltd. 样例机器人有限公司"),
                Optional.of("Sample Robotics, corridor courier SC-1, serial 0007"),
                Optional.of("complete, undamaged"),
                Optional.of("2026-11-18"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new ReportInput(
                SampleGrade.grade(),
                Optional.of("9b2c61f0a47d5e3388aa10c4e2f7b6d1579a0e4c3b8d2f6170c5a9e8d4b3f201"),
                pictures,
                new SampleFrames(site),
                laboratory);
    }

    static SiteMap site() {
        Path root = Path.of(System.getProperty("robograde.root", ".."));
        try {
            byte[] yaml = Files.readAllBytes(root.resolve("scenarios/sites/hotel-corridor.yaml"));
            return SiteMap.read(yaml).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
