package io.countersign.intake.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.TestPictures;
import io.countersign.intake.domain.image.ImageAppearance;
import io.countersign.intake.domain.image.ImageDecoder.Decoding;
import io.countersign.intake.domain.image.ImageHeader;
import io.countersign.intake.domain.image.ImageHeader.Format;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageIoDecoderTest {

    private final ImageIoDecoder decoder = new ImageIoDecoder(new ImageReaders());

    private ImageAppearance appearance(Format format, int width, int height, byte[] content) {
        var decoding = decoder.decode(new ImageHeader(format, width, height), content);
        assertThat(decoding).isInstanceOf(Decoding.Whole.class);
        return ((Decoding.Whole) decoding).appearance();
    }

    private String pixels(BufferedImage image) {
        return pixelsOfPng(TestPictures.encoded(image, "png"), image);
    }

    private String pixelsOfPng(byte[] content, BufferedImage size) {
        return appearance(Format.PNG, size.getWidth(), size.getHeight(), content)
                .pixels();
    }

    /** Eight greys, as squares. */
    private static BufferedImage greys(int type) {
        var image = new BufferedImage(160, 120, type);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int grey = (x / 20 + y / 20) % 8 * 36;
                int sample = image.getRaster().getSampleModel().getSampleSize(0) == 16 ? grey * 257 : grey;
                if (image.getRaster().getNumBands() == 1
                        && image.getColorModel().getNumComponents() == 1) {
                    image.getRaster().setSample(x, y, 0, sample);
                } else {
                    image.setRGB(x, y, new Color(grey, grey, grey).getRGB());
                }
            }
        }
        return image;
    }

    @Test
    void theColourModelOfTheFileDoesNotMatter() {
        var expected = pixels(greys(BufferedImage.TYPE_INT_RGB));

        assertThat(pixels(greys(BufferedImage.TYPE_INT_ARGB))).isEqualTo(expected);
        assertThat(pixels(greys(BufferedImage.TYPE_3BYTE_BGR))).isEqualTo(expected);
        assertThat(pixels(greys(BufferedImage.TYPE_BYTE_GRAY))).isEqualTo(expected);
        assertThat(pixels(greys(BufferedImage.TYPE_USHORT_GRAY))).isEqualTo(expected);
        var palette = TestPictures.quarters(BufferedImage.TYPE_BYTE_INDEXED);
        assertThat(pixels(palette)).isEqualTo(pixels(TestPictures.quarters(BufferedImage.TYPE_INT_RGB)));
    }

    @Test
    void compressionInterlacingMetadataAndTrailingBytesDoNotMatter() throws IOException {
        var image = TestPictures.quarters(BufferedImage.TYPE_INT_RGB);
        var plain = TestPictures.encoded(image, "png");
        var files = List.of(
                plain,
                Arrays.copyOf(plain, plain.length + 1),
                TestPictures.png(1),
                png(image, 1f, false),
                png(image, 0f, false),
                png(image, 0.5f, true));

        assertThat(new HashSet<>(files.stream().map(Arrays::hashCode).toList())).hasSize(files.size());
        assertThat(files).extracting(file -> pixelsOfPng(file, image)).containsOnly(pixels(image));
        var photo = TestPictures.encoded(image, "jpeg");
        assertThat(appearance(Format.JPEG, image.getWidth(), image.getHeight(), TestPictures.jpeg(1)))
                .isEqualTo(appearance(Format.JPEG, image.getWidth(), image.getHeight(), photo))
                .isEqualTo(appearance(
                        Format.JPEG, image.getWidth(), image.getHeight(), Arrays.copyOf(photo, photo.length + 1)));
    }

    /** With a text chunk; a high quality is a low compression. */
    private static byte[] png(BufferedImage image, float quality, boolean interlaced) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        if (interlaced) {
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        var metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters);
        var entry = new IIOMetadataNode("tEXtEntry");
        entry.setAttribute("keyword", "Comment");
        entry.setAttribute("value", "quality " + quality);
        var text = new IIOMetadataNode("tEXt");
        text.appendChild(entry);
        var root = new IIOMetadataNode("javax_imageio_png_1.0");
        root.appendChild(text);
        metadata.mergeTree("javax_imageio_png_1.0", root);
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, metadata), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @Test
    void onePixelMatters() {
        var image = TestPictures.quarters(BufferedImage.TYPE_INT_RGB);
        var before = pixels(image);

        image.setRGB(17, 23, 0x123456);

        assertThat(pixels(image)).isNotEqualTo(before);
    }

    /** What is stored so that the orientation turns it upright is the same picture; a large one is read in part. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrientationIsApplied(int tag) {
        var orientation = new ExifOrientation(tag);
        for (int scale : tag == 3 || tag == 6 ? List.of(1, 15) : List.of(1)) {
            int width = 160 * scale + 1;
            int height = 120 * scale + 2;
            var upright = pattern(width, height);
            var stored = stored(upright, orientation);

            var turned = UprightPixels.of(stored, orientation);

            var header = new ImageHeader(Format.PNG, stored.getWidth(), stored.getHeight());
            assertThat(turned.digest(header))
                    .isEqualTo(UprightPixels.of(upright, new ExifOrientation(1))
                            .digest(new ImageHeader(Format.PNG, width, height)));
            var file = withOrientation(TestPictures.encoded(stored, "png"), tag);
            assertThat(appearance(Format.PNG, stored.getWidth(), stored.getHeight(), file))
                    .isEqualTo(appearance(Format.PNG, width, height, TestPictures.encoded(upright, "png")));
        }
    }

    private static BufferedImage pattern(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (((x * 7) << 16) | ((y * 5) << 8) | (x ^ y)) & 0xFFFFFF);
            }
        }
        return image;
    }

    private static BufferedImage stored(BufferedImage upright, ExifOrientation orientation) {
        int width = orientation.isSideways() ? upright.getHeight() : upright.getWidth();
        int height = orientation.isSideways() ? upright.getWidth() : upright.getHeight();
        var stored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        AffineTransform turn = orientation.upright(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                var at = turn.transform(new java.awt.geom.Point2D.Double(x + 0.5, y + 0.5), null);
                stored.setRGB(x, y, upright.getRGB((int) at.getX(), (int) at.getY()));
            }
        }
        return stored;
    }

    private static byte[] withOrientation(byte[] png, int tag) {
        return TestPictures.withExif(png, tag);
    }

    @Test
    void aPictureOfOneColourOrNearlySoIsBlank() {
        var image = new BufferedImage(1_000, 700, BufferedImage.TYPE_INT_RGB);
        assertThat(appearance(image).blank()).isTrue();
        assertThat(appearance(image).likeness()).isNull();

        var graphics = image.createGraphics();
        graphics.setColor(new Color(250, 250, 245));
        graphics.fillRect(0, 0, 1_000, 700);
        graphics.setColor(new Color(240, 245, 250));
        graphics.fillRect(0, 0, 500, 700);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(10, 10, 25, 25);
        assertThat(appearance(image).blank()).isTrue();

        graphics.fillRect(100, 100, 40, 40);
        graphics.dispose();
        assertThat(appearance(image).blank()).isFalse();
        assertThat(appearance(image).likeness()).matches("[0-9a-f]{64}");
        assertThat(appearance(LicenceTemplate.filled(1)).blank()).isFalse();
    }

    private ImageAppearance appearance(BufferedImage image) {
        return appearance(Format.PNG, image.getWidth(), image.getHeight(), TestPictures.encoded(image, "png"));
    }

    @Test
    void aJpegInCmykIsDecodedAndRendered() throws IOException {
        var content = cmyk();
        var header = new ImageHeader(Format.JPEG, 200, 100);

        var appearance = appearance(Format.JPEG, 200, 100, content);

        assertThat(appearance.blank()).isFalse();
        var rendered = TestPictures.decoded(new UprightJpegRenderer(new ImageReaders()).render(header, content));
        var cyan = new Color(rendered.getRGB(50, 50));
        var yellow = new Color(rendered.getRGB(150, 50));
        assertThat(cyan.getRed()).isLessThan(100);
        assertThat(cyan.getBlue()).isGreaterThan(150);
        assertThat(yellow.getRed()).isGreaterThan(150);
        assertThat(yellow.getBlue()).isLessThan(100);
    }

    /** The left half is cyan, the right one yellow; as Adobe writes it, each ink inverted. */
    private static byte[] cmyk() throws IOException {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 200, 100, 4, null);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                raster.setPixel(x, y, x < 100 ? new int[] {0, 255, 255, 255} : new int[] {255, 255, 0, 255});
            }
        }
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        var plain = bytes.toByteArray();
        var adobe = HexFormat.of().parseHex("ffee000e41646f626500640000000000");
        return ByteBuffer.allocate(plain.length + adobe.length)
                .put(plain, 0, 2)
                .put(adobe)
                .put(plain, 2, plain.length - 2)
                .array();
    }
}
