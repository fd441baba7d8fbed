package org.robograde.scenarios.language;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.robograde.robots.messages.Malformation;
import org.robograde.robots.units.Role;
import org.robograde.robots.units.SurgicalRole;
import org.robograde.robots.units.UnitInterface;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlFields;

/** Reads what breaks in the unit or on its link for a while. */
final class FaultReader {
    private static final NumberRange ERROR_METERS = new NumberRange(-2, 2, "m");
    private static final NumberRange DELAY_SECONDS = new NumberRange(0.02, 10, "s");
    private static final NumberRange RATE_HZ = new NumberRange(1, 2000, "Hz");
    private static final Set<String> INTRUDED = Set.of(Role.CMD_VEL, Role.GOAL, Role.TELEOP, SurgicalRole.SERVO);

    private final ScriptContext context;

    /** What a kind of fault is told with: whether it concerns a topic of the unit, and what stands beside the seconds. */
    private record Kind(boolean ofTopic, Consumer<Details> details) {}

    private record Details(YamlFields fields, String role, Map<String, Object> found) {
        void number(String key, NumberRange range) {
            found.put(key, fields.number(key, range));
        }
    }

    private final Map<String, Kind> kinds = new TreeMap<>();

    FaultReader(ScriptContext context) {
        this.context = context;
        kinds.put("sensor_dropout", new Kind(true, details -> {}));
        kinds.put("sensor_bias", new Kind(true, FaultReader::bias));
        kinds.put("topic_delay", new Kind(true, details -> details.number("delaySeconds", DELAY_SECONDS)));
        kinds.put("link_cut", new Kind(false, details -> {}));
        kinds.put("slow_link", new Kind(false, details -> details.number("delaySeconds", DELAY_SECONDS)));
        kinds.put("foreign_commands", new Kind(true, this::foreign));
        kinds.put("replayed_commands", new Kind(true, this::foreign));
        kinds.put("command_flood", new Kind(true, details -> {
            foreign(details);
            details.number("rateHz", RATE_HZ);
        }));
        kinds.put("malformed_messages", new Kind(true, details -> {
            foreign(details);
            form(details);
        }));
    }

    private static void bias(Details details) {
        if (details.role().equals(Role.MAP_POSE)) {
            details.number("x", ERROR_METERS);
            details.number("y", ERROR_METERS);
        } else details.number("meters", ERROR_METERS);
    }

    private void foreign(Details details) {
        if (!INTRUDED.contains(details.role()) && Role.ALL.contains(details.role()))
            context.issues.error(
                    "bad-role",
                    details.fields().where("role"),
                    "nobody commands a unit on \"" + details.role() + "\"",
                    "write what commands it: \"cmd_vel\", \"goal\", \"teleop\" or \"servo\"");
    }

    private static void form(Details details) {
        Map<String, Malformation> forms = Stream.of(Malformation.values())
                .collect(Collectors.toMap(Malformation::word, each -> each, (a, b) -> a, TreeMap::new));
        details.fields().choice("form", forms).ifPresent(form -> details.found().put("form", form.word()));
    }

    Optional<Happening> read(YamlFields fields, boolean optional) {
        Optional<String> word = Optional.of(fields.text("kind"));
        Optional<Kind> kind = context.kind(fields, kinds);
        if (kind.isEmpty()) return Optional.empty();
        String role = kind.get().ofTopic() ? fields.text("role") : "";
        double seconds = fields.number("seconds", ScriptContext.TIMEOUT_SECONDS);
        if (kind.get().ofTopic() && role.isEmpty()) return Optional.empty();
        Map<String, Object> found = new TreeMap<>();
        kind.get().details().accept(new Details(fields, role, found));
        if (!role.isEmpty() && !context.unitHas(role, optional, fields.where("role"))) {
            fields.finish();
            return Optional.empty();
        }
        String topic = context.unit.of(role).map(UnitInterface::topic).orElse("");
        return Optional.of(new Happening.Fault(word.get(), role, topic, seconds, found));
    }
}
