package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.robograde.grader.Grader;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.reading.EditionRecord;
import org.robograde.grader.rulebook.reading.RulebookReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "Issues an edition: writes its SHA-256 into editions.json beside the rulebook. From then on the same edition with",
            "another content is refused, here and wherever the record is."
        })
final class RulebookRecordCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "a rulebook without a mistake")
    private String given = "";

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Console console = new Console(json);
        Path file = Installation.fileOrShipped(given, Installation.rulebook(given));
        Rulebook rulebook = Grader.rulebook(file);
        Path folder = RulebookReader.folderOf(file);
        EditionRecord.in(folder)
                .with(rulebook.id(), rulebook.edition(), rulebook.sha256())
                .write(folder);
        console.line(rulebook.id() + " " + rulebook.edition() + " is on record in " + folder.resolve(EditionRecord.FILE)
                + " with SHA-256 " + rulebook.sha256());
        console.document(Map.of("rulebook", rulebook.id(), "edition", rulebook.edition(), "sha256", rulebook.sha256()));
        return ExitCode.DONE;
    }
}
