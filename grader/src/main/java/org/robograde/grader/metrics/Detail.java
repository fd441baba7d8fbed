package org.robograde.grader.metrics;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Measurement.Series;

/**
 * What a chart needs of a measurement beside its curve: bounded in size whatever the length of the record, and the same each time,
 * since it is part of the grade.
 *
 * @param required what the quantity of the curve must not fall below, at the curve's own times, where that depends on the moment
 * @param spectrum the frequencies behind a tremor
 * @param clouds the attained positions around each commanded one, the deciding one first, at most {@link PoseCloud#MOST_POSES}
 */
public record Detail(Optional<Series> required, Optional<TremorSpectrum> spectrum, List<PoseCloud> clouds) {
    public static final Detail NONE = new Detail(Optional.empty(), Optional.empty(), List.of());

    public Detail {
        clouds = List.copyOf(clouds);
    }

    public static Detail of(Series required) {
        return new Detail(Optional.of(required), Optional.empty(), List.of());
    }

    public static Detail of(TremorSpectrum spectrum) {
        return new Detail(Optional.empty(), Optional.of(spectrum), List.of());
    }

    public static Detail of(List<PoseCloud> clouds) {
        return new Detail(
                Optional.empty(), Optional.empty(), clouds.subList(0, Math.min(PoseCloud.MOST_POSES, clouds.size())));
    }
}
