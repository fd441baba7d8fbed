package org.robograde.reports.pages;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.EvaluationContext;
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
import org.robograde.reports.charts.ReportFont;
import org.robograde.reports.input.ReportInput;

/** Fills the page's template and puts the font into it, cut down to the characters the page uses. */
public final class PageTemplate {
    private static final String FOLDER = "org/robograde/reports/pages/";

    /** Stands in the style sheet, before any text from outside, so the first one found is ours. */
    private static final String FONT_PLACE = "@FONT@";

    private PageTemplate() {}

    /**
     * @param tables file names of the tables beside the page
     * @return the whole page
     */
    public static String render(ReportInput input, Language language, List<String> tables) {
        Messages messages = Messages.in(language);
        StringWriter out = new StringWriter();
        try {
            template(messages).evaluate(out, model(new Page(input, messages), tables), Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return withFont(out.toString());
    }

    private static PebbleTemplate template(Messages messages) {
        ClasspathLoader loader = new ClasspathLoader(PageTemplate.class.getClassLoader());
        loader.setPrefix(FOLDER);
        loader.setCharset("UTF-8");
        return new PebbleEngine.Builder()
                .loader(loader)
                .autoEscaping(true)
                .strictVariables(true)
                .defaultLocale(Locale.ROOT)
                .extension(new Words(messages))
                .build()
                .getTemplate("report.html");
    }

    private static Map<String, Object> model(Page page, List<String> tables) {
        Language language = page.messages().language();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("language", language);
        model.put("style", resource("report.css"));
        model.put("cover", new CoverPart(page).cover());
        model.put("identification", new IdentificationPart(page).identification());
        model.put("elements", new ElementPart(page).rows());
        model.put("clauses", new ClausePart(page).clauses());
        TrialPart trials = new TrialPart(page);
        model.put("trials", trials.rows());
        model.put("autonomy", new AutonomyPart(page).autonomy());
        ScalePart scales = new ScalePart(page);
        model.put("scales", scales.scales());
        model.put("functions", scales.functions());
        model.put("phases", scales.phases());
        model.put("pictures", trials.pictures());
        RecordPart record = new RecordPart(page);
        model.put("seals", record.seals());
        model.put("levelReason", page.messages().of(page.grade().levelReason()));
        model.put("losses", record.losses());
        model.put("unmeasured", record.unmeasured());
        model.put("software", record.software(tables));
        model.put("rulebook", page.grade().rulebook());
        return model;
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

    /** {@code t('key', argument)} in the template. */
    private static final class Words extends AbstractExtension implements Function {
        private final Messages messages;

        Words(Messages messages) {
            this.messages = messages;
        }

        @Override
        public Map<String, Function> getFunctions() {
            return Map.of("t", this);
        }

        @Override
        public List<String> getArgumentNames() {
            return List.of("key", "a", "b");
        }

        @Override
        public Object execute(
                Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int lineNumber) {
            return messages.text(
                    String.valueOf(arguments.get("key")),
                    String.valueOf(arguments.get("a")),
                    String.valueOf(arguments.get("b")));
        }
    }
}
