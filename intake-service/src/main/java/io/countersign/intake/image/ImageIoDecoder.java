package io.countersign.intake.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import io.countersign.intake.domain.ImageDecoder;
import io.countersign.intake.domain.ImageHeader;
import io.countersign.intake.domain.ImageHeader.Format;
import io.countersign.platform.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decodes with ImageIO: PNG with the JDK's reader, JPEG with that of TwelveMonkeys, which also reads CMYK. At most four
 * million pixels of a picture are kept, whatever its size, and at most half as many pictures are decoded at once as there are
 * processors, since a native decoder does not yield.
 */
@Component
final class ImageIoDecoder implements ImageDecoder {

    private static final long MAX_PIXELS_IN_MEMORY = 4_000_000;
    private static final int MAX_SCANS = 64;
    private static final int PERMIT_TIMEOUT_SECONDS = 10;

    private final ImageReaderSpi jpeg = registered(new JPEGImageReaderSpi());
    private final ImageReaderSpi png = spi("com.sun.imageio.plugins.png.PNGImageReaderSpi");
    private final Semaphore permits =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    private static ImageReaderSpi registered(ImageReaderSpi provider) {
        IIORegistry.getDefaultInstance().registerServiceProvider(provider, ImageReaderSpi.class);
        return provider;
    }

    private static ImageReaderSpi spi(String className) {
        var providers = IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
        while (providers.hasNext()) {
            var provider = providers.next();
            if (provider.getClass().getName().equals(className)) {
                return provider;
            }
        }
        throw new IllegalStateException(className + " is not installed");
    }

    @Override
    public Optional<Defect> defect(ImageHeader header, byte[] content) {
        if (header.format() == Format.JPEG && scans(content) > MAX_SCANS) {
            return Optional.of(Defect.PIXEL_DATA);
        }
        acquire();
        try {
            return decoded(header, content);
        } finally {
            permits.release();
        }
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(PERMIT_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw ProblemException.busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw ProblemException.busy();
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
            var reader = (header.format() == Format.JPEG ? jpeg : png).createReaderInstance(null);
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
        long pixels = (long) header.width() * header.height();
        int step = (int) Math.ceil(Math.sqrt((double) pixels / MAX_PIXELS_IN_MEMORY));
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
