package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.vision.calibration.CalibrationDocument;
import org.robograde.agent.vision.calibration.CalibrationPictures;
import org.robograde.agent.vision.calibration.CalibrationTarget;
import org.robograde.agent.vision.calibration.LensCalibration;
import org.robograde.agent.vision.calibration.LensModel;
import org.robograde.agent.vision.geometry.PinholeLens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lens",
        mixinStandardHelpOptions = true,
        description = {
            "Calibrates a lens from photographs of a chessboard, a ChArUco board or a grid of dots.",
            "Show the target from at least ten angles, and in every corner of the picture."
        },
        footer = {
            "",
            "Example: ./robograde calibrate lens --camera overhead --target charuco --size 7x5 --spacing 0.04 --marker 0.03 photos/*.png"
        })
final class CalibrateLensCommand implements Callable<Integer> {
    private static final List<String> NAMES =
            List.of("fx", "fy", "cx", "cy", "k1", "k2", "p1", "p2", "k3", "k4", "k5", "k6");
    /** A view that fits so much worse than the middle one deserves a look. */
    private static final double OUTLYING = 3;

    @Mixin
    private CalibrationTargetOptions target = new CalibrationTargetOptions();

    @Mixin
    private CalibrationPaperOptions paper = new CalibrationPaperOptions();

    @Option(
            names = "--distortion",
            paramLabel = "MODEL",
            defaultValue = "PLUMB_BOB",
            description =
                    "NONE, RADIAL (k1 k2), PLUMB_BOB (k1 k2 p1 p2 k3) or RATIONAL (8) (default: ${DEFAULT-VALUE})")
    private LensModel.Distortion distortion = LensModel.Distortion.PLUMB_BOB;

    @Option(names = "--square-pixels", description = "fx and fy are one number")
    private boolean squarePixels;

    @Parameters(paramLabel = "PICTURE", arity = "1..*", description = "JPEG or PNG, all of one size")
    private @Nullable List<Path> pictures;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Console console = new Console(json);
        CalibrationTarget given = target.target();
        CalibrationDocument document = paper.document();
        List<Path> files = Given.required(pictures);
        CalibrationPictures seen;
        try (ProgressBar bar = console.progress("calibrate", files.size())) {
            seen = CalibrationPictures.look(files, given, bar::stepTo);
        }
        seen.withoutTarget().forEach(name -> console.remark(name + ": the target was not found"));
        LensModel model = new LensModel(distortion, squarePixels);
        LensCalibration calibration = LensCalibration.of(seen.views(), seen.widthPixels(), seen.heightPixels(), model);
        Path file = paper.write(document.withLens(calibration, given, model, seen.sha256()));
        print(console, calibration, seen, document);
        outlying(calibration).forEach(console::remark);
        console.line(file + ": calibration of " + document.camera() + ", holds until " + document.validUntil());
        console.raw(document.bytes());
        return ExitCode.DONE;
    }

    private static void print(
            Console console, LensCalibration calibration, CalibrationPictures seen, CalibrationDocument document) {
        List<List<String>> rows = new ArrayList<>();
        double[] parameters = calibration.lens().parameters();
        for (int i = 0; i < parameters.length; i++) {
            String form = i < 4 ? "%.3f" : "%.6f";
            rows.add(List.of(
                    NAMES.get(i),
                    String.format(Locale.ROOT, form, parameters[i]),
                    String.format(Locale.ROOT, form, calibration.standardUncertainty(i))));
        }
        console.line(String.format(
                Locale.ROOT,
                "%d of %d pictures, reprojection error %.3f pixels rms",
                seen.views().size(),
                seen.sha256().size(),
                calibration.rmsPixels()));
        console.table(List.of("parameter", "value", "standard uncertainty"), rows);
        console.line(siteBlock(calibration, document));
    }

    private static String siteBlock(LensCalibration calibration, CalibrationDocument document) {
        PinholeLens lens = calibration.lens();
        return String.format(
                Locale.ROOT,
                "for site.yaml: calibration: {widthPixels: %d, heightPixels: %d, fx: %.3f, fy: %.3f, cx: %.3f, cy: %.3f,"
                        + " distortion: %s, rmsPixels: %.3f, calibratedOn: \"%s\", validUntil: \"%s\"}",
                lens.widthPixels(),
                lens.heightPixels(),
                lens.fx(),
                lens.fy(),
                lens.cx(),
                lens.cy(),
                lens.distortion().stream()
                        .map(k -> String.format(Locale.ROOT, "%.6f", k))
                        .toList(),
                calibration.rmsPixels(),
                document.calibratedOn(),
                document.validUntil());
    }

    private static List<String> outlying(LensCalibration calibration) {
        List<Double> sorted = calibration.viewRmsPixels().stream().sorted().toList();
        double middle = sorted.get(sorted.size() / 2);
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < calibration.views().size(); i++) {
            if (calibration.viewRmsPixels().get(i) > OUTLYING * middle) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%s: %.2f pixels rms where the middle picture has %.2f; look at it, and leave it out if it is blurred",
                        calibration.views().get(i).name(),
                        calibration.viewRmsPixels().get(i),
                        middle));
            }
        }
        return remarks;
    }
}
