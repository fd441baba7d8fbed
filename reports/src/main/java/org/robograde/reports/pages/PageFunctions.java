package org.robograde.reports.pages;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robograde.reports.charts.Drawing;
import org.robograde.reports.charts.XmlText;

/** What the template can ask for: {@code t('key', argument)} for words, {@code draw(picture, width)} for pictures. */
final class PageFunctions extends AbstractExtension {
    private static final int COLUMN_PIXELS = 330;

    private final Language language;
    private final PictureSink pictures;
    private final boolean onPaper;

    /** @param onPaper pictures become {@code object} elements with a size, which a layout on paper fills */
    PageFunctions(Language language, PictureSink pictures, boolean onPaper) {
        this.language = language;
        this.pictures = pictures;
        this.onPaper = onPaper;
    }

    @Override
    public Map<String, Function> getFunctions() {
        return Map.of("t", new Words(), "draw", new Draw());
    }

    /** Text between tags: markup in it is shown, and the two languages of one text stand in elements of their own. */
    static String escaped(String text) {
        int between = text.indexOf(Bilingual.BETWEEN);
        return between < 0
                ? XmlText.escaped(text)
                : "<span class=\"zh\" lang=\"zh-CN\">" + XmlText.escaped(text.substring(0, between)) + "</span>"
                        + english(text);
    }

    /**
     * The same where the languages follow each other in a line. A document in both says once that it is in Chinese, so on paper only the
     * English needs an element: a long report has thousands, and to lay one out and tag it takes as long as its text.
     */
    String inline(String text) {
        int between = text.indexOf(Bilingual.BETWEEN);
        return onPaper && between >= 0 ? XmlText.escaped(text.substring(0, between)) + english(text) : escaped(text);
    }

    private static String english(String text) {
        return " <span class=\"en\" lang=\"en\">" + XmlText.escaped(text.substring(text.indexOf(Bilingual.BETWEEN) + 1))
                + "</span>";
    }

    /** Text in an attribute or a title, which holds no elements. */
    static String attribute(String text) {
        return XmlText.escaped(text.replace(String.valueOf(Bilingual.BETWEEN), " / "));
    }

    private final class Words implements Function {
        private final Messages english = Messages.in(Language.ENGLISH);
        private final Messages own = Messages.in(language == Language.BOTH ? Language.CHINESE : language);

        @Override
        public List<String> getArgumentNames() {
            return List.of("key", "a", "b");
        }

        @Override
        public Object execute(
                Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int lineNumber) {
            String key = String.valueOf(arguments.get("key"));
            Object[] slots = {String.valueOf(arguments.get("a")), String.valueOf(arguments.get("b"))};
            return language == Language.BOTH
                    ? Bilingual.text(english.text(key, slots), own.text(key, slots))
                    : own.text(key, slots);
        }
    }

    private final class Draw implements Function {
        @Override
        public List<String> getArgumentNames() {
            return List.of("picture", "width");
        }

        @Override
        public Object execute(
                Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int lineNumber) {
            Object picture = arguments.get("picture");
            if (picture instanceof Optional<?> optional) {
                picture = optional.orElseThrow();
            }
            if (!(picture instanceof Drawing drawing)) {
                throw new IllegalStateException("line " + lineNumber + " of the template draws " + picture);
            }
            String markup = pictures.take(drawing);
            return new SafeString(onPaper ? object(drawing, width(arguments.get("width"))) : markup);
        }

        private static long width(@Nullable Object given) {
            return given instanceof Number number ? number.longValue() : COLUMN_PIXELS;
        }

        private static String object(Drawing drawing, long width) {
            long height = Math.round((double) width * drawing.height() / drawing.width());
            return "<object type=\"chart\" data=\""
                    + attribute(drawing.caption().id()) + "\" alt=\""
                    + attribute(
                            drawing.caption().title() + ". " + drawing.caption().description())
                    + "\" style=\"width: " + width + "px; height: " + height + "px\"></object>";
        }
    }
}
