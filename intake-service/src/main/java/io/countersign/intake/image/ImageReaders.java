package io.countersign.intake.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import io.countersign.intake.domain.image.ImageHeader.Format;
import io.countersign.platform.web.problem.ProblemException;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.springframework.stereotype.Component;

/**
 * ImageIO's readers: PNG by that of the JDK, JPEG by that of TwelveMonkeys, which also reads CMYK. At most half as many
 * pictures are decoded at once as there are processors, since a native decoder does not yield.
 */
@Component
final class ImageReaders {

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

    ImageReader reader(Format format) throws IOException {
        return (format == Format.JPEG ? jpeg : png).createReaderInstance(null);
    }

    /**
     * Waits for a permit to decode.
     *
     * @return returns the permit when it is closed
     * @throws ProblemException 503 after ten seconds
     */
    Permit permit() {
        try {
            if (permits.tryAcquire(PERMIT_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                return permits::release;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw ProblemException.busy();
    }

    /** Held while a picture is decoded. */
    @FunctionalInterface
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }
}
