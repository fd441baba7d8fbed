package org.robograde.grader.rulebook.filling;

import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.Slot;

/** The form for the empty places of a rulebook, as YAML with its questions as comments. */
public final class FillForm {
    private FillForm() {}

    public static String of(Rulebook rulebook) {
        StringBuilder form = new StringBuilder();
        line(form, "# Form for the empty places of " + rulebook.id() + " " + rulebook.edition() + ".");
        line(
                form,
                "# Type only what you read in the standard's own text; leave out what you did not (that place stays empty, and");
        line(
                form,
                "# while one is empty the rulebook gives no level). Every clause you enter is marked official, with your name,");
        line(form, "# the date and the SHA-256 of the text you read. 只填写您在标准文本中读到的内容；未读到的请留空。");
        line(form, "rulebook: " + rulebook.id());
        line(
                form,
                "edition: \"\"            # of the filled rulebook, e.g. \"2025-a\": an edition never changes once it is recorded");
        line(form, "verifiedBy: \"\"         # who read the standard: person and organisation");
        line(form, "verifiedOn: \"\"         # when, e.g. 2026-11-26");
        line(form, "textSha256: \"\"         # sha256sum of the standard's file that was read");
        line(form, "");
        for (Slot slot : rulebook.slots()) {
            line(
                    form,
                    "# place " + slot.id() + " (" + slot.kind().word()
                            + slot.elementId().map(e -> ", element " + e).orElse("") + ")");
            line(form, "#   " + slot.note().en());
            line(form, "#   " + slot.note().zh());
        }
        line(form, "");
        line(form, "# Places that your answers fill, by id; the others stay empty.");
        line(form, "fills: []");
        line(form, "");
        line(form, "# levels:");
        line(form, "#   1: {en: ..., zh: ...}");
        line(form, "# aggregation:");
        line(form, "#   {rule: minimum, over: [...], conditionalCounts: false, origin: {en: ..., zh: ...}}");
        line(form, "# clauses:");
        line(form, "#   - id: \"5.2.1\"            # as printed");
        line(form, "#     title: {en: ..., zh: ...}");
        line(form, "#     element: " + rulebook.elements().get(0).id());
        line(form, "#     metric: ...            # ./robograde metrics lists them; or expression: ...");
        line(form, "#     unit: ...");
        line(form, "#     direction: atMost");
        line(form, "#     limits: {1: ..., 2: ...}");
        line(form, "#     scenarios: []");
        line(form, "#     minTrials: 3");
        line(form, "#     evidenceTypes: [field]");
        line(form, "#     combine: mean");
        line(form, "#     decision: {rule: guarded, guardFactor: 1}");
        line(form, "#     reason: {en: ..., zh: ...}");
        line(form, "#     origin: {en: ..., zh: ...}");
        return form.toString();
    }

    private static void line(StringBuilder form, String text) {
        form.append(text).append('\n');
    }
}
