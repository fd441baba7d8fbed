package org.robograde.grader.measure;

import org.robograde.grader.motion.trajectory.IncomparableException;

/** A figure whose arithmetic may refuse what the data holds: its sentence is then the reason that there is nothing to measure. */
final class RefusingFigure implements MeasurableFigure {
    private final MeasurableFigure figure;

    RefusingFigure(MeasurableFigure figure) {
        this.figure = figure;
    }

    @Override
    public String id() {
        return figure.id();
    }

    @Override
    public String description() {
        return figure.description();
    }

    @Override
    public Figure measure(MeasureRequest request) {
        try {
            return figure.measure(request);
        } catch (IllegalArgumentException refused) {
            throw new IncomparableException(String.valueOf(refused.getMessage()));
        }
    }
}
