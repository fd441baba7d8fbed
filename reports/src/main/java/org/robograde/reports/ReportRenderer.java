package org.robograde.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.pages.Language;
import org.robograde.reports.pages.PageTemplate;
import org.robograde.reports.tables.Tables;

/** A grade and its pictures in, a folder that a person reads out: the border of this room. */
public final class ReportRenderer {
    private ReportRenderer() {}

    /**
     * Writes {@code index.html} (English), {@code zh.html} (Chinese) and the tables beside them. Each page stands alone:
     * it needs no network, no script and no other file. Files of the same names are replaced.
     *
     * @param folder made if it does not exist
     * @throws UncheckedIOException if a file cannot be written
     */
    public static void render(ReportInput input, Path folder) {
        Map<String, byte[]> tables = Tables.of(input);
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> table : tables.entrySet()) {
                Files.write(folder.resolve(table.getKey()), table.getValue());
            }
            for (Language language : Language.values()) {
                String page = PageTemplate.render(
                        input, language, tables.keySet().stream().toList());
                Files.write(folder.resolve(language.page()), page.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the report could not be written to " + folder, e);
        }
    }
}
