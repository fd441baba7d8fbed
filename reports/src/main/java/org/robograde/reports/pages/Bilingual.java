package org.robograde.reports.pages;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robograde.reports.charts.Drawing;

/**
 * Lays the model of the English page and that of the Chinese page upon each other: what says the same in both stays, what
 * differs becomes one text with both, and pictures come from a third model whose labels are in both languages. So a page in
 * two languages can never say more or less than the pages in one.
 */
final class Bilingual {
    /** Between the two languages of one text; the template turns it into two pieces. */
    static final char BETWEEN = '\uE000';

    private Bilingual() {}

    static String text(String english, String chinese) {
        return english.equals(chinese) ? ours(english) : ours(chinese) + BETWEEN + ours(english);
    }

    /** The border between two languages may not come from outside. */
    private static String ours(String text) {
        return text.replace(BETWEEN, '\uFFFD');
    }

    /**
     * @param english a value of the English model: text, number, list, map, optional or record
     * @param chinese the value in the same place of the Chinese model
     * @param pictures the value in the same place of the model whose pictures are labelled in both
     * @return records become maps of their components; for a page in one language all three are the same, so that the
     *     template meets one shape only
     */
    static @Nullable Object merge(@Nullable Object english, @Nullable Object chinese, @Nullable Object pictures) {
        if (english instanceof String en && chinese instanceof String zh) {
            return text(en, zh);
        }
        if (english instanceof Drawing) {
            return pictures;
        }
        if (english instanceof Optional<?> en
                && chinese instanceof Optional<?> zh
                && pictures instanceof Optional<?> p) {
            return en.isPresent() && zh.isPresent() && p.isPresent()
                    ? Optional.ofNullable(merge(en.get(), zh.get(), p.get()))
                    : en;
        }
        if (english instanceof List<?> en && chinese instanceof List<?> zh && pictures instanceof List<?> p) {
            return list(en, zh, p);
        }
        if (english instanceof Map<?, ?> en && chinese instanceof Map<?, ?> zh && pictures instanceof Map<?, ?> p) {
            Map<Object, @Nullable Object> merged = new LinkedHashMap<>();
            en.forEach((key, value) -> merged.put(key, merge(value, zh.get(key), p.get(key))));
            return merged;
        }
        if (english instanceof Record en && chinese instanceof Record zh && pictures instanceof Record p) {
            Map<String, Object> inEnglish = components(en);
            Map<String, Object> inChinese = components(zh);
            Map<String, Object> inBoth = components(p);
            Map<Object, @Nullable Object> merged = new LinkedHashMap<>();
            inEnglish.forEach((name, value) -> merged.put(name, merge(value, inChinese.get(name), inBoth.get(name))));
            return merged;
        }
        return english;
    }

    private static Object list(List<?> english, List<?> chinese, List<?> pictures) {
        if (english.size() != chinese.size() || english.size() != pictures.size()) {
            throw new IllegalStateException(
                    "the pages say different things: " + english.size() + " and " + chinese.size() + " in one list");
        }
        List<@Nullable Object> merged = new ArrayList<>();
        for (int i = 0; i < english.size(); i++) {
            merged.add(merge(english.get(i), chinese.get(i), pictures.get(i)));
        }
        return merged;
    }

    private static Map<String, Object> components(Record record) {
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                values.put(component.getName(), component.getAccessor().invoke(record));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a page's record cannot be read: " + record.getClass(), e);
        }
        return values;
    }
}
