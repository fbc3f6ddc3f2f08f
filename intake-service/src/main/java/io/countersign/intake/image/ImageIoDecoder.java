package io.countersign.intake.image;

import io.countersign.intake.domain.certificate.ImageDecoder;
import io.countersign.intake.domain.certificate.ImageHeader;
import io.countersign.intake.domain.certificate.ImageHeader.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
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
    private static final int MAX_SCANS = 64;

    private final ImageReaders readers;

    ImageIoDecoder(ImageReaders readers) {
        this.readers = readers;
    }

    @Override
    public Optional<Defect> defect(ImageHeader header, byte[] content) {
        if (header.format() == Format.JPEG && scans(content) > MAX_SCANS) {
            return Optional.of(Defect.PIXEL_DATA);
        }
        try (var _ = readers.permit()) {
            return decoded(header, content);
        }
    }

    /** Each scan of a progressive JPEG costs as much as decoding it, and a file may have thousands. */
    private static int scans(byte[] jpeg) {
        int scans = 0;
        for (int at = 0; at + 1 < jpeg.length; at++) {
            if (jpeg[at] == (byte) 0xff && jpeg[at + 1] == (byte) 0xda) {
                scans++;
            }
        }
        return scans;
    }

    private Optional<Defect> decoded(ImageHeader header, byte[] content) {
        var warning = new AtomicReference<@Nullable Defect>();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            var reader = readers.reader(header.format());
            try {
                reader.addIIOReadWarningListener((_, text) -> warning.compareAndSet(null, defect(text)));
                reader.setInput(in, true, true);
                read(reader, header);
            } finally {
                reader.dispose();
            }
        } catch (IIOException broken) {
            return Optional.of(isEnd(broken) ? Defect.TRUNCATED : Defect.PIXEL_DATA);
        } catch (IOException end) {
            return Optional.of(Defect.TRUNCATED);
        } catch (RuntimeException malformed) {
            return Optional.of(Defect.PIXEL_DATA); // the readers throw all kinds for malformed input
        }
        return Optional.ofNullable(warning.get());
    }

    private static void read(ImageReader reader, ImageHeader header) throws IOException {
        int step = Subsampling.step(header, MAX_PIXELS_IN_MEMORY);
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        reader.read(0, parameters);
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
