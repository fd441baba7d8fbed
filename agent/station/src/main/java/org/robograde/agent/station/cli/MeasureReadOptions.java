package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robograde.grader.measure.ColumnMap;
import org.robograde.grader.measure.FileFormat;
import org.robograde.grader.measure.LengthUnit;
import org.robograde.grader.measure.ReadSettings;
import org.robograde.grader.measure.RecordedPoses;
import org.robograde.grader.measure.TimeUnit;
import picocli.CommandLine.Option;

/** How the files of {@code measure} are read. */
final class MeasureReadOptions {
    /** How one of the two is read. */
    record Reading(
            ReadSettings settings,
            Optional<String> topic,
            Optional<String> field,
            Optional<String> frames,
            RecordedPoses.Stamps stamps) {}

    @Option(names = "--format", paramLabel = "FORMAT", description = "tum, kitti, euroc or csv (told from the file)")
    private @Nullable String format;

    @Option(names = "--reference-format", paramLabel = "FORMAT", hidden = true)
    private @Nullable String referenceFormat;

    @Option(
            names = "--columns",
            paramLabel = "MAP",
            description = {
                "of a table: time=t,x=px,y=py,z=pz by header or time=1,x=2,... by number; sec and nsec; qx qy qz qw or r11 ... r33"
            })
    private @Nullable String columns;

    @Option(names = "--reference-columns", paramLabel = "MAP", description = "the same of the reference")
    private @Nullable String referenceColumns;

    @Option(names = "--unit", paramLabel = "UNIT", description = "of positions: m, cm, mm, um or in")
    private @Nullable String unit;

    @Option(names = "--reference-unit", paramLabel = "UNIT", description = "the same of the reference")
    private @Nullable String referenceUnit;

    @Option(
            names = "--time-unit",
            paramLabel = "UNIT",
            defaultValue = "s",
            description = "of stamps: s, ms, us or ns (s)")
    private String timeUnit = "s";

    @Option(names = "--times", paramLabel = "FILE", description = "a file with one stamp a line, for poses without")
    private @Nullable Path times;

    @Option(names = "--rate", paramLabel = "HZ", description = "rows per second, for rows without stamps")
    private @Nullable Double rate;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "of a recording")
    private @Nullable String topic;

    @Option(names = "--reference-topic", paramLabel = "TOPIC", description = "the same of the reference")
    private @Nullable String referenceTopic;

    @Option(names = "--field", paramLabel = "PATH", description = "of the pose in the message, e.g. pose.pose (found)")
    private @Nullable String field;

    @Option(names = "--reference-field", paramLabel = "PATH", hidden = true)
    private @Nullable String referenceField;

    @Option(names = "--frames", paramLabel = "PARENT:CHILD", description = "which transform of a tf topic")
    private @Nullable String frames;

    @Option(
            names = "--stamps",
            paramLabel = "CLOCK",
            defaultValue = "header",
            description = "header or receipt (header)")
    private String stamps = "header";

    Reading ofFile() {
        return reading(format, columns, unit, topic, field);
    }

    Reading ofReference() {
        return reading(
                referenceFormat != null ? referenceFormat : format,
                referenceColumns != null ? referenceColumns : columns,
                referenceUnit != null ? referenceUnit : unit,
                referenceTopic != null ? referenceTopic : topic,
                referenceField != null ? referenceField : field);
    }

    private Reading reading(
            @Nullable String form,
            @Nullable String map,
            @Nullable String length,
            @Nullable String on,
            @Nullable String path) {
        if (rate != null && !(rate >= 1e-6 && rate <= 1e9)) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, "--rate must be from 1e-6 to 1e9 rows a second, not " + rate);
        }
        ReadSettings settings = new ReadSettings(
                Optional.ofNullable(form).map(f -> MeasureCommand.choice(FileFormat.class, "--format", f)),
                map == null ? ColumnMap.none() : ColumnMap.parse(map),
                Optional.ofNullable(length).map(u -> MeasureCommand.choice(LengthUnit.class, "--unit", u)),
                MeasureCommand.choice(TimeUnit.class, "--time-unit", timeUnit),
                Optional.ofNullable(times),
                Optional.ofNullable(rate));
        return new Reading(
                settings,
                Optional.ofNullable(on),
                Optional.ofNullable(path),
                Optional.ofNullable(frames),
                MeasureCommand.choice(RecordedPoses.Stamps.class, "--stamps", stamps));
    }
}
