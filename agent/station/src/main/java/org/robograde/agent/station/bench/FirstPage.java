package org.robograde.agent.station.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.robograde.agent.evidence.Evidence;
import org.robograde.reports.input.FrameSource;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.input.TrialPicture;
import org.robograde.reports.pages.Language;
import org.robograde.reports.pages.PageTemplate;

/** A program that draws one bundle into a page and prints the seconds that took and the most megabytes of heap in use. */
final class FirstPage {
    private FirstPage() {}

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        TrialPicture picture = TrialPicture.of(Evidence.open(Path.of(arguments[0])));
        ReportInput made = GeneratedReport.of(1, 1);
        ReportInput input = new ReportInput(
                made.grade(),
                made.gradeSha256(),
                List.of(new TrialPicture("generated-1", picture.tracks(), picture.site(), picture.unit())),
                FrameSource.NONE,
                made.laboratory());
        String page = new PageTemplate(input, List.of()).page(Language.ENGLISH);
        if (picture.tracks().unit().isEmpty() || !page.contains("<svg")) {
            throw new IllegalStateException("the recording gave no picture");
        }
        System.out.printf(Locale.ROOT, "%.3f %.1f%n", (System.nanoTime() - start) / 1e9, peakMegabytes());
    }

    private static double peakMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / 1e6;
    }
}
