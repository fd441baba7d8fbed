package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.vision.Film;
import org.robograde.agent.vision.ObservationRemarks;
import org.robograde.agent.vision.Observer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "observe",
        mixinStandardHelpOptions = true,
        description = {
            "Derives from the field cameras' frames, and the unit's laser scans, where the unit and people were, what moved, and how good the",
            "pictures are, and writes it beside the recording as observations.mcap.",
            "The recording itself is not touched. Doing it again gives the same bytes."
        },
        footer = {"", "Example: ./robograde observe out/trials/hotel-delivery-01 --film out/hotel.avi"})
final class ObserveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BUNDLE", description = "a sealed bundle with camera frames")
    private @Nullable Path bundle;

    @Option(
            names = "--film",
            paramLabel = "FILE",
            description = "write a film (.avi) of a camera with everything drawn in that was observed")
    private @Nullable Path film;

    @Option(
            names = "--camera",
            paramLabel = "ID",
            defaultValue = "overhead",
            description = "whose film (default: ${DEFAULT-VALUE})")
    private String camera = "overhead";

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Console console = new Console(json);
        Evidence evidence = Given.bundles(List.of(Given.required(bundle))).get(0);
        Evidence observed;
        try (ProgressBar bar = console.progress("observe", 100)) {
            observed = Observer.observe(evidence, SigningKey.ofUser(), done -> bar.stepTo(Math.round(done * 100)));
        }
        long poses = observed.counts().getOrDefault("/observations/unit_pose", 0L);
        console.line(bundle + ": " + poses + " poses of the unit seen by the field camera");
        long faults = observed.counts().getOrDefault("/observations/camera_faults", 0L);
        List<String> remarks = ObservationRemarks.of(observed);
        remarks.forEach(remark -> console.remark(bundle + ": " + remark));
        Path file = film;
        if (file != null) {
            int frames;
            try (ProgressBar bar = console.progress("film", 100)) {
                frames = Film.write(observed, camera, file, done -> bar.stepTo(Math.round(done * 100)));
            }
            console.line(file + ": " + frames + " frames of camera " + camera);
        }
        console.document(
                Map.of("bundle", String.valueOf(bundle), "poses", poses, "cameraFaults", faults, "remarks", remarks));
        return ExitCode.DONE;
    }
}
