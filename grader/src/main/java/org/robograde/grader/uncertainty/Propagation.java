package org.robograde.grader.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The law of propagation of uncertainty (JCGM 100, 5.1 and 5.2): a model, its inputs and their correlations in, the value and
 * its budget out. Right where the model is nearly straight over the inputs' uncertainties; else see {@link MonteCarlo}.
 *
 * @param value the model at the estimates
 * @param sensitivities c, in the order of the inputs
 * @param budget what each input contributes, and all together
 */
public record Propagation(double value, List<Double> sensitivities, Budget budget) {
    public Propagation {
        sensitivities = List.copyOf(sensitivities);
    }

    /** Uncorrelated inputs. */
    public static Propagation of(ToDoubleFunction<double[]> model, List<Input> inputs) {
        return of(model, inputs, (i, j) -> 0);
    }

    /** How far two inputs, by their places in the list, go together; from -1 to 1. Asked for i &lt; j only. */
    public interface Correlation {
        double between(int i, int j);
    }

    /**
     * Sensitivities are found by moving each input by its own standard uncertainty up and down (JCGM 100, 5.1.4). For
     * correlated inputs Welch and Satterthwaite do not apply (G.4.1): then the fewest degrees of freedom of any input stand.
     */
    public static Propagation of(ToDoubleFunction<double[]> model, List<Input> inputs, Correlation correlation) {
        double[] at = inputs.stream().mapToDouble(Input::estimate).toArray();
        List<Double> sensitivities = new ArrayList<>();
        List<Contribution> contributions = new ArrayList<>();
        double[] signed = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            Input input = inputs.get(i);
            double u = input.standardUncertainty();
            signed[i] = u == 0 ? 0 : (moved(model, at, i, u) - moved(model, at, i, -u)) / 2;
            sensitivities.add(u == 0 ? 0 : signed[i] / u);
            contributions.add(new Contribution(
                    input.name(), input.part(), input.evaluation(), Math.abs(signed[i]), input.degreesOfFreedom()));
        }
        double covariance = covariance(signed, correlation);
        Budget budget = covariance == 0 ? Budget.of(contributions) : correlated(contributions, covariance);
        return new Propagation(model.applyAsDouble(at), sensitivities, budget);
    }

    private static double moved(ToDoubleFunction<double[]> model, double[] at, int index, double by) {
        double[] moved = at.clone();
        moved[index] += by;
        return model.applyAsDouble(moved);
    }

    private static double covariance(double[] signed, Correlation correlation) {
        double sum = 0;
        for (int i = 0; i < signed.length; i++) {
            for (int j = i + 1; j < signed.length; j++) {
                sum += 2 * signed[i] * signed[j] * correlation.between(i, j);
            }
        }
        return sum;
    }

    private static Budget correlated(List<Contribution> contributions, double covariance) {
        double squares = covariance;
        Optional<Double> fewest = Optional.empty();
        for (Contribution contribution : contributions) {
            squares += contribution.standardUncertainty() * contribution.standardUncertainty();
            Optional<Double> own = contribution.degreesOfFreedom();
            boolean fewer = own.isPresent() && own.get() < fewest.orElse(Double.POSITIVE_INFINITY);
            fewest = fewer ? own : fewest;
        }
        double standard = Math.sqrt(Math.max(0, squares));
        double k = Budget.coverageFactor(fewest);
        return new Budget(
                contributions.stream().filter(c -> c.standardUncertainty() > 0).toList(),
                standard,
                fewest,
                k,
                k * standard);
    }
}
