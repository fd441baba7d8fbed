package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.vision.calibration.CalibrationDocument;
import org.robograde.agent.vision.calibration.CalibrationPictures;
import org.robograde.agent.vision.calibration.CameraPlacing;
import org.robograde.agent.vision.calibration.SurveyedFiducials;
import org.robograde.agent.vision.picture.PictureFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "place",
        mixinStandardHelpOptions = true,
        description = {
            "Finds where a camera hangs in the site's frame, from one picture of fiducials whose places were surveyed.",
            "The survey is YAML: dictionary, sizeMeters, standardUncertaintyMeters, and fiducials: {NUMBER: {x, y, z, quaternionXyzw}}."
        },
        footer = {
            "",
            "Example: ./robograde calibrate place --camera overhead --lens calibration-overhead.json --survey survey.yaml hall.png"
        })
final class CalibratePlaceCommand implements Callable<Integer> {
    /** Far above the corners' noise: a marker that fits so badly was moved or mis-surveyed. */
    private static final double FIDUCIAL_RMS_PIXELS_MAX = 2;

    @Mixin
    private CalibrationPaperOptions paper = new CalibrationPaperOptions();

    @Option(names = "--lens", paramLabel = "FILE", required = true, description = "the lens's own calibration document")
    private @Nullable Path lens;

    @Option(names = "--survey", paramLabel = "FILE", required = true, description = "the fiducials' surveyed places")
    private @Nullable Path survey;

    @Parameters(paramLabel = "PICTURE", description = "JPEG or PNG, of the size the lens was calibrated at")
    private @Nullable Path picture;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Console console = new Console(json);
        CalibrationDocument document = paper.document();
        CalibrationDocument ofLens = CalibrationDocument.read(Given.required(lens));
        byte[] surveyed = PictureFile.bytes(Given.required(survey));
        SurveyedFiducials fiducials = SurveyedFiducials.parse(String.valueOf(survey), surveyed);
        CameraPlacing placing = CalibrationPictures.place(Given.required(picture), ofLens, fiducials);
        document.withLensOf(ofLens)
                .withPlacing(
                        placing,
                        CalibrationDocument.sha256(surveyed),
                        CalibrationDocument.sha256(PictureFile.bytes(Given.required(picture))));
        Path file = paper.write(document);
        double[] at = placing.inMap().shift();
        console.line(String.format(
                Locale.ROOT,
                "%d fiducials, %.3f pixels rms",
                placing.fiducialRmsPixels().size(),
                placing.rmsPixels()));
        console.line(String.format(
                Locale.ROOT,
                "for site.yaml: pose: {x: %.4f, y: %.4f, z: %.4f, quaternionXyzw: %s}",
                at[0],
                at[1],
                at[2],
                placing.inMap().quaternionXyzw().stream()
                        .map(q -> String.format(Locale.ROOT, "%.7f", q))
                        .toList()));
        console.line(String.format(
                Locale.ROOT,
                "               standardUncertainty: {positionMeters: %.4f, angleRadians: %.6f, timeSeconds: ...}",
                placing.positionStandardUncertaintyMeters(),
                placing.angleStandardUncertaintyRadians()));
        placing.fiducialRmsPixels().forEach((id, rms) -> {
            if (rms > FIDUCIAL_RMS_PIXELS_MAX) {
                console.remark(String.format(
                        Locale.ROOT,
                        "fiducial %d lies %.1f pixels from where its survey puts it: it was moved, or its survey is wrong",
                        id,
                        rms));
            }
        });
        console.line(file + ": place of " + document.camera() + ", holds until " + document.validUntil());
        console.raw(document.bytes());
        return ExitCode.DONE;
    }
}
