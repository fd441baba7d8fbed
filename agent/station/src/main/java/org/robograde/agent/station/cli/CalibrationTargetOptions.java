package org.robograde.agent.station.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.vision.calibration.CalibrationTarget;
import picocli.CommandLine.Option;

/** Which pattern was photographed. */
final class CalibrationTargetOptions {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,3})x([0-9]{1,3})");

    @Option(
            names = "--target",
            paramLabel = "KIND",
            required = true,
            description = "chessboard, charuco, dots or dots-asymmetric")
    private @Nullable String kind;

    @Option(
            names = "--size",
            paramLabel = "COLUMNSxROWS",
            required = true,
            description = "inner corners of a chessboard, squares of a ChArUco board, dots of a grid; e.g. 9x6")
    private @Nullable String size;

    @Option(names = "--spacing", paramLabel = "METERS", required = true, description = "between neighbouring points")
    private double spacingMeters;

    @Option(names = "--marker", paramLabel = "METERS", description = "side of a ChArUco board's markers")
    private double markerMeters;

    @Option(
            names = "--dictionary",
            paramLabel = "DICT",
            defaultValue = "DICT_4X4_50",
            description = "of a ChArUco board's markers (default: ${DEFAULT-VALUE})")
    private String dictionary = "DICT_4X4_50";

    CalibrationTarget target() {
        Matcher parts = SIZE.matcher(Given.required(size));
        if (!parts.matches()) {
            throw new CommandException(ExitCode.BAD_INPUT, "--size " + size + " is not COLUMNSxROWS, such as 9x6");
        }
        String name = Given.required(kind).toUpperCase(Locale.ROOT).replace('-', '_');
        CalibrationTarget.Kind known;
        try {
            known = CalibrationTarget.Kind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    "--target " + kind + " is not one of chessboard, charuco, dots, dots-asymmetric");
        }
        return new CalibrationTarget(
                known,
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                spacingMeters,
                markerMeters,
                known == CalibrationTarget.Kind.CHARUCO ? dictionary : "");
    }
}
