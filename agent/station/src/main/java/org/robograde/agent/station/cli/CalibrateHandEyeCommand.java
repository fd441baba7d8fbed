package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.vision.calibration.CalibrationDocument;
import org.robograde.agent.vision.calibration.CalibrationPictures;
import org.robograde.agent.vision.calibration.CalibrationTarget;
import org.robograde.agent.vision.calibration.HandEyeCalibration;
import org.robograde.agent.vision.calibration.TargetView;
import org.robograde.agent.vision.calibration.WristPoses;
import org.robograde.agent.vision.geometry.RigidTransform;
import org.robograde.agent.vision.picture.PictureFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "hand-eye",
        mixinStandardHelpOptions = true,
        description = {
            "Finds where a camera sits on an arm's wrist, from pictures of one fixed target and the wrist's pose at each.",
            "The poses are YAML: poses: {PICTURE'S NAME: {x, y, z, quaternionXyzw}}, the wrist in the arm's base."
        },
        footer = {
            "",
            "Example: ./robograde calibrate hand-eye --camera wrist --lens calibration-wrist.json --poses wrist.yaml --target dots --size 10x10 --spacing 0.0254 *.png"
        })
final class CalibrateHandEyeCommand implements Callable<Integer> {
    @Mixin
    private CalibrationTargetOptions target = new CalibrationTargetOptions();

    @Mixin
    private CalibrationPaperOptions paper = new CalibrationPaperOptions();

    @Option(names = "--lens", paramLabel = "FILE", required = true, description = "the lens's own calibration document")
    private @Nullable Path lens;

    @Option(names = "--poses", paramLabel = "FILE", required = true, description = "the wrist's pose at each picture")
    private @Nullable Path poses;

    @Option(names = "--camera-stands", description = "the arm carries the target and the camera stands")
    private boolean cameraStands;

    @Parameters(
            paramLabel = "PICTURE",
            arity = "1..*",
            description = "JPEG or PNG, of the size the lens was calibrated at")
    private @Nullable List<Path> pictures;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Console console = new Console(json);
        CalibrationTarget given = target.target();
        CalibrationDocument document = paper.document();
        CalibrationDocument ofLens = CalibrationDocument.read(Given.required(lens));
        Map<String, RigidTransform> wrist =
                WristPoses.parse(String.valueOf(poses), PictureFile.bytes(Given.required(poses)));
        CalibrationPictures seen;
        List<Path> files = Given.required(pictures);
        try (ProgressBar bar = console.progress("calibrate", files.size())) {
            seen = CalibrationPictures.look(files, given, bar::stepTo);
        }
        seen.withoutTarget().forEach(name -> console.remark(name + ": the target was not found"));
        List<RigidTransform> used = new ArrayList<>();
        for (TargetView view : seen.views()) {
            RigidTransform pose = wrist.get(view.name());
            if (pose == null) {
                throw new CommandException(ExitCode.BAD_INPUT, poses + ": no pose for picture " + view.name());
            }
            used.add(cameraStands ? pose.inverse() : pose);
        }
        HandEyeCalibration calibration = HandEyeCalibration.of(seen.views(), used, ofLens.lens());
        document.withLensOf(ofLens).withHandEye(calibration, given);
        Path file = paper.write(document);
        double[] at = calibration.cameraInWrist().shift();
        console.line(String.format(
                Locale.ROOT,
                "camera in the %s: x %.4f m, y %.4f m, z %.4f m, standard uncertainty %.4f m; %.2f pixels rms over %d pictures",
                cameraStands ? "arm's base" : "wrist",
                at[0],
                at[1],
                at[2],
                calibration.positionStandardUncertaintyMeters(),
                calibration.rmsPixels(),
                seen.views().size()));
        console.line(
                file + ": hand-eye calibration of " + document.camera() + ", holds until " + document.validUntil());
        console.raw(document.bytes());
        return ExitCode.DONE;
    }
}
