package org.robograde.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.robograde.robots.units.yaml.NearestName;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;

/** Reads lists of steps. A step is a map with one verb; beside it only {@code optional} may stand. */
final class StepReader {
    private static final int REPEAT_MAX = 100;
    private static final NumberRange COORDINATE_METERS = new NumberRange(-200, 200, "m");
    private static final NumberRange TOOL_METERS = new NumberRange(0.05, 2, "m");

    private final ScriptContext context;
    private final Map<String, Function<YamlFields, Step>> withFields = new TreeMap<>();
    private final Map<String, Function<List<Step>, Step>> withSteps = new TreeMap<>();

    StepReader(ScriptContext context) {
        this.context = context;
        withSteps.put("serial", Step.Serial::new);
        withSteps.put("parallel", Step.Parallel::new);
        withSteps.put("race", Step.Race::new);
        withFields.put("phase", this::phase);
        withFields.put("navigate", this::navigate);
        withFields.put("say", this::say);
        withFields.put("order", this::order);
        withFields.put("ask", this::ask);
        withFields.put("deliver", this::deliver);
        withFields.put("wait", this::waiting);
        withFields.putAll(new IndustrialStepReader(context).verbs());
        withFields.put("repeat", this::repeat);
        withFields.put("until", this::until);
        withFields.put("round", this::round);
        withFields.put("cover", this::cover);
        withFields.put("load", this::load);
    }

    /** Required list of steps under a key. */
    List<Step> steps(YamlFields owner, String key) {
        return steps(owner.items(key));
    }

    private List<Step> steps(List<YamlNode> items) {
        List<Step> steps = new ArrayList<>();
        for (YamlNode item : items) step(item).ifPresent(steps::add);
        return steps;
    }

    private Optional<Step> step(YamlNode item) {
        Optional<YamlFields> found = YamlFields.of("a step", item, context.issues);
        if (found.isEmpty()) return Optional.empty();
        YamlFields fields = found.get();
        boolean optional = fields.flag("optional", false);
        List<YamlNode.Entry> verbs = fields.map().entries().stream()
                .filter(entry -> !entry.key().equals("optional"))
                .toList();
        if (verbs.isEmpty()) {
            context.issues.error("missing-verb", fields.where(), "this step has no verb", "known: " + words());
            return Optional.empty();
        }
        for (YamlNode.Entry second : verbs.subList(1, verbs.size()))
            context.issues.error(
                    "second-verb",
                    second.keyWhere(),
                    "\"" + second.key() + "\" cannot stand beside \""
                            + verbs.get(0).key() + "\": one step has one verb",
                    "start a new step with \"- \", or indent it");
        return verb(verbs.get(0), optional);
    }

    private Optional<Step> verb(YamlNode.Entry entry, boolean optional) {
        String word = entry.key();
        if (withSteps.containsKey(word)) return Optional.of(group(word, entry.value()));
        Function<YamlFields, Step> read = withFields.get(word);
        if (read == null) {
            context.issues.error(
                    "unknown-verb",
                    entry.keyWhere(),
                    "\"" + word + "\" is not a verb",
                    NearestName.hint(word, allWords()));
            return Optional.empty();
        }
        boolean can = context.unitCan(word, optional, entry.keyWhere());
        Optional<Step> step = YamlFields.of("\"" + word + "\"", entry.value(), context.issues)
                .map(fields -> {
                    Step one = read.apply(fields);
                    fields.finish();
                    return one;
                });
        return can ? step : Optional.empty();
    }

    private Step group(String word, YamlNode value) {
        List<YamlNode> items = value instanceof YamlNode.Sequence sequence ? sequence.items() : List.of();
        if (items.isEmpty())
            context.issues.error(
                    "wrong-type",
                    value.where(),
                    "\"" + word + "\" must be a list of steps, not " + value.kindInWords(),
                    "");
        List<Step> steps = steps(items);
        Function<List<Step>, Step> make = withSteps.get(word);
        return make == null ? new Step.Serial(steps) : make.apply(steps);
    }

    private Step phase(YamlFields fields) {
        String id = fields.id("id");
        context.unique("phase", id, context.phases, fields.where("id"));
        return new Step.Phase(id, steps(fields, "steps"), fields.flag("evenIfFailed", false));
    }

    private Step navigate(YamlFields fields) {
        return new Step.Navigate(
                context.destination(fields, "to"), fields.number("timeoutSeconds", ScriptContext.TIMEOUT_SECONDS));
    }

    private Step say(YamlFields fields) {
        return new Step.Say(fields.text("text"));
    }

    private Step order(YamlFields fields) {
        return new Step.Order(
                fields.text("text"),
                fields.has("to") ? Optional.of(context.place(fields, "to")) : Optional.empty(),
                fields.optionalText("object"),
                fields.has("ambiguous") ? Optional.of(fields.flag("ambiguous", false)) : Optional.empty(),
                fields.optionalFields("clarify").map(this::clarification));
    }

    private Step.Clarification clarification(YamlFields fields) {
        Step.Clarification words = new Step.Clarification(
                fields.text("say"), fields.number("waitSeconds", ScriptContext.TIMEOUT_SECONDS, 4));
        fields.finish();
        return words;
    }

    private Step repeat(YamlFields fields) {
        return new Step.Repeat((int) fields.whole("times", 1, REPEAT_MAX), steps(fields, "steps"));
    }

    private Step until(YamlFields fields) {
        Trigger condition = new TriggerReader(context).read(fields).orElse(new Trigger.At(0, Optional.empty()));
        return new Step.Until(condition, steps(fields, "steps"));
    }

    private Step round(YamlFields fields) {
        List<String> places = new ArrayList<>();
        for (YamlNode item : fields.items("places")) {
            String id = item instanceof YamlNode.Scalar scalar ? scalar.text() : "";
            if (context.known("place", id, context.site.places().keySet(), item.where())) {
                context.noteDestination(id, item.where());
                places.add(id);
            }
        }
        return new Step.Round(places, fields.number("timeoutSeconds", ScriptContext.TIMEOUT_SECONDS));
    }

    private Step load(YamlFields fields) {
        return new Step.Load(
                fields.texts("objects"), fields.number("timeoutSeconds", ScriptContext.TIMEOUT_SECONDS, 4));
    }

    private Step cover(YamlFields fields) {
        Step.Area area = fields.fields("area").map(this::area).orElse(new Step.Area(0, 0, 1, 1));
        return new Step.Cover(
                area,
                fields.number("toolRadiusMeters", TOOL_METERS),
                fields.number("timeoutSeconds", ScriptContext.TIMEOUT_SECONDS));
    }

    private Step.Area area(YamlFields fields) {
        Step.Area area = new Step.Area(
                fields.number("minX", COORDINATE_METERS),
                fields.number("minY", COORDINATE_METERS),
                fields.number("maxX", COORDINATE_METERS),
                fields.number("maxY", COORDINATE_METERS));
        fields.finish();
        boolean inside = context.site.bounds().contains(area.minX(), area.minY())
                && context.site.bounds().contains(area.maxX(), area.maxY());
        if (area.minX() >= area.maxX() || area.minY() >= area.maxY())
            context.issues.error(
                    "bad-area", fields.where(), "the area is empty", "minX must be below maxX, and minY below maxY");
        else if (!inside)
            context.issues.error("outside-site", fields.where(), "the area lies outside the site's bounds", "");
        return area;
    }

    private Step ask(YamlFields fields) {
        String id = fields.id("id");
        context.unique("question", id, context.questions, fields.where("id"));
        return new Step.Ask(
                id,
                fields.text("question"),
                fields.has("expect") ? fields.texts("expect") : List.of(),
                fields.number("timeoutSeconds", ScriptContext.TIMEOUT_SECONDS));
    }

    private Step deliver(YamlFields fields) {
        return new Step.Deliver(
                context.place(fields, "place"),
                fields.number("afterSeconds", ScriptContext.SECONDS, 2),
                fields.number("withinMeters", ScriptContext.RADIUS_METERS, 1));
    }

    private Step waiting(YamlFields fields) {
        return new Step.Wait(fields.number("seconds", ScriptContext.SECONDS));
    }

    private List<String> allWords() {
        List<String> words = new ArrayList<>(withFields.keySet());
        words.addAll(withSteps.keySet());
        return words;
    }

    private String words() {
        return String.join(", ", new java.util.TreeSet<>(allWords()));
    }
}
