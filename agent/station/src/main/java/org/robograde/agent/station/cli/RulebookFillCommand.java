package org.robograde.agent.station.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.grader.Grader;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.filling.FillForm;
import org.robograde.grader.rulebook.filling.FilledRulebook;
import org.robograde.grader.rulebook.reading.RulebookReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "fill",
        mixinStandardHelpOptions = true,
        description = {
            "Fills the empty places of a rulebook that is structure only, for a licensed holder of the standard, in two steps:",
            "  1. fill RULEBOOK --form FILE          writes a form that asks for every empty place, with what is known of it",
            "  2. fill RULEBOOK --answers FILE --out NEW   reads it back, checks it whole and writes the filled rulebook",
            "Or in one step, asked place by place:    fill RULEBOOK --out NEW",
            "Every value carries who read it, when, and the SHA-256 of the text that was read."
        })
final class RulebookFillCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RULEBOOK", description = "a rulebook's file, or the id of a shipped one")
    private String given = "";

    @Option(names = "--form", paramLabel = "FILE", description = "where to write the form")
    private @Nullable Path form;

    @Option(names = "--answers", paramLabel = "FILE", description = "the form, filled in")
    private @Nullable Path answers;

    @Option(names = "--out", paramLabel = "NEW", description = "where to write the filled rulebook")
    private @Nullable Path out;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Console console = new Console(json);
        Path file = Installation.fileOrShipped(given, Installation.rulebook(given));
        Rulebook rulebook = Grader.rulebook(file);
        if (!rulebook.isStructure()) {
            throw new CommandException(ExitCode.BAD_INPUT, rulebook.id() + " has no empty place to fill");
        }
        try {
            if (form != null) {
                return writeForm(console, rulebook, form);
            }
            if (answers == null && out != null) {
                return askAndWrite(console, file, rulebook, out);
            }
            if (answers == null || out == null) {
                throw new CommandException(
                        ExitCode.BAD_INPUT,
                        "give --out NEW to be asked place by place, or --form FILE to get a form, then --answers FILE --out NEW");
            }
            return writeFilled(console, file, Files.readString(answers), out);
        } catch (IOException e) {
            throw new UncheckedIOException("the rulebook could not be filled: " + e.getMessage(), e);
        }
    }

    private static int writeForm(Console console, Rulebook rulebook, Path form) throws IOException {
        if (Files.exists(form)) {
            throw new CommandException(ExitCode.BAD_INPUT, form + " is there already; answers are not overwritten");
        }
        Files.writeString(form, FillForm.of(rulebook));
        console.line("written to " + form + ": " + rulebook.slots().size() + " empty places; fill it in, then:");
        console.line("  ./robograde rulebook fill " + rulebook.id() + " --answers " + form + " --out NEW.yaml");
        console.document(
                Map.of("form", form.toString(), "emptyPlaces", rulebook.slots().size()));
        return ExitCode.DONE;
    }

    private static int askAndWrite(Console console, Path file, Rulebook rulebook, Path out) throws IOException {
        if (Files.exists(out)) {
            throw new CommandException(ExitCode.BAD_INPUT, out + " is there already; nothing is overwritten");
        }
        BufferedReader typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String answers = new FillConversation(console, typed, rulebook).hold();
        Path kept = out.resolveSibling(out.getFileName() + ".answers.yaml");
        // Kept whatever comes of it: an hour of typing must not be lost to one mistake.
        Files.writeString(kept, answers);
        console.remark("your answers are kept in " + kept);
        return writeFilled(console, file, answers, out);
    }

    private static int writeFilled(Console console, Path file, String answers, Path out) throws IOException {
        String filled = FilledRulebook.of(Files.readString(file), answers);
        // Read like a stranger's before anything is written: its mistakes come with their lines.
        Rulebook rulebook = RulebookReader.read(
                String.valueOf(out.getFileName()), filled.getBytes(StandardCharsets.UTF_8), Grader.metrics());
        Files.writeString(out, filled);
        console.line("written to " + out + ": " + rulebook.id() + " " + rulebook.edition() + ", "
                + rulebook.clauses().size() + " clauses, SHA-256 " + rulebook.sha256());
        console.line(
                rulebook.isStructure()
                        ? "NO LEVEL yet: " + rulebook.slots().size() + " places are still empty"
                        : "no place is empty any more: it gives levels; ./robograde rulebook record " + out
                                + " issues this edition");
        console.document(Map.of(
                "rulebook",
                rulebook.id(),
                "edition",
                rulebook.edition(),
                "sha256",
                rulebook.sha256(),
                "emptyPlaces",
                rulebook.slots().size()));
        return ExitCode.DONE;
    }
}
