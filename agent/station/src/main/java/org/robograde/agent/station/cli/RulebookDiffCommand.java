package org.robograde.agent.station.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.robograde.grader.Grader;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.RulebookDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description =
                "Tells in words what changed from one rulebook to another, and which way each change can move a level.")
final class RulebookDiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "a rulebook's file, or the id of a shipped one")
    private String old = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "the other")
    private String changed = "";

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Console console = new Console(json);
        Rulebook before = Grader.rulebook(Installation.fileOrShipped(old, Installation.rulebook(old)));
        Rulebook after = Grader.rulebook(Installation.fileOrShipped(changed, Installation.rulebook(changed)));
        List<RulebookDiff.Change> changes = RulebookDiff.between(before, after);
        console.line(
                before.id() + " " + before.edition() + " (" + before.sha256().substring(0, 12) + ") -> " + after.id()
                        + " " + after.edition() + " (" + after.sha256().substring(0, 12) + ")");
        changes.forEach(change ->
                console.line("  " + change.where() + ": " + change.text().en() + effect(change)));
        if (changes.isEmpty()) {
            console.line("  nothing that means anything changed");
        }
        console.document(Map.of("changes", changes));
        return ExitCode.DONE;
    }

    private static String effect(RulebookDiff.Change change) {
        return switch (change.effect()) {
            case STRICTER, LOOSER -> "  [" + change.effect().name().toLowerCase(Locale.ROOT) + "]";
            case EITHER -> "  [may move levels either way]";
            case NONE -> "";
        };
    }
}
