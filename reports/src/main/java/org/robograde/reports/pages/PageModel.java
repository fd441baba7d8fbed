package org.robograde.reports.pages;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.robograde.reports.input.ReportInput;

/**
 * Everything the template shows, by name: the same for every form of the report, whatever it is written to. Each language's
 * part is made once and shared by all forms.
 */
final class PageModel {
    /** The numbered parts, by their anchors. */
    private static final List<String> PARTS = List.of(
            "identification",
            "elements",
            "clauses",
            "trials",
            "autonomy",
            "pictures",
            "losses",
            "unmeasured",
            "instruments",
            "software");

    /** Stands where a page's number or their count goes; no words hold it. */
    private static final String NUMBER = "#";

    private final Map<Language, Map<String, Object>> parts = new EnumMap<>(Language.class);

    /** @param tables file names of the tables beside the page */
    PageModel(ReportInput input, List<String> tables) {
        for (Language language : Language.values()) {
            parts.put(language, parts(input, language, tables));
        }
    }

    Map<String, @Nullable Object> in(Language language) {
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        Map<String, Object> pictures = of(language);
        Map<String, Object> chinese = of(language == Language.BOTH ? Language.CHINESE : language);
        of(language == Language.BOTH ? Language.ENGLISH : language)
                .forEach((name, part) -> model.put(name, Bilingual.merge(part, chinese.get(name), pictures.get(name))));
        model.put("language", language);
        model.put("parts", PARTS);
        model.put("pageWords", pageWords(language));
        return model;
    }

    private Map<String, Object> of(Language language) {
        return parts.getOrDefault(language, Map.of());
    }

    /** Around the numbers at the foot of a page on paper: page x of y. */
    record PageWords(String before, String between, String after) {}

    static List<PageWords> pageWords(Language language) {
        List<Language> spoken =
                language == Language.BOTH ? List.of(Language.CHINESE, Language.ENGLISH) : List.of(language);
        return spoken.stream()
                .map(l -> Messages.in(l).text("paper.page", NUMBER, NUMBER).split(NUMBER, -1))
                .map(around -> new PageWords(around[0], around[1], around[2]))
                .toList();
    }

    private static Map<String, Object> parts(ReportInput input, Language language, List<String> tables) {
        Page page = new Page(input, Messages.in(language));
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("cover", new CoverPart(page).cover());
        parts.put("incomplete", new CompletenessPart(page).missing());
        parts.put("identification", new IdentificationPart(page).identification());
        parts.put("elements", new ElementPart(page).rows());
        parts.put("clauses", new ClausePart(page).clauses());
        TrialPart trials = new TrialPart(page);
        parts.put("trials", trials.rows());
        parts.put("autonomy", new AutonomyPart(page).autonomy());
        ScalePart scales = new ScalePart(page);
        parts.put("scales", scales.scales());
        parts.put("functions", scales.functions());
        parts.put("phases", scales.phases());
        parts.put("pictures", trials.pictures());
        RecordPart record = new RecordPart(page);
        parts.put("seals", record.seals());
        parts.put("levelReason", page.messages().of(page.grade().levelReason()));
        parts.put("losses", record.losses());
        parts.put("unmeasured", record.unmeasured());
        InstrumentPart instruments = new InstrumentPart(page);
        parts.put("devices", instruments.devices());
        parts.put("clocks", instruments.clocks());
        parts.put("software", record.software(tables));
        parts.put("rulebook", page.grade().rulebook());
        return parts;
    }
}
