package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.grader.measure.Figure;
import org.robograde.grader.measure.FigureText;
import org.robograde.grader.measure.MeasurableFigure;
import org.robograde.grader.measure.MeasurableFigures;
import org.robograde.grader.measure.MeasureInputException;
import org.robograde.grader.measure.MeasureJson;
import org.robograde.grader.measure.MeasureRequest;
import org.robograde.grader.measure.PoseSource;
import org.robograde.grader.motion.trajectory.IncomparableException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = {
            "Measures one figure on anybody's data, so that our numbers can be held against other tools.",
            "FILE and the reference are trajectories (TUM, KITTI with --times, EuRoC), tables with --columns (comma, semicolon,"
                    + " tab or blanks; with a header or without), recordings (.bag, .mcap, .db3) or bundles, by --topic.",
            "Prints the value with its expanded uncertainty, how poses were paired and aligned, and everything odd in the data."
        },
        footer = {
            "",
            "Examples: ./robograde measure --list",
            "  ./robograde measure --metric trajectory.ape --align se3 --reference groundtruth.txt estimate.txt",
            "  ./robograde measure --metric trajectory.path-length --columns time=1,x=14,y=15,z=16 --unit um arm.txt",
            "  ./robograde measure --metric trajectory.ape --reference run.bag --reference-topic /mocap --topic /odom run.bag",
            "Exit codes: 0 measured, 2 bad input, 3 not measurable; the reason is said. The JSON is that of"
                    + " grader/measure.schema.json."
        })
final class MeasureCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "what is measured")
    private @Nullable Path file;

    @Option(names = "--metric", paramLabel = "ID", description = "which figure; --list tells them")
    private @Nullable String metric;

    @Option(names = "--list", description = "list the figures and stop")
    private boolean list;

    @Option(
            names = "--reference",
            paramLabel = "GROUND_TRUTH",
            description = "what it is compared with; may be FILE itself")
    private @Nullable Path reference;

    @ArgGroup(
            heading = "%nHow FILE is read (each has a --reference-... of its own; else FILE's holds):%n",
            exclusive = false)
    private MeasureReadOptions reading = new MeasureReadOptions();

    @ArgGroup(heading = "%nHow it is measured:%n", exclusive = false)
    private MeasureHowOptions how = new MeasureHowOptions();

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Console console = new Console(json);
        if (list) {
            listed(console);
            return ExitCode.DONE;
        }
        MeasurableFigure figure = figure();
        try (MeasuredRecordings recordings = new MeasuredRecordings()) {
            if (file == null) {
                throw new CommandException(ExitCode.BAD_INPUT, "what is to be measured? Give FILE");
            }
            PoseSource measured = recordings.source(file, reading.ofFile());
            Optional<PoseSource> compared =
                    Optional.ofNullable(reference).map(path -> recordings.source(path, reading.ofReference()));
            Figure found = figure.measure(new MeasureRequest(measured, compared, how.options()));
            FigureText.lines(found).forEach(console::line);
            console.raw(MeasureJson.of(found));
            return ExitCode.DONE;
        } catch (MeasureInputException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        } catch (IncomparableException e) {
            String reason = String.valueOf(e.getMessage());
            console.line(figure.id() + " is not measurable: " + reason);
            console.raw(MeasureJson.notMeasurable(figure.id(), reason));
            return ExitCode.INCOMPLETE;
        }
    }

    private MeasurableFigure figure() {
        if (metric == null) {
            throw new CommandException(ExitCode.BAD_INPUT, "which figure? Give --metric ID; --list tells them");
        }
        return MeasurableFigures.find(metric)
                .orElseThrow(() -> new CommandException(
                        ExitCode.BAD_INPUT,
                        "there is no figure " + metric + "; there are: "
                                + String.join(
                                        ", ",
                                        MeasurableFigures.all().stream()
                                                .map(MeasurableFigure::id)
                                                .toList())));
    }

    private static void listed(Console console) {
        List<List<String>> rows = new ArrayList<>();
        List<java.util.Map<String, String>> document = new ArrayList<>();
        for (MeasurableFigure figure : MeasurableFigures.all()) {
            rows.add(List.of(figure.id(), figure.description()));
            document.add(java.util.Map.of("metric", figure.id(), "description", figure.description()));
        }
        console.table(List.of("metric", "what"), rows);
        console.document(document);
    }

    /** An option's value as one of an enum's, as written on the command line: {@code one-to-one}. */
    static <E extends Enum<E>> E choice(Class<E> of, String option, String given) {
        for (E value : of.getEnumConstants()) {
            if (value.name().replace('_', '-').equalsIgnoreCase(given)) {
                return value;
            }
        }
        throw new CommandException(
                ExitCode.BAD_INPUT,
                option + " must be one of "
                        + String.join(
                                ", ",
                                java.util.Arrays.stream(of.getEnumConstants())
                                        .map(v -> v.name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'))
                                        .toList())
                        + ", not " + given);
    }
}
