package org.robograde.agent.station.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.reports.data.ReportJson;
import org.robograde.reports.signing.PublicCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "redact",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a public copy of a signed report: without video frames and charts, and without what you name.",
            "The copy still verifies: what it shows leads to the laboratory's signature, what it withholds is named."
        },
        footer = {
            "",
            "Example: ./robograde redact out/grade/report --key keys/laboratory --withhold client --withhold item --out public",
            "Then:    ./robograde verify public/public.json"
        })
final class RedactCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REPORT_DIR", description = "a folder with a signed report")
    private @Nullable Path given;

    @Option(names = "--key", required = true, paramLabel = "DIR", description = "the laboratory's keys")
    private @Nullable Path keys;

    @Option(
            names = "--withhold",
            paramLabel = "NAME|PLACE",
            description = {
                "a field the laboratory states (client, item, ...), or a place in report.json,",
                "e.g. /grade/trials/*/reason; may be given often"
            })
    private List<String> withhold = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where the public copy goes")
    private @Nullable Path out;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Path report = Given.required(given);
        Path folder = Given.required(out);
        Path tree = report.resolve(PublicCopy.TREE_FILE);
        Path signature = report.resolve(PublicCopy.TREE_FILE + ".sig");
        for (Path needed : List.of(report.resolve(ReportJson.FILE), tree, signature)) {
            if (!Files.isRegularFile(needed)) {
                throw new CommandException(
                        ExitCode.BAD_INPUT, needed + ": no such file; a report is signed by report --sign");
            }
        }
        if (!Files.isDirectory(Given.required(keys))) {
            throw new CommandException(ExitCode.BAD_INPUT, keys + ": no such folder; give the laboratory's keys");
        }
        SigningKey key = SigningKey.in(Given.required(keys));
        PublicCopy copy;
        try {
            copy = PublicCopy.of(
                    Files.readAllBytes(report.resolve(ReportJson.FILE)),
                    Files.readAllBytes(tree),
                    Files.readAllBytes(signature),
                    key,
                    withhold);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
        Files.createDirectories(folder);
        Files.write(folder.resolve(PublicCopy.FILE), copy.bytes());
        Files.write(folder.resolve(PublicCopy.FILE + ".sig"), key.sign(copy.bytes()));
        Files.write(folder.resolve(PublicCopy.PAGE), copy.page().getBytes(StandardCharsets.UTF_8));
        Console console = new Console(json);
        console.line("public copy: " + folder.resolve(PublicCopy.PAGE) + ", "
                + copy.withheld().size() + " values withheld");
        console.document(Map.of("page", folder.resolve(PublicCopy.PAGE).toString(), "withheld", copy.withheld()));
        return ExitCode.DONE;
    }
}
