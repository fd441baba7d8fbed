package org.robograde.robots.units;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.robograde.robots.units.UnitInterface.Direction;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.NearestName;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlDocument;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;

/** Turns a profile's YAML into a {@link UnitProfile}, reporting every mistake. */
final class UnitProfileReader {
    private static final Pattern TOPIC = Pattern.compile("/[A-Za-z][A-Za-z0-9_]*(/[A-Za-z][A-Za-z0-9_]*)*");
    private static final NumberRange RADIUS_METERS = new NumberRange(0.01, 5, "m");
    private static final NumberRange MARKER_METERS = new NumberRange(0.01, 2, "m");
    private static final NumberRange OFFSET_METERS = new NumberRange(-5, 5, "m");
    private static final NumberRange ANGLE_RADIANS = new NumberRange(-6.2832, 6.2832, "rad");
    private static final NumberRange HEIGHT_METERS = new NumberRange(0, 5, "m");
    private static final NumberRange RATE_HZ = new NumberRange(0, 10_000, "Hz");

    private static final NumberRange STOPPING_SECONDS = new NumberRange(0, 60, "s");
    private static final NumberRange STOPPING_SPEED = new NumberRange(0.01, 20, "m/s");

    private final Issues issues;
    private final Map<String, UnitInterface> interfaces = new TreeMap<>();

    private UnitProfileReader(Issues issues) {
        this.issues = issues;
    }

    static UnitProfile read(YamlDocument document, Issues issues) {
        UnitProfile profile = new UnitProfileReader(issues).profile(document);
        issues.throwIfErrors();
        return profile;
    }

    private UnitProfile profile(YamlDocument document) {
        YamlFields fields = new YamlFields("the unit profile", document.root(), issues);
        String id = fields.id("unit");
        var title = fields.localText("title");
        UnitClass unitClass = fields.choice("class", UnitClass.BY_WORD).orElse(UnitClass.SERVICE);
        String maker = fields.text("maker");
        String model = fields.text("model");
        String serial = fields.text("serial");
        String softwareVersion = fields.text("softwareVersion");
        URI link = link(fields);
        double radius = footprint(fields);
        Optional<Fiducial> fiducial = fields.optionalFields("fiducial").map(this::fiducial);
        fields.fields("interfaces").ifPresent(this::listedInterfaces);
        fields.optionalFields("navigate").ifPresent(this::navigate);
        for (String section : ArmSections.names())
            fields.optionalFields(section)
                    .ifPresent(arm -> ArmSections.read(section, arm, topic(arm, "baseTopic"), interfaces::put));
        fields.optionalFields("dialogue").ifPresent(this::dialogue);
        fields.optionalFields("stop").ifPresent(stop -> command(stop, Role.E_STOP, "std_msgs/Bool"));
        fields.optionalFields("teleop").ifPresent(teleop -> command(teleop, Role.TELEOP, "geometry_msgs/Twist"));
        fields.optionalFields("crtk")
                .ifPresent(
                        crtk -> new CrtkSectionReader(issues).interfaces(crtk).forEach(interfaces::putIfAbsent));
        Set<UnitVerb> verbs = verbs(fields);
        UnitSpecification specification =
                fields.optionalFields("specification").map(this::specification).orElse(UnitSpecification.none());
        fields.finish();
        if (!interfaces.containsKey(Role.E_STOP))
            issues.warning(
                    "no-stop",
                    fields.where(),
                    "the unit has no \"stop\" topic",
                    "an emergency stop will only cancel goals and send zero speed");
        return new UnitProfile(
                id,
                title,
                unitClass,
                maker,
                model,
                serial,
                softwareVersion,
                link,
                radius,
                fiducial,
                interfaces,
                verbs,
                specification,
                document.text());
    }

    private URI link(YamlFields fields) {
        String text = fields.text("link");
        URI nowhere = URI.create("ros1://127.0.0.1:11311");
        if (text.isEmpty()) return nowhere;
        Optional<URI> link = parsed(text);
        if (link.isPresent()
                && RobotLinks.SCHEMES.contains(String.valueOf(link.get().getScheme()))
                && link.get().getHost() != null
                && link.get().getPort() > 0) return link.get();
        issues.error(
                "bad-link",
                fields.where("link"),
                "\"" + text + "\" is not an address of a unit",
                "write ros1://HOST:PORT of its ROS master, e.g. ros1://127.0.0.1:11311, or foxglove://HOST:PORT or rosbridge://HOST:PORT of its bridge");
        return nowhere;
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }

    private double footprint(YamlFields fields) {
        Optional<YamlFields> footprint = fields.fields("footprint");
        if (footprint.isEmpty()) return Double.NaN;
        double radius = footprint.get().number("radiusMeters", RADIUS_METERS);
        footprint.get().finish();
        return radius;
    }

    private Fiducial fiducial(YamlFields fields) {
        String dictionary = fields.text("dictionary");
        if (!dictionary.isEmpty() && !dictionary.startsWith("DICT_"))
            issues.error(
                    "bad-dictionary",
                    fields.where("dictionary"),
                    "\"" + dictionary + "\" is not an ArUco dictionary",
                    "use OpenCV's name, e.g. DICT_4X4_50");
        long id = fields.whole("id", 0, 1023);
        double size = fields.number("sizeMeters", MARKER_METERS);
        double height = fields.number("heightMeters", HEIGHT_METERS);
        Optional<YamlFields> offset = fields.optionalFields("offset");
        double x = offset.map(o -> o.number("x", OFFSET_METERS, 0)).orElse(0.0);
        double y = offset.map(o -> o.number("y", OFFSET_METERS, 0)).orElse(0.0);
        double heading =
                offset.map(o -> o.number("headingRadians", ANGLE_RADIANS, 0)).orElse(0.0);
        offset.ifPresent(YamlFields::finish);
        fields.finish();
        return new Fiducial(dictionary, (int) id, size, height, x, y, heading);
    }

    private void listedInterfaces(YamlFields fields) {
        for (YamlNode.Entry entry : fields.map().entries()) {
            String role = entry.key();
            List<String> types = Role.listedTypes(role);
            if (types.isEmpty()) {
                issues.error(
                        "unknown-role",
                        entry.keyWhere(),
                        "\"" + role + "\" is not a role that is listed here",
                        NearestName.hint(role, Role.listed()));
                continue;
            }
            YamlFields.of("\"" + role + "\"", entry.value(), issues).ifPresent(one -> listed(role, types, one));
        }
    }

    private void listed(String role, List<String> types, YamlFields fields) {
        String topic = topic(fields, "topic");
        String type = fields.text("type");
        if (!type.isEmpty() && !types.contains(type))
            issues.error(
                    "unknown-type",
                    fields.where("type"),
                    "the role \"" + role + "\" cannot be a " + type,
                    "use " + String.join(" or ", types));
        double rate = fields.number("rateHz", RATE_HZ, 0);
        boolean required = fields.flag("required", true);
        fields.finish();
        interfaces.put(role, new UnitInterface(role, topic, type, Direction.FROM_UNIT, rate, required));
    }

    private void navigate(YamlFields fields) {
        fields.choice("convention", Map.of("move_base", "move_base"));
        String base = topic(fields, "baseTopic");
        fields.finish();
        put(Role.GOAL, base + "/goal", "move_base_msgs/MoveBaseActionGoal", Direction.TO_UNIT, 0);
        put(Role.GOAL_CANCEL, base + "/cancel", "actionlib_msgs/GoalID", Direction.TO_UNIT, 0);
        // actionlib's server publishes its status at 5 Hz unless told otherwise.
        put(Role.GOAL_STATUS, base + "/status", "actionlib_msgs/GoalStatusArray", Direction.FROM_UNIT, 5);
        put(Role.GOAL_RESULT, base + "/result", "move_base_msgs/MoveBaseActionResult", Direction.FROM_UNIT, 0);
    }

    private void dialogue(YamlFields fields) {
        put(Role.HEARD, topic(fields, "heard"), "std_msgs/String", Direction.TO_UNIT, 0);
        put(Role.SAID, topic(fields, "said"), "std_msgs/String", Direction.FROM_UNIT, 0);
        fields.finish();
    }

    private void command(YamlFields fields, String role, String type) {
        String topic = topic(fields, "topic");
        String written = fields.optionalText("type").orElse(type);
        if (!written.equals(type))
            issues.error(
                    "unknown-type",
                    fields.where("type"),
                    "the role \"" + role + "\" cannot be a " + written,
                    "use " + type);
        fields.finish();
        put(role, topic, type, Direction.TO_UNIT, 0);
    }

    private void put(String role, String topic, String type, Direction direction, double rateHz) {
        interfaces.put(role, new UnitInterface(role, topic, type, direction, rateHz, true));
    }

    private String topic(YamlFields fields, String key) {
        String topic = fields.text(key);
        if (!topic.isEmpty() && !TOPIC.matcher(topic).matches())
            issues.error(
                    "bad-topic",
                    fields.where(key),
                    "\"" + topic + "\" is not a full topic name",
                    "start with \"/\"; letters, digits, \"_\" and \"/\"");
        return topic;
    }

    private Set<UnitVerb> verbs(YamlFields fields) {
        Set<UnitVerb> verbs = EnumSet.noneOf(UnitVerb.class);
        for (YamlNode item : fields.items("verbs")) {
            String word = item instanceof YamlNode.Scalar scalar ? scalar.text() : "";
            UnitVerb verb = UnitVerb.BY_WORD.get(word);
            if (verb == null) {
                issues.error(
                        "unknown-verb",
                        item.where(),
                        "\"" + word + "\" is not a verb",
                        NearestName.hint(word, UnitVerb.BY_WORD.keySet()));
            } else if (verbs.add(verb)) {
                missingRoles(verb, item);
            }
        }
        return verbs;
    }

    private UnitSpecification specification(YamlFields fields) {
        Optional<UnitSpecification.Stopping> stopping =
                fields.optionalFields("stopping").map(UnitProfileReader::stopping);
        Map<String, Double> uncertainties = new TreeMap<>();
        fields.optionalFields("standardUncertaintyMeters").ifPresent(stated -> {
            for (YamlNode.Entry entry : stated.map().entries()) {
                if (Role.ALL.contains(entry.key())) {
                    uncertainties.put(entry.key(), stated.number(entry.key(), OFFSET_METERS));
                } else {
                    issues.error(
                            "unknown-role",
                            entry.keyWhere(),
                            "\"" + entry.key() + "\" is not a role of a unit's topic",
                            NearestName.hint(entry.key(), Role.ALL));
                }
            }
        });
        fields.finish();
        return new UnitSpecification(stopping, uncertainties);
    }

    private static UnitSpecification.Stopping stopping(YamlFields fields) {
        UnitSpecification.Stopping stopping = new UnitSpecification.Stopping(
                fields.number("reactionSeconds", STOPPING_SECONDS),
                fields.number("stoppingSeconds", STOPPING_SECONDS),
                fields.number("fromMetersPerSecond", STOPPING_SPEED),
                fields.number("poseUncertaintyMeters", MARKER_METERS, 0.05));
        fields.finish();
        return stopping;
    }

    private void missingRoles(UnitVerb verb, YamlNode item) {
        List<String> missing = verb.roles().stream()
                .filter(role -> !interfaces.containsKey(role))
                .toList();
        if (missing.isEmpty()) return;
        String section = verb.compareTo(UnitVerb.TELEOPERATE) >= 0
                ? SurgicalRole.sectionOf(missing)
                : !verb.roles().contains(Role.GOAL)
                        ? "dialogue"
                        : verb.compareTo(UnitVerb.MOVE_TO) >= 0 ? "task" : "navigate";
        issues.error(
                "verb-without-topic",
                item.where(),
                "\"" + verb.word() + "\" needs the topics " + String.join(", ", missing),
                "add the section \"" + section + ":\", or remove the verb");
    }
}
