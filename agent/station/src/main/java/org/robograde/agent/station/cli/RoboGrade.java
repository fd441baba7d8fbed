package org.robograde.agent.station.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program: {@code ./robograde COMMAND}. */
@Command(
        name = "robograde",
        description = "Grades how intelligent and how autonomous a robot is, from evidence anyone can re-compute.",
        mixinStandardHelpOptions = true,
        versionProvider = RoboGrade.Version.class,
        subcommands = {
            DemoCommand.class,
            PlanCommand.class,
            RunCommand.class,
            StatusCommand.class,
            InvalidateCommand.class,
            SimCommand.class,
            CheckCommand.class,
            SubmitCommand.class,
            ReceiveCommand.class,
            InstrumentsCommand.class,
            RecordCommand.class,
            SealCommand.class,
            ForwardCommand.class,
            ImportCommand.class,
            MeasureCommand.class,
            ExportCommand.class,
            CalibrateCommand.class,
            ObserveCommand.class,
            GradeCommand.class,
            MetricsCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            VerifyCommand.class,
            RedactCommand.class,
            CertifyCommand.class,
            RevokeCommand.class,
            KeysCommand.class,
            ExplainCommand.class,
            RulebookCommand.class,
            BenchCommand.class,
        },
        footer = {
            "",
            "Start here: ./robograde demo",
            "The flow:   run (or import) -> observe -> grade -> report -> verify",
            "Exit codes: 0 done, 1 could not do it, 2 wrong arguments or bad input, 3 graded but evidence incomplete.",
        })
public final class RoboGrade implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command line and returns its exit code. */
    public static int run(String... arguments) {
        return new CommandLine(new RoboGrade())
                .setExecutionExceptionHandler(new Problems())
                .setUsageHelpAutoWidth(true)
                .execute(arguments);
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }

    /** The version this jar was built as. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"robograde " + text()};
        }

        static String text() {
            String version = RoboGrade.class.getPackage().getImplementationVersion();
            return version == null ? "unpackaged" : version;
        }
    }
}
