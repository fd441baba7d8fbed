package org.robograde.reports.pages;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.robograde.reports.charts.Drawing;
import org.robograde.reports.charts.ReportFont;
import org.robograde.reports.charts.SharedDrawings;
import org.robograde.reports.input.ReportInput;

/** Fills the report's one template: as a page that stands alone, or as what is laid out on paper. */
public final class PageTemplate {
    private static final String FOLDER = "org/robograde/reports/pages/";

    /** Stands in the style sheet, before any text from outside, so the first one found is ours. */
    private static final String FONT_PLACE = "@FONT@";

    private final PageModel model;
    private final SharedDrawings drawings = new SharedDrawings();

    /** @param tables file names of the tables that go with the report */
    public PageTemplate(ReportInput input, List<String> tables) {
        this.model = new PageModel(input, tables);
    }

    /** The whole page, with the font in it cut down to the characters it uses. */
    public String page(Language language) {
        return withFont(fill(language, "report.css", drawings::svg, false, List.of()));
    }

    /**
     * The page of a copy that keeps something back.
     *
     * @param withheld places in the report's data, which the page names
     */
    public String publicPage(Language language, List<String> withheld) {
        return withFont(fill(language, "report.css", drawings::svg, false, withheld));
    }

    /**
     * The same report for a layout on paper.
     *
     * @param xhtml well-formed, with an {@code object} element where each drawing goes
     * @param drawings by the {@code data} attribute of those elements
     */
    public record Paper(String xhtml, Map<String, Drawing> drawings) {}

    public Paper paper(Language language) {
        Map<String, Drawing> drawings = new LinkedHashMap<>();
        PictureSink sink = drawing -> {
            drawings.put(drawing.caption().id(), drawing);
            return "";
        };
        return new Paper(fill(language, "paper.css", sink, true, List.of()), drawings);
    }

    /**
     * A document other than the report, in both languages and the report's words.
     *
     * @param template file name of the template
     * @param style file name of its style sheet
     * @param model what the template shows, by name
     */
    public static Paper document(String template, String style, Map<String, @Nullable Object> model) {
        Map<String, Drawing> drawings = new LinkedHashMap<>();
        PictureSink sink = drawing -> {
            drawings.put(drawing.caption().id(), drawing);
            return "";
        };
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(model);
        shown.put("style", resource(style));
        shown.put("pageWords", PageModel.pageWords(Language.BOTH));
        return new Paper(evaluate(template, new PageFunctions(Language.BOTH, sink, true), shown), drawings);
    }

    /** A page other than the report, in both languages; it stands alone as the report does. */
    static String page(String template, Map<String, @Nullable Object> model) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(model);
        shown.put("style", resource("report.css"));
        return withFont(evaluate(template, new PageFunctions(Language.BOTH, Drawing::svg, false), shown));
    }

    private String fill(Language language, String style, PictureSink pictures, boolean onPaper, List<String> withheld) {
        Map<String, @Nullable Object> shown = model.in(language);
        shown.put("style", resource(style));
        shown.put("paper", onPaper);
        shown.put("withheld", withheld);
        return evaluate("report.html", new PageFunctions(language, pictures, onPaper), shown);
    }

    private static String evaluate(String name, PageFunctions functions, Map<String, @Nullable Object> model) {
        StringWriter out = new StringWriter();
        try {
            template(name, functions).evaluate(out, model, Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static PebbleTemplate template(String name, PageFunctions functions) {
        ClasspathLoader loader = new ClasspathLoader(PageTemplate.class.getClassLoader());
        loader.setPrefix(FOLDER);
        loader.setCharset("UTF-8");
        return new PebbleEngine.Builder()
                .loader(loader)
                .autoEscaping(true)
                .addEscapingStrategy("page", PageFunctions::escaped)
                .addEscapingStrategy("inline", functions::inline)
                .addEscapingStrategy("attribute", PageFunctions::attribute)
                .defaultEscapingStrategy("page")
                .strictVariables(true)
                .defaultLocale(Locale.ROOT)
                .extension(functions)
                .build()
                .getTemplate(name);
    }

    private static String withFont(String html) {
        byte[] font = ReportFont.subset(html.codePoints());
        return html.replaceFirst(FONT_PLACE, Base64.getEncoder().encodeToString(font));
    }

    private static String resource(String name) {
        try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
