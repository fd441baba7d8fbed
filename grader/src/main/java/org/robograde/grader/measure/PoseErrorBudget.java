package org.robograde.grader.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.robograde.grader.motion.trajectory.Association;
import org.robograde.grader.motion.trajectory.ErrorStatistics;
import org.robograde.grader.motion.trajectory.MotionProfile;
import org.robograde.grader.motion.trajectory.PoseErrors;
import org.robograde.grader.motion.trajectory.RigidFit;
import org.robograde.grader.motion.trajectory.SampledUncertainty;
import org.robograde.grader.motion.trajectory.StampReport;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/**
 * What a pose error's uncertainty is made of. Errors of instruments are taken as the same in every pair (calibration, mounting):
 * they do not shrink with the number of pairs. A time error acts by the speed.
 */
final class PoseErrorBudget {
    private PoseErrorBudget() {}

    static Figure figure(
            String id, MeasureRequest request, Association pairs, PoseErrors errors, RigidFit fit, double poses) {
        MeasureOptions options = request.options();
        ErrorStatistics statistics = errors.statistics();
        SampledUncertainty sampled = SampledUncertainty.of(errors);
        List<Contribution> budget = new ArrayList<>();
        // d(sse) = 2 n rmse d(e) where the error of every pair is off by the same.
        double scale = options.statistic() == ErrorStatistics.Name.SSE ? 2 * statistics.count() * statistics.rmse() : 1;
        if (errors.part().unit().equals("m")) {
            instruments(request, pairs, poses * scale, budget);
        } else {
            request.note("no instrument part: uncertainties of position and clock are not carried over to rotations");
        }
        budget.add(Contribution.sampling(
                "the run as one of many",
                sampled.of(options.statistic(), options.seed()),
                Math.max(1, sampled.effectiveSamples() - 1)));
        if (options.referenceSigmaMeters() == 0) {
            request.note("no uncertainty of the reference was given (--reference-sigma): none is in U");
        }
        if (fit.mirrorImageFitsBetter()) {
            request.note("the mirror image would fit much better: is one of the two left-handed, or an axis swapped?");
        }
        return new Figure(
                id,
                statistics.value(options.statistic()),
                errors.part().unit(),
                Budget.of(budget),
                errors.size(),
                sampled.effectiveSamples(),
                stated(request, pairs, fit),
                others(statistics, fit),
                request.notes());
    }

    private static void instruments(
            MeasureRequest request, Association pairs, double factor, List<Contribution> budget) {
        MeasureOptions options = request.options();
        double speed = MotionProfile.of(pairs.reference()).rmsSpeed();
        add(budget, "position of the reference", factor * options.referenceSigmaMeters());
        add(budget, "position of the file", factor * options.sigmaMeters());
        add(budget, "clocks, as stated", factor * speed * options.clockSigmaSeconds());
        // Anywhere between agreement and the whole disagreement to either side: rectangular.
        add(
                budget,
                "clocks, as the record's two disagree",
                factor * speed * request.clockDisagreementSeconds() / Math.sqrt(3));
        if (!options.byRow()) {
            add(budget, "stamps of a pair apart", factor * speed * rmsSlipSeconds(pairs));
        }
        StampReport stamps = StampReport.of(pairs.estimate());
        // A held pose is as old as anything up to the time it is held.
        add(
                budget,
                "poses held",
                stamps.repeatedShare() > 0.05 ? factor * speed * stamps.holdNanos() / 1e9 / Math.sqrt(12) : 0);
    }

    private static void add(List<Contribution> budget, String name, double standard) {
        if (standard > 0) {
            budget.add(Contribution.instrument(name, standard));
        }
    }

    private static double rmsSlipSeconds(Association pairs) {
        double sum = 0;
        for (int k = 0; k < pairs.size(); k++) {
            double slip = pairs.slipNanos(k) / 1e9;
            sum += slip * slip;
        }
        return Math.sqrt(sum / pairs.size());
    }

    private static Map<String, String> stated(MeasureRequest request, Association pairs, RigidFit fit) {
        MeasureOptions options = request.options();
        Map<String, String> stated = new TreeMap<>();
        stated.put("pairs", String.valueOf(pairs.size()));
        stated.put(
                "association",
                options.byRow()
                        ? "row by row"
                        : name(options.association()) + ", at most "
                                + MeasureText.digits(options.maxDifferenceNanos() / 1e9, 6) + " s apart"
                                + (options.offsetNanos() == 0
                                        ? ""
                                        : ", after an offset of " + MeasureText.digits(options.offsetNanos() / 1e9, 9)
                                                + " s"));
        stated.put("alignment", name(options.alignment()));
        stated.put("part", name(options.part()));
        stated.put("statistic", name(options.statistic()));
        stated.put("scale", MeasureText.digits(fit.motion().scale(), 9));
        return stated;
    }

    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Double> others(ErrorStatistics statistics, RigidFit fit) {
        Map<String, Double> others = new TreeMap<>();
        for (ErrorStatistics.Name name : ErrorStatistics.Name.values()) {
            others.put(name(name), statistics.value(name));
        }
        others.put("scale", fit.motion().scale());
        return others;
    }
}
