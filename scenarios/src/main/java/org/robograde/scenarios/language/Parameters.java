package org.robograde.scenarios.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.NearestName;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;

/** The parameters of a script: reads them, spans the sweep, and replaces {@code ${name}} in the script's nodes. */
final class Parameters {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
    private static final NumberRange ANY = new NumberRange(-1e9, 1e9, "");
    private static final int VALUES_MAX = 1000;

    private final Issues issues;
    private final Map<String, List<YamlNode.Scalar>> values = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    private Parameters(Issues issues) {
        this.issues = issues;
    }

    static Parameters read(YamlFields scenario, Issues issues) {
        Parameters parameters = new Parameters(issues);
        scenario.optionalFields("parameters").ifPresent(section -> {
            for (YamlNode.Entry entry : section.map().entries())
                YamlFields.of("\"" + entry.key() + "\"", entry.value(), issues)
                        .ifPresent(one -> parameters.values.put(entry.key(), parameters.values(one)));
        });
        return parameters;
    }

    private List<YamlNode.Scalar> values(YamlFields fields) {
        boolean listed = fields.has("values");
        boolean range = fields.has("from");
        if (!listed && !range)
            issues.error(
                    "missing-field",
                    fields.where(),
                    "a parameter needs \"values\", or \"from\", \"to\" and \"step\"",
                    "");
        List<YamlNode.Scalar> list = listed ? listed(fields) : range ? range(fields) : List.of();
        fields.finish();
        return list;
    }

    private List<YamlNode.Scalar> listed(YamlFields fields) {
        List<YamlNode.Scalar> list = new ArrayList<>();
        for (YamlNode item : fields.items("values")) {
            if (item instanceof YamlNode.Scalar scalar && scalar.kind() != YamlNode.ScalarKind.NOTHING)
                list.add(scalar);
            else
                issues.error(
                        "wrong-type",
                        item.where(),
                        "a parameter's value must be a text or a number, not " + item.kindInWords(),
                        "");
        }
        return list;
    }

    /** In decimal arithmetic, so that 0.1 to 0.3 by 0.1 is what a person expects. */
    private List<YamlNode.Scalar> range(YamlFields fields) {
        double from = fields.number("from", ANY);
        double to = fields.number("to", ANY);
        double step = fields.number("step", new NumberRange(1e-9, 1e9, ""));
        if (Double.isNaN(from + to + step)) return List.of();
        if (from > to || (to - from) / step >= VALUES_MAX) {
            issues.error(
                    "bad-range",
                    fields.where(),
                    "the range must rise from \"from\" to \"to\" in fewer than " + VALUES_MAX + " steps",
                    "");
            return List.of();
        }
        List<YamlNode.Scalar> list = new ArrayList<>();
        BigDecimal end = BigDecimal.valueOf(to);
        for (BigDecimal v = BigDecimal.valueOf(from); v.compareTo(end) <= 0; v = v.add(BigDecimal.valueOf(step)))
            list.add(new YamlNode.Scalar(
                    fields.where(), v.stripTrailingZeros().toPlainString(), YamlNode.ScalarKind.NUMBER));
        return list;
    }

    /** Every combination; when there are too many, only the first, after reporting. A parameter without values has none in a combination. */
    List<Map<String, YamlNode.Scalar>> sweep(YamlFields scenario) {
        long count = 1;
        for (List<YamlNode.Scalar> list : values.values()) {
            count *= Math.max(1, list.size());
            if (count > Scenario.POINTS_MAX) {
                issues.error(
                        "too-many-points",
                        scenario.where("parameters"),
                        "the parameters span more than " + Scenario.POINTS_MAX + " combinations",
                        "use fewer values, or several scripts");
                Map<String, YamlNode.Scalar> first = new LinkedHashMap<>();
                values.forEach((name, all) -> all.stream().findFirst().ifPresent(v -> first.put(name, v)));
                return List.of(first);
            }
        }
        List<Map<String, YamlNode.Scalar>> points = List.of(Map.of());
        for (var parameter : values.entrySet()) {
            if (parameter.getValue().isEmpty()) continue;
            List<Map<String, YamlNode.Scalar>> longer = new ArrayList<>();
            for (Map<String, YamlNode.Scalar> point : points)
                for (YamlNode.Scalar value : parameter.getValue()) {
                    Map<String, YamlNode.Scalar> next = new LinkedHashMap<>(point);
                    next.put(parameter.getKey(), value);
                    longer.add(next);
                }
            points = longer;
        }
        return points;
    }

    /** The same nodes with every reference replaced; a reference alone takes the value's type, one inside a text its letters. */
    YamlNode replace(YamlNode node, Map<String, YamlNode.Scalar> point) {
        if (node instanceof YamlNode.Scalar scalar) return replace(scalar, point);
        if (node instanceof YamlNode.Sequence sequence)
            return new YamlNode.Sequence(
                    sequence.where(),
                    sequence.items().stream().map(item -> replace(item, point)).toList());
        YamlNode.Mapping mapping = (YamlNode.Mapping) node;
        return new YamlNode.Mapping(
                mapping.where(),
                mapping.entries().stream()
                        .map(e -> e.key().equals("parameters")
                                ? e
                                : new YamlNode.Entry(e.key(), e.keyWhere(), replace(e.value(), point)))
                        .toList());
    }

    private YamlNode.Scalar replace(YamlNode.Scalar scalar, Map<String, YamlNode.Scalar> point) {
        if (!scalar.text().contains("${")) return scalar;
        Matcher matcher = REFERENCE.matcher(scalar.text());
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            Optional<YamlNode.Scalar> value = value(matcher.group(1), scalar, point);
            if (value.isPresent() && matcher.group().equals(scalar.text()))
                return new YamlNode.Scalar(
                        scalar.where(), value.get().text(), value.get().kind());
            matcher.appendReplacement(
                    text,
                    Matcher.quoteReplacement(value.map(YamlNode.Scalar::text).orElse("?")));
        }
        return new YamlNode.Scalar(scalar.where(), matcher.appendTail(text).toString(), scalar.kind());
    }

    private Optional<YamlNode.Scalar> value(String name, YamlNode.Scalar at, Map<String, YamlNode.Scalar> point) {
        used.add(name);
        YamlNode.Scalar value = point.get(name);
        // Its own mistake is reported where the parameter is declared.
        if (value == null && values.containsKey(name)) issues.settle(at.where());
        else if (value == null)
            issues.lastError(
                    "unknown-parameter",
                    at.where(),
                    "there is no parameter \"" + name + "\"",
                    NearestName.hint(name, values.keySet()));
        return Optional.ofNullable(value);
    }

    /** Call after all replacing. */
    void warnUnused(YamlFields scenario) {
        if (!(scenario.node("parameters").orElse(null) instanceof YamlNode.Mapping section)) return;
        for (YamlNode.Entry entry : section.entries())
            if (!used.contains(entry.key()))
                issues.warning(
                        "unused-parameter",
                        entry.keyWhere(),
                        "the parameter \"" + entry.key() + "\" is never used",
                        "each of its values only repeats the trials");
    }
}
