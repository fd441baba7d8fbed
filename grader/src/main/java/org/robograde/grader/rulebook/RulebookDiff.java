package org.robograde.grader.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.robograde.grader.rulebook.expression.Expression;
import org.robograde.grader.statistics.Decimal;

/** What changed from one rulebook to another, in words, the parts that can move a level first. */
public final class RulebookDiff {
    private final Rulebook before;
    private final Rulebook after;
    private final List<Change> changes = new ArrayList<>();

    private RulebookDiff(Rulebook before, Rulebook after) {
        this.before = before;
        this.after = after;
    }

    /**
     * One difference.
     *
     * @param where the clause's id, or the part of the rulebook
     * @param effect whether it can only lower levels, only raise them, do either, or change no level
     */
    public record Change(String where, Effect effect, LocalizedText text) {}

    /** What a change can do to levels. */
    public enum Effect {
        STRICTER,
        LOOSER,
        EITHER,
        NONE
    }

    /** Every difference; empty where there is none but the hash. */
    public static List<Change> between(Rulebook before, Rulebook after) {
        RulebookDiff diff = new RulebookDiff(before, after);
        diff.clauses();
        diff.rules();
        diff.texts();
        return List.copyOf(diff.changes);
    }

    private void clauses() {
        Map<String, Clause> old = byId(before);
        Map<String, Clause> now = byId(after);
        old.forEach((id, clause) -> {
            if (!now.containsKey(id)) {
                add(
                        id,
                        Effect.LOOSER,
                        "taken out: " + clause.title().en(),
                        "删除：" + clause.title().zh());
            }
        });
        now.forEach((id, clause) -> {
            Clause was = old.get(id);
            if (was == null) {
                add(
                        id,
                        Effect.STRICTER,
                        "new: " + clause.title().en(),
                        "新增：" + clause.title().zh());
            } else {
                clause(was, clause);
            }
        });
    }

    private static Map<String, Clause> byId(Rulebook rulebook) {
        Map<String, Clause> clauses = new LinkedHashMap<>();
        rulebook.clauses().forEach(c -> clauses.put(c.id(), c));
        return clauses;
    }

    private void clause(Clause was, Clause is) {
        limits(was, is);
        if (is.minTrials() != was.minTrials()) {
            Effect effect = is.minTrials() > was.minTrials() ? Effect.STRICTER : Effect.LOOSER;
            changed(is.id(), effect, "minTrials", "最少试验次数", was.minTrials(), is.minTrials());
        }
        changed(is.id(), Effect.EITHER, "metric", "指标", text(was.measurand()), text(is.measurand()));
        changed(is.id(), Effect.EITHER, "unit", "单位", was.unit(), is.unit());
        changed(
                is.id(),
                Effect.EITHER,
                "direction",
                "方向",
                was.direction().word(),
                is.direction().word());
        changed(
                is.id(),
                Effect.EITHER,
                "decision rule",
                "判定规则",
                was.decision().text(),
                is.decision().text());
        changed(
                is.id(),
                Effect.EITHER,
                "combination",
                "合并方式",
                was.combination().word(),
                is.combination().word());
        changed(is.id(), Effect.EITHER, "element", "要素", was.elementId(), is.elementId());
        changed(is.id(), Effect.EITHER, "scenarios", "场景", was.scenarios(), is.scenarios());
        changed(
                is.id(),
                Effect.EITHER,
                "evidence types",
                "证据类型",
                new TreeSet<>(was.evidenceTypes()),
                new TreeSet<>(is.evidenceTypes()));
        changed(is.id(), Effect.EITHER, "weight", "权重", Decimal.text(was.weight()), Decimal.text(is.weight()));
        changed(is.id(), Effect.NONE, "provenance", "出处", was.provenance(), is.provenance());
        changed(is.id(), Effect.NONE, "verification", "核对", was.verification(), is.verification());
        changed(is.id(), Effect.NONE, "title", "标题", was.title(), is.title());
        changed(is.id(), Effect.NONE, "reason", "理由", was.reason(), is.reason());
        changed(is.id(), Effect.NONE, "origin", "来源", was.origin(), is.origin());
    }

    private static String text(Measurand measurand) {
        return measurand.expression().map(Expression::text).orElse(measurand.id());
    }

    private void limits(Clause was, Clause is) {
        TreeSet<Integer> levels = new TreeSet<>(was.limits().keySet());
        levels.addAll(is.limits().keySet());
        for (int level : levels) {
            Double old = was.limits().get(level);
            Double now = is.limits().get(level);
            if (old != null && now == null) {
                add(
                        is.id(),
                        Effect.LOOSER,
                        "no limit at level " + level + " any more (was " + Decimal.text(old) + ")",
                        "第" + level + "级不再设限（原为" + Decimal.text(old) + "）");
            } else if (old == null && now != null) {
                add(
                        is.id(),
                        Effect.STRICTER,
                        "a limit at level " + level + ": " + Decimal.text(now),
                        "第" + level + "级新设限值" + Decimal.text(now));
            } else if (old != null && now != null && !old.equals(now)) {
                boolean stricter = is.direction().stricter(now, old);
                add(
                        is.id(),
                        stricter ? Effect.STRICTER : Effect.LOOSER,
                        "the limit at level " + level + " is " + (stricter ? "stricter" : "looser") + ": "
                                + Decimal.text(old) + " -> " + Decimal.text(now) + unit(is),
                        "第" + level + "级限值" + (stricter ? "收紧" : "放宽") + "：" + Decimal.text(old) + " → "
                                + Decimal.text(now) + unit(is));
            }
        }
    }

    private static String unit(Clause clause) {
        return clause.unit().equals("1") ? "" : " " + clause.unit();
    }

    private void rules() {
        changed(
                "aggregation",
                Effect.EITHER,
                "rule",
                "规则",
                before.aggregation().rule(),
                after.aggregation().rule());
        changed(
                "aggregation",
                Effect.EITHER,
                "over",
                "计入要素",
                before.aggregation().over(),
                after.aggregation().over());
        if (before.aggregation().conditionalCounts() != after.aggregation().conditionalCounts()) {
            boolean counts = after.aggregation().conditionalCounts();
            add(
                    "aggregation",
                    counts ? Effect.LOOSER : Effect.STRICTER,
                    counts ? "a conditional pass now counts" : "a conditional pass does not count any more",
                    counts ? "有条件符合现计入" : "有条件符合不再计入");
        }
        changed("preconditions", Effect.EITHER, "preconditions", "前提", before.preconditions(), after.preconditions());
        changed("elements", Effect.EITHER, "elements", "要素", rules(before), rules(after));
        changed(
                "levels",
                Effect.EITHER,
                "number of levels",
                "等级数",
                before.levels().size(),
                after.levels().size());
        changed("slots", Effect.EITHER, "empty places", "空缺", ids(before), ids(after));
    }

    private static List<String> rules(Rulebook rulebook) {
        return rulebook.elements().stream().map(e -> e.id() + " " + e.rule()).toList();
    }

    private static List<String> ids(Rulebook rulebook) {
        return rulebook.slots().stream().map(Slot::id).toList();
    }

    private void texts() {
        changed("rulebook", Effect.NONE, "id", "标识", before.id(), after.id());
        changed("rulebook", Effect.NONE, "edition", "版次", before.edition(), after.edition());
        changed("rulebook", Effect.NONE, "status", "状态", before.status(), after.status());
        changed("rulebook", Effect.NONE, "notice", "提示", before.notice(), after.notice());
        changed("levels", Effect.NONE, "level names", "等级名称", before.levels(), after.levels());
        changed("rulebook", Effect.NONE, "applicability", "适用范围", before.applicability(), after.applicability());
    }

    private void changed(String where, Effect effect, String en, String zh, Object was, Object is) {
        if (!Objects.equals(was, is)) {
            add(where, effect, en + ": " + shown(was) + " -> " + shown(is), zh + "：" + shown(was) + " → " + shown(is));
        }
    }

    /** Both languages of a text; else as it prints. */
    private static String shown(Object value) {
        return value instanceof LocalizedText text ? text.en() + " / " + text.zh() : String.valueOf(value);
    }

    private void add(String where, Effect effect, String en, String zh) {
        changes.add(new Change(where, effect, new LocalizedText(en, zh)));
    }
}
