package org.robograde.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.reports.ReportRenderer;
import org.robograde.reports.pages.Language;
import org.robograde.reports.sample.SampleReport;

/** A reader with a mouse, one with a keyboard, one who hears the page, and one with a telephone at night. */
@Tag("interop")
class ReaderTest {
    private static final List<String> PAGES = List.of("index.html", "zh.html", "both.html");
    private static final int[] WIDTHS = {1200, 820, 390, 320};
    private static final String TABBABLE = "[...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')]"
            + ".filter(e => e.offsetParent !== null || e.className === 'skip')";

    @TempDir
    static Path folder;

    private static Chromium browser;

    @BeforeAll
    static void open() throws Exception {
        ReportRenderer.render(SampleReport.input(), Language.BOTH, folder.resolve("report"));
        browser = new Chromium(Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void one_click_on_the_first_page_shows_plot_and_frame_of_the_second_that_decided() throws Exception {
        browser.screen(1200, 900, false);
        browser.open(page("index.html"));
        JsonNode link = browser.run(
                "(() => { const a = document.querySelector('#result .moment-link'); a.scrollIntoView();"
                        + " const r = a.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2, a.hash]; })()");
        browser.click(link.get(0).asDouble(), link.get(1).asDouble());
        JsonNode shown = browser.run(
                "new Promise(done => setTimeout(() => { const m = document.querySelector(location.hash);"
                        + " const inside = e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight && r.width > 100; };"
                        + " done([location.hash, inside(m.querySelector('svg')), inside(m.querySelector('img')), m.querySelector('p').textContent]); }, 200))");
        assertThat(shown.get(0).asText()).isEqualTo(link.get(2).asText()).endsWith("-moment");
        assertThat(shown.get(1).asBoolean()).as("plot in sight").isTrue();
        assertThat(shown.get(2).asBoolean()).as("frame in sight").isTrue();
        assertThat(shown.get(3).asText()).containsPattern("at t = [0-9.]+.s in trial");
        assertThat(browser.requestsOut()).isEmpty();
    }

    @Test
    void the_keyboard_reaches_everything_in_reading_order_shows_where_it_is_and_gets_out_again() throws Exception {
        browser.screen(1200, 900, false);
        browser.open(page("index.html"));
        int all = browser.run("window.all = " + TABBABLE + "; all.length").asInt();
        assertThat(all).isGreaterThan(20);
        List<Integer> visited = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            browser.press("Tab", 9);
            JsonNode at = browser.run(
                    "(() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();"
                            + " return [all.indexOf(e), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,"
                            + " r.bottom > 0 && r.top < innerHeight, e.textContent.trim().slice(0, 40)]; })()");
            visited.add(at.get(0).asInt());
            if (!at.get(1).asBoolean() || !at.get(2).asBoolean()) {
                unseen.add(at.get(3).asText());
            }
        }
        assertThat(visited)
                .as("in the order of the page, none left out, none twice")
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(visited).hasSize(all).startsWith(0).endsWith(all - 1);
        assertThat(unseen).as("focus that cannot be seen").isEmpty();
        browser.press("Escape", 27);
        browser.press("Tab", 9);
        assertThat(browser.run("all.indexOf(document.activeElement)").asInt())
                .as("after the last comes the browser itself or the first, no trap")
                .isNotEqualTo(all - 1);
    }

    @Test
    void the_skip_link_leads_to_the_result_by_enter() throws Exception {
        browser.screen(1200, 900, false);
        browser.open(page("zh.html"));
        browser.press("Tab", 9);
        assertThat(browser.run(
                                "(() => { const r = document.activeElement.getBoundingClientRect();"
                                        + " return document.activeElement.className === 'skip' && r.left >= 0 && r.top >= 0; })()")
                        .asBoolean())
                .isTrue();
        browser.run("document.activeElement.click()");
        assertThat(browser.run("location.hash").asText()).isEqualTo("#result");
    }

    @Test
    void every_text_has_enough_contrast_by_day_and_by_night() throws Exception {
        for (String page : PAGES) {
            for (boolean dark : new boolean[] {false, true}) {
                browser.screen(1200, 900, dark);
                browser.open(page(page));
                JsonNode found = browser.script("contrast.js");
                assertThat(found.get("texts").asInt()).isGreaterThan(500);
                assertThat(texts(found.get("low")))
                        .as(page + (dark ? " dark" : " light"))
                        .isEmpty();
            }
        }
    }

    @Test
    void nothing_overlaps_is_cut_or_too_wide_at_any_width() throws Exception {
        for (String page : PAGES) {
            for (int width : WIDTHS) {
                browser.screen(width, 900, false);
                browser.open(page(page));
                JsonNode found = browser.script("layout.js");
                assertThat(found.get("labels").asInt()).isGreaterThan(100);
                assertThat(texts(found.get("wrong"))).as(page + " at " + width).isEmpty();
            }
        }
    }

    @Test
    void the_scripts_see_what_is_wrong() throws Exception {
        Path page = Files.writeString(folder.resolve("wrong.html"), """
                <!DOCTYPE html><body style='width:2000px'><p style='color:#888'>pale</p><p style='color:#767676'>enough</p>
                <section id=s><svg viewBox='0 0 200 40' width=200 height=40>
                <text x=10 y=20>one</text><text x=14 y=22>two</text><text x=190 y=30 fill='#999'>cut off</text></svg>
                <table><tr><td style='max-width:20px;white-space:nowrap'>a long cell</td><td>next</td></tr></table></section>
                """);
        browser.screen(1200, 900, false);
        browser.open(page);
        assertThat(texts(browser.script("contrast.js").get("low")))
                .hasSize(2)
                .anyMatch(l -> l.contains("pale"))
                .anyMatch(l -> l.contains("chart: cut off"));
        assertThat(texts(browser.script("layout.js").get("wrong")))
                .anyMatch(l -> l.startsWith("overlap in s: one | two"))
                .anyMatch(l -> l.startsWith("cut in s: cut off"))
                .anyMatch(l -> l.startsWith("the page is 20"))
                .anyMatch(l -> l.startsWith("cells overlap in s"));
    }

    @Test
    void who_hears_the_page_finds_its_parts_and_every_picture_says_what_it_shows() throws Exception {
        for (String page : PAGES) {
            browser.screen(1200, 900, false);
            browser.open(page(page));
            assertThat(
                            texts(
                                    browser.run(
                                            "[...document.querySelectorAll('main, header.masthead, footer, nav')].map(e => e.tagName)")))
                    .contains("HEADER", "MAIN", "NAV", "FOOTER");
            List<String> headings = texts(
                    browser.run("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => h.tagName.slice(1))"));
            assertThat(headings).filteredOn("1"::equals).hasSize(1);
            for (int i = 1; i < headings.size(); i++) {
                assertThat(Integer.parseInt(headings.get(i)))
                        .as("heading " + i)
                        .isLessThanOrEqualTo(Integer.parseInt(headings.get(i - 1)) + 1);
            }
            assertThat(texts(browser.run("[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash.slice(1))"
                            + ".filter(id => !document.getElementById(id))")))
                    .as("links to nowhere")
                    .isEmpty();
            assertThat(texts(browser.run("(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
                            + " return ids.filter((id, i) => ids.indexOf(id) !== i); })()")))
                    .as("ids given twice")
                    .isEmpty();
            assertThat(texts(browser.run("[...document.querySelectorAll('table')].filter(t => !t.caption"
                            + " || t.querySelector('th:not([scope])')).map(t => t.textContent.slice(0, 40))")))
                    .as("tables without a caption or a header's scope")
                    .isEmpty();
            int pictures = 0;
            for (JsonNode node : browser.accessibilityTree()) {
                String role = node.path("role").path("value").asText();
                if (!node.path("ignored").asBoolean()
                        && List.of("image", "img", "graphics-document").contains(role)) {
                    pictures++;
                    assertThat(node.path("name").path("value").asText())
                            .as(node.toString())
                            .isNotBlank();
                }
            }
            assertThat(pictures).as("pictures of " + page).isGreaterThan(10);
        }
    }

    private static Path page(String name) {
        return folder.resolve("report").resolve(name);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
