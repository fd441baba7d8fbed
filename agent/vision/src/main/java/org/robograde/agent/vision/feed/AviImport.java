package org.robograde.agent.vision.feed;

import java.nio.file.Path;
import java.util.Map;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.vision.document.VisionInputException;

/**
 * A film of a camera as a sealed bundle: each JPEG as a {@code sensor_msgs/CompressedImage} at its place in the film's own time, from 1 s on.
 * When it was filmed is not in the file; the bundle's time base says so.
 */
public final class AviImport {
    private static final long START_NANOS = 1_000_000_000L;

    private AviImport() {}

    /**
     * @param camera its id in the site's documents
     * @param documents by plain name, {@code site.yaml} and {@code unit.yaml} among them if the frames are to be observed
     * @throws VisionInputException if it is no Motion-JPEG film or has no frame; then no bundle is sealed
     */
    public static Evidence importFilm(
            Path film, String camera, Map<String, byte[]> documents, Path folder, SigningKey key) {
        try (FilmBundle bundle = FilmBundle.create(folder, camera, String.valueOf(film.getFileName()), documents)) {
            long frames = AviFile.read(film, (index, microsPerFrame, jpeg) -> {
                long at = START_NANOS + 1000 * index * microsPerFrame;
                bundle.add(at, at, jpeg);
            });
            if (frames == 0) {
                throw new VisionInputException(film + ": has no frame");
            }
            return bundle.seal(key);
        }
    }
}
