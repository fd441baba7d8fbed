package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.vision.calibration.CalibrationDocument;
import picocli.CommandLine.Option;

/** Whose calibration, of which day, and where it goes. */
final class CalibrationPaperOptions {
    @Option(names = "--camera", paramLabel = "ID", required = true, description = "the site's name for the camera")
    private @Nullable String camera;

    @Option(names = "--on", paramLabel = "DATE", description = "day of the pictures, e.g. 2026-11-27 (default: today)")
    private @Nullable LocalDate on;

    @Option(
            names = "--valid-days",
            paramLabel = "DAYS",
            defaultValue = "365",
            description = "how long it holds (default: ${DEFAULT-VALUE})")
    private int validDays;

    @Option(names = "--out", paramLabel = "FILE", description = "default: calibration-CAMERA.json")
    private @Nullable Path out;

    CalibrationDocument document() {
        LocalDate day = on == null ? LocalDate.now(java.time.ZoneId.systemDefault()) : on;
        return CalibrationDocument.of(Given.required(camera), day, day.plusDays(validDays));
    }

    Path write(CalibrationDocument document) {
        Path file = out == null ? Path.of("calibration-" + camera + ".json") : out;
        document.write(file, SigningKey.ofUser());
        return file;
    }
}
