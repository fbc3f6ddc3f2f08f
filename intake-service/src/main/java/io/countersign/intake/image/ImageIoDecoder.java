package io.countersign.intake.image;

import io.countersign.intake.domain.image.ImageAppearance;
import io.countersign.intake.domain.image.ImageDecoder;
import io.countersign.intake.domain.image.ImageDecoder.Decoding.Defective;
import io.countersign.intake.domain.image.ImageDecoder.Decoding.Whole;
import io.countersign.intake.domain.image.ImageHeader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decodes with ImageIO, and keeps at most four million pixels of a picture, whatever its size. */
@Component
final class ImageIoDecoder implements ImageDecoder {

    private static final long MAX_PIXELS_IN_MEMORY = 4_000_000;

    private final ImageReaders readers;

    ImageIoDecoder(ImageReaders readers) {
        this.readers = readers;
    }

    @Override
    public Decoding decode(ImageHeader header, byte[] content) {
        try (var _ = readers.permit()) {
            return decoded(header, content);
        }
    }

    private Decoding decoded(ImageHeader header, byte[] content) {
        var warning = new AtomicReference<@Nullable Defect>();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            var reader = readers.reader(header.format());
            try {
                reader.addIIOReadWarningListener((_, text) -> warning.compareAndSet(null, defect(text)));
                reader.setInput(in, true, true);
                var orientation = ExifOrientation.of(header.format(), content);
                var upright = UprightPixels.of(read(reader, header, orientation), orientation);
                var defect = warning.get();
                return defect == null ? whole(header, upright) : new Defective(defect);
            } finally {
                reader.dispose();
            }
        } catch (IIOException broken) {
            return new Defective(isEnd(broken) ? Defect.TRUNCATED : Defect.PIXEL_DATA);
        } catch (IOException end) {
            return new Defective(Defect.TRUNCATED);
        } catch (RuntimeException malformed) {
            return new Defective(Defect.PIXEL_DATA); // the readers throw all kinds for malformed input
        }
    }

    private static Whole whole(ImageHeader header, UprightPixels upright) {
        boolean blank = BlankPictures.isBlank(upright);
        return new Whole(
                new ImageAppearance(upright.digest(header), blank ? null : PerceptualHasher.hash(upright), blank));
    }

    /** Keeps the same rows and columns of the upright picture, in whichever orientation it is stored. */
    private static BufferedImage read(ImageReader reader, ImageHeader header, ExifOrientation orientation)
            throws IOException {
        int step = Subsampling.step(header, MAX_PIXELS_IN_MEMORY);
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(
                step,
                step,
                orientation.isMirroredAcross() ? (header.width() - 1) % step : 0,
                orientation.isMirroredDown() ? (header.height() - 1) % step : 0);
        return reader.read(0, parameters);
    }

    private static boolean isEnd(IIOException broken) {
        return String.valueOf(broken.getMessage()).toLowerCase(Locale.ROOT).contains("end of")
                || broken.getCause() instanceof java.io.EOFException;
    }

    /** libjpeg fills what is missing and warns; bytes between segments do no harm. */
    private static @Nullable Defect defect(String warning) {
        var text = warning.toLowerCase(Locale.ROOT);
        if (text.contains("premature end")) {
            return Defect.TRUNCATED;
        }
        return text.contains("corrupt") && !text.contains("extraneous") ? Defect.PIXEL_DATA : null;
    }
}
