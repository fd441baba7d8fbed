package org.robograde.reports.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.robograde.reports.input.FrameSource;
import org.robograde.reports.input.SiteMap;

/** Frames of a drawn overhead camera, so that a sample report has pictures. */
final class SampleFrames implements FrameSource {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final double SCALE = 50;
    private final SiteMap site;

    SampleFrames(SiteMap site) {
        this.site = site;
    }

    @Override
    public Optional<byte[]> frame(String trialId, long nanos) {
        double seconds = (nanos - SampleTracks.START) / 1e9;
        if (seconds > 100) {
            return Optional.empty();
        }
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(0xCFCAC0));
        g.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        g.setColor(new Color(0x5A5348));
        g.setStroke(new BasicStroke(4));
        site.walls().forEach(w -> g.draw(new Line2D.Double(x(w.x1()), y(w.y1()), x(w.x2()), y(w.y2()))));
        double[] unit = SampleTracks.unit(seconds);
        g.setColor(new Color(0x22262B));
        g.fill(new Ellipse2D.Double(x(unit[0]) - 14, y(unit[1]) - 14, 28, 28));
        g.setColor(Color.WHITE);
        g.fill(new Rectangle2D.Double(x(unit[0]) - 6, y(unit[1]) - 6, 12, 12));
        double[] guest = SampleTracks.guest(seconds);
        g.setColor(new Color(0x8A3B2E));
        g.fill(new Ellipse2D.Double(x(guest[0]) - 10, y(guest[1]) - 10, 20, 20));
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(out.toByteArray());
    }

    private static double x(double metres) {
        return 20 + metres * SCALE;
    }

    private static double y(double metres) {
        return HEIGHT - 15 - metres * SCALE;
    }
}
