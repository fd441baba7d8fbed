package org.robograde.grader.measure;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a text file is to be read; what is empty is told from the file.
 *
 * @param columns which column holds what; needed for CSV only
 * @param unit of positions; stated, it also vouches for their size
 * @param time unit of stamps
 * @param times a file with one stamp a line, in seconds, for files without stamps
 * @param rateHz rows per second, for files without stamps
 */
public record ReadSettings(
        Optional<FileFormat> format,
        ColumnMap columns,
        Optional<LengthUnit> unit,
        TimeUnit time,
        Optional<Path> times,
        Optional<Double> rateHz) {
    /** Everything told from the file, metres and seconds. */
    public static ReadSettings plain() {
        return new ReadSettings(
                Optional.empty(), ColumnMap.none(), Optional.empty(), TimeUnit.S, Optional.empty(), Optional.empty());
    }

    public ReadSettings withFormat(FileFormat known) {
        return new ReadSettings(Optional.of(known), columns, unit, time, times, rateHz);
    }

    public ReadSettings withColumns(String map) {
        return new ReadSettings(format, ColumnMap.parse(map), unit, time, times, rateHz);
    }

    public ReadSettings withUnit(LengthUnit known) {
        return new ReadSettings(format, columns, Optional.of(known), time, times, rateHz);
    }

    public ReadSettings withTimes(Path file) {
        return new ReadSettings(format, columns, unit, time, Optional.of(file), rateHz);
    }

    public ReadSettings withRate(double hertz) {
        return new ReadSettings(format, columns, unit, time, times, Optional.of(hertz));
    }
}
