package org.robograde.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.robograde.reports.data.ReportJson;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.pages.Language;
import org.robograde.reports.pages.PageTemplate;
import org.robograde.reports.paper.Attachment;
import org.robograde.reports.paper.LaidOut;
import org.robograde.reports.paper.PaperRenderer;
import org.robograde.reports.signing.PaperSignature;
import org.robograde.reports.signing.PublicCopy;
import org.robograde.reports.signing.ReportSigner;
import org.robograde.reports.tables.Tables;

/** A grade and its pictures in, a folder that a person reads out: the border of this room. */
public final class ReportRenderer {
    private ReportRenderer() {}

    /** The report on paper. */
    public static final String PAPER = "report.pdf";

    /** The signature over the report's JSON. */
    public static final String SIGNATURE = ReportJson.FILE + ".sig";

    private static final String REASON = "issued by the laboratory";

    /**
     * Writes the pages {@code index.html} (English), {@code zh.html} (Chinese) and {@code both.html} (side by side), the tables
     * beside them, {@code report.json} with its schema, and {@code report.pdf} in the languages asked for, which carries the
     * JSON inside. Each page stands alone: it needs no network, no script and no other file. Files of the same names are
     * replaced.
     *
     * @param folder made if it does not exist
     * @throws UncheckedIOException if a file cannot be written
     */
    public static void render(ReportInput input, Language onPaper, Path folder) {
        render(input, onPaper, folder, Optional.empty());
    }

    /**
     * The same, signed: {@code report.json.sig} over the JSON, which holds the hashes of pages and tables, and a PAdES signature
     * over the PDF, which carries both inside.
     */
    public static void render(ReportInput input, Language onPaper, Path folder, ReportSigner signer) {
        render(input, onPaper, folder, Optional.of(signer));
    }

    private static void render(ReportInput input, Language onPaper, Path folder, Optional<ReportSigner> signer) {
        Map<String, byte[]> files = new LinkedHashMap<>(Tables.of(input));
        List<String> tables = List.copyOf(files.keySet());
        PageTemplate template = new PageTemplate(input, tables);
        // Paper takes as long as all pages together, and neither waits for the other.
        CompletableFuture<LaidOut> layout =
                CompletableFuture.supplyAsync(() -> PaperRenderer.layOut(template.paper(onPaper), onPaper));
        for (Language language : Language.values()) {
            files.put(language.page(), template.page(language).getBytes(StandardCharsets.UTF_8));
        }
        byte[] json = ReportJson.write(input, files);
        files.put(ReportJson.FILE, json);
        files.put(ReportJson.SCHEMA_FILE, ReportJson.schema());
        List<Attachment> inside = new ArrayList<>();
        inside.add(new Attachment(ReportJson.FILE, "application/json", "the data of this report", json));
        signer.ifPresent(s -> {
            byte[] signature = s.key().sign(json);
            files.put(SIGNATURE, signature);
            byte[] tree = PublicCopy.tree(json, s.key());
            files.put(PublicCopy.TREE_FILE, tree);
            files.put(PublicCopy.TREE_FILE + ".sig", s.key().sign(tree));
            inside.add(new Attachment(SIGNATURE, "application/json", "the signature over the data", signature));
        });
        try (LaidOut laidOut = done(layout)) {
            byte[] paper = laidOut.with(inside);
            files.put(
                    PAPER,
                    signer.map(s -> PaperSignature.sign(paper, s.documentKey(), s.at(), REASON))
                            .orElse(paper));
        }
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the report could not be written to " + folder, e);
        }
    }

    /** What went wrong on the other thread is thrown as if it had gone wrong here. */
    private static LaidOut done(CompletableFuture<LaidOut> layout) {
        try {
            return layout.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
