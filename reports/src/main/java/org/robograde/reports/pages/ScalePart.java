package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.grade.Grade.PhaseAutonomy;
import org.robograde.grader.grade.Grade.ScaleResult;
import org.robograde.grader.grade.Grade.TimeAtLevel;

/** The autonomy of the mission on every published scale that applies, and of each phase of the scenarios. */
final class ScalePart {
    private static final List<String> FUNCTIONS = List.of("monitor", "generate", "select", "execute");

    private final Page page;

    ScalePart(Page page) {
        this.page = page;
    }

    /** @param time share of the phases' time at each level, in words */
    public record ScaleRow(String title, String level, String name, String time, String source) {}

    /** @param shares of the unit in the four functions, in their order */
    public record PhaseRow(String phase, String seconds, List<String> shares, String calls, String levels) {}

    List<ScaleRow> scales() {
        return page.grade().autonomy().scales().stream().map(this::row).toList();
    }

    List<String> functions() {
        return FUNCTIONS.stream().map(f -> page.text("function." + f)).toList();
    }

    List<PhaseRow> phases() {
        return page.grade().autonomy().phases().stream().map(this::row).toList();
    }

    private ScaleRow row(ScaleResult scale) {
        List<String> times = new ArrayList<>();
        for (TimeAtLevel time : scale.time()) {
            String level = time.level().map(String::valueOf).orElse(page.text("autonomy.unrecorded"));
            times.add(page.text("scale.time", level, Figures.percent(time.share())));
        }
        return new ScaleRow(
                page.messages().of(scale.title()),
                scale.level().map(String::valueOf).orElse(page.text("not-determined")),
                page.messages().of(scale.name()),
                page.join(times),
                scale.source());
    }

    private PhaseRow row(PhaseAutonomy phase) {
        List<String> shares = FUNCTIONS.stream()
                .map(phase.shares()::get)
                .map(share -> share == null ? "–" : Figures.percent(share))
                .toList();
        List<String> levels = page.grade().autonomy().scales().stream()
                .filter(scale -> phase.levels().containsKey(scale.id()))
                .map(scale ->
                        page.messages().of(scale.title()) + " " + phase.levels().get(scale.id()))
                .toList();
        return new PhaseRow(
                phase.phase(),
                Figures.seconds(phase.seconds()),
                shares,
                page.text("phase.calls", phase.calledByUnit(), phase.begunByPerson()),
                levels.isEmpty() ? page.text("not-determined") : page.join(levels));
    }
}
