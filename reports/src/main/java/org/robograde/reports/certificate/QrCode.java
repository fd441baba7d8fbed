package org.robograde.reports.certificate;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.util.Map;
import org.robograde.reports.charts.Caption;
import org.robograde.reports.charts.Drawing;

/** A text as a QR code, drawn as squares. */
final class QrCode {
    private static final int MODULE = 4;
    /** Of the standard: four modules of quiet around. */
    private static final int QUIET = 4;

    private QrCode() {}

    /** @throws IllegalArgumentException if the text is too long for a code */
    static Drawing of(String text, Caption caption) {
        BitMatrix code = encode(text);
        int side = code.getWidth() * MODULE;
        return new Drawing(caption, side, side, code, graphics -> {
            graphics.setColor(Color.BLACK);
            for (int y = 0; y < code.getHeight(); y++) {
                int from = -1;
                for (int x = 0; x <= code.getWidth(); x++) {
                    boolean dark = x < code.getWidth() && code.get(x, y);
                    if (dark && from < 0) {
                        from = x;
                    } else if (!dark && from >= 0) {
                        // Runs, not single modules: neighbours drawn apart show hairlines between them.
                        graphics.fillRect(from * MODULE, y * MODULE, (x - from) * MODULE, MODULE);
                        from = -1;
                    }
                }
            }
        });
    }

    private static BitMatrix encode(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    QUIET,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8"));
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "the text is too long for a QR code: " + text.length() + " characters", e);
        }
    }
}
