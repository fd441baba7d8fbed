package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.robograde.grader.motion.geometry.Hull;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.smoothness.PathEconomy;
import org.robograde.grader.uncertainty.Budget;

/** What a set of positions says as a whole, by the same arithmetic as the metrics over evidence. */
final class CharacteristicFigure implements MeasurableFigure {
    private final String id;
    private final String description;
    private final String unit;
    private final ToDoubleFunction<List<Vector3>> arithmetic;

    private CharacteristicFigure(
            String id, String description, String unit, ToDoubleFunction<List<Vector3>> arithmetic) {
        this.id = id;
        this.description = description;
        this.unit = unit;
        this.arithmetic = arithmetic;
    }

    static List<MeasurableFigure> all() {
        return List.of(
                new CharacteristicFigure(
                        "smoothness.path-economy",
                        "straight distance from first to last position over the path length",
                        "1",
                        positions -> PathEconomy.of(positions).ratio()),
                new CharacteristicFigure(
                        "workspace.volume",
                        "volume in cubic metres of the convex hull of all positions",
                        "m3",
                        positions -> Hull.of(positions).volume()));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Figure measure(MeasureRequest request) {
        List<Vector3> positions = Positions.of(request.trajectory());
        double value = arithmetic.applyAsDouble(positions);
        request.note("no uncertainty is known of this figure: none is in U");
        return new Figure(
                id,
                value,
                unit,
                Budget.none(),
                positions.size(),
                positions.size(),
                Map.of("poses", String.valueOf(positions.size())),
                Map.of(),
                request.notes());
    }
}
