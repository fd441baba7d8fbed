package org.robograde.reports.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.grade.Grade;
import org.robograde.reports.input.LaboratoryIdentity;
import org.robograde.reports.input.TrialPicture;

/** What ISO/IEC 17025:2017, 7.8.2.1 asks for; a field nobody stated says so. Dates come from the evidence, never from a clock. */
final class IdentificationPart {
    private static final int NUMBER_DIGITS = 16;

    private final Page page;

    IdentificationPart(Page page) {
        this.page = page;
    }

    /** @param stated false: the value is the word for "not stated" */
    public record Field(String label, String value, boolean stated) {}

    public record Identification(String number, List<Field> fields, List<String> scope) {}

    Identification identification() {
        LaboratoryIdentity lab = page.input().laboratory();
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(page.text("field.number"), number(), true));
        fields.add(field("field.laboratory", lab.name()));
        fields.add(field("field.address", lab.address()));
        fields.add(field("field.place", lab.placeOfActivity()));
        fields.add(field("field.client", lab.client()));
        fields.add(field("field.item", Optional.of(new UnitPart(page).item())));
        fields.add(field("field.condition", lab.itemCondition()));
        fields.add(field("field.received", lab.receivedOn()));
        fields.add(field("field.performed", performed()));
        fields.add(field("field.issued", lab.issuedOn()));
        fields.add(field("field.method", Optional.of(method())));
        fields.add(field("field.sampling", lab.samplingPlan()));
        fields.add(field("field.deviations", lab.deviations()));
        fields.add(field("field.external", lab.externalProviders()));
        fields.add(field("field.authorised", lab.authorisedBy()));
        return new Identification(
                number(), fields, List.of(page.text("scope.items"), page.text("scope.copy"), page.text("scope.grade")));
    }

    /** The grade's own hash names the report: another grade can never carry the same number. */
    private String number() {
        return page.input()
                .gradeSha256()
                .map(sha -> "RG-" + sha.substring(0, Math.min(NUMBER_DIGITS, sha.length())))
                .orElseGet(() -> page.text("field.draft"));
    }

    private String method() {
        Grade.RulebookIdentity rulebook = page.grade().rulebook();
        return page.messages().of(rulebook.title()) + page.text("list.separator") + rulebook.id() + " "
                + rulebook.edition();
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

    private Field field(String key, Optional<String> value) {
        Optional<String> said = value.filter(v -> !v.isBlank());
        return new Field(page.text(key), said.orElseGet(() -> page.text("not-stated")), said.isPresent());
    }
}
