/**
 * Any figure of ours on anybody's data: a trajectory file, a table or recorded poses come in, a {@link
 * org.robograde.grader.measure.Figure} goes out with its uncertainty, how it was paired and aligned, and everything odd about
 * the data, so that anyone can hold our numbers against their own tool. It knows no rulebook and no level.
 *
 * <p><b>To add a figure:</b> write a class that implements {@link org.robograde.grader.measure.MeasurableFigure}, and add it to the
 * list in {@link org.robograde.grader.measure.MeasurableFigures}: one line. It gets a {@link
 * org.robograde.grader.measure.MeasureRequest}, which reads the given files as whatever the figure asks for: a trajectory, the
 * reference, or plain columns of numbers under names of the figure's choice. What cannot be measured it says by an {@link
 * org.robograde.grader.motion.trajectory.IncomparableException}.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.measure;
