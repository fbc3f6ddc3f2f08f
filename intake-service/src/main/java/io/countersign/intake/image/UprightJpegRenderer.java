package io.countersign.intake.image;

import io.countersign.intake.domain.image.ImageHeader;
import io.countersign.intake.domain.image.ImageRenderer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.stereotype.Component;

/**
 * Renders with ImageIO: at most 12.5 million pixels, which is a photograph of 12 megapixels in full; of a larger picture every
 * n-th row and column. What is transparent becomes white.
 */
@Component
final class UprightJpegRenderer implements ImageRenderer {

    private static final long MAX_PIXELS = 12_500_000;
    private static final float QUALITY = 0.92f;

    private final ImageReaders readers;

    UprightJpegRenderer(ImageReaders readers) {
        this.readers = readers;
    }

    @Override
    public byte[] render(ImageHeader header, byte[] content) {
        var orientation = ExifOrientation.of(header.format(), content);
        try (var _ = readers.permit()) {
            return encoded(upright(decoded(header, content), orientation));
        } catch (IOException broken) {
            throw new UncheckedIOException("A stored picture cannot be decoded", broken);
        }
    }

    private BufferedImage decoded(ImageHeader header, byte[] content) throws IOException {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            var reader = readers.reader(header.format());
            try {
                reader.setInput(in, true, true);
                var parameters = reader.getDefaultReadParam();
                int step = Subsampling.step(header, MAX_PIXELS);
                parameters.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, parameters);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage upright(BufferedImage stored, ExifOrientation orientation) {
        if (orientation.isUpright() && stored.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return stored;
        }
        int width = orientation.isSideways() ? stored.getHeight() : stored.getWidth();
        int height = orientation.isSideways() ? stored.getWidth() : stored.getHeight();
        var upright = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var graphics = upright.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.drawImage(stored, orientation.upright(stored.getWidth(), stored.getHeight()), null);
        } finally {
            graphics.dispose();
        }
        return upright;
    }

    private static byte[] encoded(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
