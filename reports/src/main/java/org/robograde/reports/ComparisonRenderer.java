package org.robograde.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robograde.grader.compare.GradeComparison;
import org.robograde.reports.pages.ComparisonPage;
import org.robograde.reports.tables.ComparisonTables;

/** Grades held against one of them, as a page and a table. */
public final class ComparisonRenderer {
    /** The page to open. */
    public static final String PAGE = "compare.html";

    private ComparisonRenderer() {}

    /**
     * Writes {@code compare.html}, which stands alone, and {@code compare.csv} with its dictionary.
     *
     * @param comparisons with one reference, at least one
     * @param folder made if it does not exist
     * @throws UncheckedIOException if a file cannot be written
     */
    public static void render(List<GradeComparison> comparisons, Path folder) {
        Map<String, byte[]> files = new LinkedHashMap<>(ComparisonTables.of(comparisons));
        files.put(PAGE, ComparisonPage.render(comparisons).getBytes(StandardCharsets.UTF_8));
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the comparison could not be written to " + folder, e);
        }
    }
}
