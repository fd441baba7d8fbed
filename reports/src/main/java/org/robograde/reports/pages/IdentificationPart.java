package org.robograde.reports.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.grader.grade.Grade;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.input.ReportNumber;
import org.robograde.reports.input.StatedField;
import org.robograde.reports.input.TrialPicture;

/**
 * What ISO/IEC 17025:2017, 7.8 and the CMA criteria ask a report to state; a field nobody stated says so. Dates come from the
 * evidence or the laboratory, never from a clock.
 */
public final class IdentificationPart {
    private final Page page;

    IdentificationPart(Page page) {
        this.page = page;
    }

    /**
     * @param key names the field for programs, e.g. {@code client-address}
     * @param basis clause that asks for it
     * @param stated false: the value is the word for "not stated"
     */
    public record Field(String key, String basis, String label, String value, boolean stated) {}

    public record Identification(String number, List<Field> fields, List<String> scope) {}

    /** The same for a form of the report that is no page. */
    public static Identification of(ReportInput input, Language language) {
        return new IdentificationPart(new Page(input, Messages.in(language))).identification();
    }

    Identification identification() {
        Map<StatedField, List<Field>> after = computed();
        List<Field> fields = new ArrayList<>();
        fields.add(known("title", "7.8.2.1 a", page.text("title")));
        fields.add(known("number", StatedField.NUMBER.basis(), number()));
        for (StatedField field : StatedField.values()) {
            if (field != StatedField.NUMBER) {
                fields.add(stated(field));
            }
            fields.addAll(after.getOrDefault(field, List.of()));
        }
        return new Identification(
                number(), fields, List.of(page.text("scope.items"), page.text("scope.copy"), page.text("scope.grade")));
    }

    /** What is computed from the evidence, and after which stated field it is printed. */
    private Map<StatedField, List<Field>> computed() {
        Map<StatedField, List<Field>> after = new EnumMap<>(StatedField.class);
        after.put(StatedField.SAMPLED, List.of(field("performed", "7.8.2.1 i", performed())));
        after.put(
                StatedField.SAMPLING,
                List.of(
                        known("method", "7.8.2.1 f", method()),
                        known("trials", "7.8.3", trials()),
                        known("units", "7.8.2.1 m", page.text("units.text")),
                        known("uncertainty", "7.8.3", page.text("uncertainty.text")),
                        known("decision-rule", "7.8.6", decisionRules()),
                        known("risk", "7.8.6", page.text("risk.text"))));
        return after;
    }

    private String number() {
        return ReportNumber.of(page.input()).orElseGet(() -> page.text("field.draft"));
    }

    private Field stated(StatedField field) {
        return field(field.key(), field.basis(), said(field));
    }

    private Optional<String> said(StatedField field) {
        Optional<String> said = page.input().laboratory().of(field).map(page.messages()::of);
        return field == StatedField.ITEM ? Optional.of(new UnitPart(page).item()) : said;
    }

    private String method() {
        Grade.RulebookIdentity rulebook = page.grade().rulebook();
        return page.text(
                "method.text",
                page.messages().of(rulebook.title()),
                rulebook.id() + " " + rulebook.edition(),
                page.messages().word("rulebook-status", rulebook.status()),
                page.text("provenance." + page.grade().weakestProvenance().name()));
    }

    private String trials() {
        List<String> scenarios = page.grade().trials().stream()
                .map(Grade.GradedTrial::scenarioId)
                .distinct()
                .sorted()
                .toList();
        List<String> sites = page.input().trials().stream()
                .flatMap(t -> t.site().stream())
                .map(s -> page.messages().of(s.title()))
                .distinct()
                .toList();
        return page.text(
                "trials.text",
                page.grade().trials().size(),
                page.join(scenarios),
                sites.isEmpty() ? page.text("not-stated") : page.join(sites),
                page.join(page.grade().trials().stream()
                        .map(t -> page.messages().word("timebase", t.timeBase()))
                        .distinct()
                        .toList()));
    }

    private String decisionRules() {
        List<String> rules = page.grade().findings().stream()
                .map(f -> page.phrase(f.decisionRule()))
                .distinct()
                .sorted()
                .toList();
        return rules.isEmpty() ? page.text("not-stated") : String.join(page.text("list.separator.long"), rules);
    }

    private Optional<String> performed() {
        List<Instant> starts = page.input().trials().stream()
                .map(TrialPicture::tracks)
                .flatMap(t -> t.startedAt().stream())
                .sorted()
                .toList();
        if (!starts.isEmpty()) {
            String first = Figures.utc(starts.get(0));
            String last = Figures.utc(starts.get(starts.size() - 1));
            String days = first.equals(last) ? first : page.text("range", first, last);
            return Optional.of(simulated() ? page.text("field.performed.tied", days) : days);
        }
        return simulated() ? Optional.of(page.text("field.performed.simulated")) : Optional.empty();
    }

    private boolean simulated() {
        return !page.grade().trials().isEmpty()
                && page.grade().trials().stream().allMatch(t -> t.timeBase().equals("SIMULATED"));
    }

    private Field known(String key, String basis, String value) {
        return field(key, basis, Optional.of(value));
    }

    private Field field(String key, String basis, Optional<String> value) {
        Optional<String> said = value.filter(v -> !v.isBlank());
        return new Field(
                key, basis, page.text("field." + key), said.orElseGet(() -> page.text("not-stated")), said.isPresent());
    }
}
