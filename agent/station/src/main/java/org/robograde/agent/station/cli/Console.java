package org.robograde.agent.station.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Where a command writes: results to standard output (one JSON document with {@code --json}), everything else to standard error. */
final class Console {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;

    Console(boolean json) {
        this.out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        this.err =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        this.json = json;
    }

    boolean json() {
        return json;
    }

    /** A line of the result, for people; silent with {@code --json}. */
    void line(String text) {
        if (!json) {
            out.println(PlainText.shown(text));
        }
    }

    /** The result, for programs; silent without {@code --json}. */
    void document(Object value) {
        if (json) {
            try {
                out.println(JSON.writeValueAsString(value));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a result that is not JSON: " + value, e);
            }
        }
    }

    /** Bytes that are already one JSON document; silent without {@code --json}. */
    void raw(byte[] document) {
        if (json) {
            out.write(document, 0, document.length);
            out.flush();
        }
    }

    /** Something worth knowing that is not the result. */
    void remark(String text) {
        err.println(PlainText.shown(text));
    }

    /** One that is not shown, where something else holds the terminal. */
    static ProgressBar noProgress(String task, long total) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setConsumer(new DelegatingProgressBarConsumer(line -> {}))
                .build();
    }

    /** A progress bar on standard error, from 0 to {@code total}; few plain lines where there is no terminal. */
    ProgressBar progress(String task, long total) {
        // The launcher knows whether standard error is a terminal; Java does not say.
        boolean terminal = "1".equals(System.getProperty("robograde.terminal"));
        boolean unicode = "UTF-8"
                .equalsIgnoreCase(
                        System.getProperty("sun.stderr.encoding", System.getProperty("sun.jnu.encoding", "")));
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(terminal && unicode ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(terminal ? 200 : 5000)
                .setMaxRenderedLength(100)
                .build();
    }

    /** A table with aligned columns; wide (Chinese) characters count as two. */
    void table(List<String> header, List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            int width = width(header.get(column));
            for (List<String> row : rows) {
                width = Math.max(width, width(row.get(column)));
            }
            widths.add(width);
        }
        line(row(header, widths));
        line(String.join("  ", widths.stream().map("-"::repeat).toList()));
        rows.forEach(row -> line(row(row, widths)));
    }

    private static String row(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            line.append(column == 0 ? "" : "  ").append(cells.get(column));
            line.append(" ".repeat(widths.get(column) - width(cells.get(column))));
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePoints()
                .map(c -> (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xFF60) ? 2 : 1)
                .sum();
    }
}
