package org.robograde.reports.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.reports.ReportRenderer;
import org.robograde.reports.input.LaboratoryStatement;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.input.SiteMap;
import org.robograde.reports.input.StatedField;
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
        LaboratoryStatement laboratory = new LaboratoryStatement(Map.of(
                StatedField.LABORATORY, both("Zhangjiang Robot Test Field", "张江机器人试验场"),
                StatedField.ADDRESS, both("Shanghai, Pudong, Zhangjiang, Sample Road 1", "上海市浦东新区张江样例路 1 号"),
                StatedField.CLIENT, both("Sample Robotics Co., Ltd.", "样例机器人有限公司"),
                StatedField.ITEM,
                        both("Sample Robotics, corridor courier SC-1, serial 0007", "样例机器人，走廊送物机器人 SC-1，序列号 0007"),
                StatedField.CONDITION, both("complete, undamaged", "完整，无损坏"),
                StatedField.RECEIVED, both("2026-11-18", "2026-11-18")));
        return new ReportInput(
                SampleGrade.grade(),
                Optional.of("9b2c61f0a47d5e3388aa10c4e2f7b6d1579a0e4c3b8d2f6170c5a9e8d4b3f201"),
                pictures,
                new SampleFrames(site),
                laboratory);
    }

    private static LocalizedText both(String en, String zh) {
        return new LocalizedText(en, zh);
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
