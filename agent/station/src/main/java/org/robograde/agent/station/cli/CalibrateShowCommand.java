package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.vision.calibration.CalibrationDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Checks a calibration's signature and says whose it is and how long it holds.",
        footer = {"", "Example: ./robograde calibrate show calibration-overhead.json"})
final class CalibrateShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "a calibration document; its signature lies beside it")
    private @Nullable Path file;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Console console = new Console(json);
        CalibrationDocument document = CalibrationDocument.read(Given.required(file));
        console.line(file + ": camera " + document.camera() + ", calibrated on " + document.calibratedOn()
                + ", holds until " + document.validUntil() + ", signed by " + document.signedBy());
        console.document(Map.of(
                "camera", document.camera(),
                "calibratedOn", document.calibratedOn().toString(),
                "validUntil", document.validUntil().toString(),
                "signedBy", document.signedBy()));
        return ExitCode.DONE;
    }
}
