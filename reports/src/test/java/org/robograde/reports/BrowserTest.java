package org.robograde.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.reports.pages.Language;
import org.robograde.reports.sample.SampleReport;

/** The pages in a real browser whose only way out is a proxy that writes down what is asked of it. */
@Tag("interop")
class BrowserTest {
    @TempDir
    Path folder;

    @Test
    void both_pages_open_with_their_headings_and_ask_nothing_of_the_network() throws Exception {
        ReportRenderer.render(SampleReport.input(), Language.BOTH, folder.resolve("report"));
        try (Doorkeeper doorkeeper = new Doorkeeper()) {
            String english = dom("report/index.html", doorkeeper);
            assertThat(english)
                    .contains("Grading report</h1>", "Clause by clause</h2>", "Software, rules and hashes</h2>");
            String chinese = dom("report/zh.html", doorkeeper);
            assertThat(chinese).contains("评级报告</h1>", "逐条判定</h2>", "软件、规则与哈希值</h2>");
            assertThat(doorkeeper.asked()).isEmpty();
        }
    }

    @Test
    void the_doorkeeper_would_see_a_page_that_asks() throws Exception {
        Files.writeString(folder.resolve("nosy.html"), "<h1>x</h1><img src='http://example.invalid/pixel.png'>");
        try (Doorkeeper doorkeeper = new Doorkeeper()) {
            dom("nosy.html", doorkeeper);
            assertThat(doorkeeper.asked()).anyMatch(line -> line.contains("example.invalid"));
        }
    }

    @Test
    void the_embedded_font_is_accepted_and_used() throws Exception {
        ReportRenderer.render(SampleReport.input(), Language.BOTH, folder.resolve("report"));
        String page = Files.readString(folder.resolve("report/zh.html"));
        // A page of our own may ask its fonts; the report itself runs no script.
        String asking = page.replaceFirst("<meta http-equiv[^>]*>", "")
                .replace(
                        "</body>",
                        "<script>document.fonts.ready.then(()=>{document.title='fonts:'+"
                                + "[...document.fonts].map(f=>f.status).join()})</script></body>");
        Files.writeString(folder.resolve("asking.html"), asking);
        try (Doorkeeper doorkeeper = new Doorkeeper()) {
            assertThat(dom("asking.html", doorkeeper)).contains("<title>fonts:loaded</title>");
        }
    }

    @Test
    void an_incomplete_report_is_printed_with_its_warning_on_every_page() throws Exception {
        ReportRenderer.render(SampleReport.input(), Language.BOTH, folder.resolve("report"));
        Path printed = folder.resolve("printed.pdf");
        Process browser = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
                        "--no-pdf-header-footer",
                        "--print-to-pdf=" + printed,
                        folder.resolve("report/index.html").toUri().toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(browser.waitFor(120, TimeUnit.SECONDS))
                .as("the browser ended")
                .isTrue();
        try (PDDocument document = Loader.loadPDF(printed.toFile())) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(5);
            for (int page = 1; page <= pages; page++) {
                PDFTextStripper text = new PDFTextStripper();
                text.setStartPage(page);
                text.setEndPage(page);
                assertThat(text.getText(document)).contains("INCOMPLETE", page + " / " + pages);
            }
        }
    }

    private String dom(String page, Doorkeeper doorkeeper) throws IOException, InterruptedException {
        Path out = folder.resolve("dom.html");
        List<String> command = new ArrayList<>(List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-default-apps",
                "--proxy-server=127.0.0.1:" + doorkeeper.port(),
                "--proxy-bypass-list=<-loopback>",
                "--virtual-time-budget=3000",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
                "--dump-dom",
                folder.resolve(page).toUri().toString()));
        Process browser = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(browser.waitFor(120, TimeUnit.SECONDS))
                .as("the browser ended")
                .isTrue();
        return Files.readString(out);
    }

    /** Answers nothing; remembers the first line of every request. */
    private static final class Doorkeeper implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final Thread thread = new Thread(this::keep, "doorkeeper");

        Doorkeeper() throws IOException {
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return door.getLocalPort();
        }

        /** Without the browser's own housekeeping (updates, time, accounts), which it does for any page. */
        List<String> asked() {
            return asked.stream()
                    .filter(line ->
                            !line.matches("[A-Z]+ (http://)?[a-z0-9.-]+\\.(google|googleapis|gvt1)\\.com[:/].*"))
                    .toList();
        }

        private void keep() {
            while (!door.isClosed()) {
                try (Socket socket = door.accept();
                        BufferedReader in = new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
                    String line = in.readLine();
                    asked.add(line == null ? "connection without a request" : line);
                } catch (IOException e) {
                    if (!door.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
