package io.countersign.intake.domain.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.domain.image.ImageDecoder.Defect;
import io.countersign.platform.testing.ProcessorTime;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngStructureTest {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private static byte[] png(byte[]... chunks) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        for (var chunk : chunks) {
            out.writeBytes(chunk);
        }
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte... data) {
        var body = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var crc = new CRC32();
        crc.update(body);
        return ByteBuffer.allocate(8 + body.length)
                .putInt(data.length)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] header(int width, int height, int depth, int colour) {
        return chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) depth)
                        .put((byte) colour)
                        .array());
    }

    private static byte[] data(int bytes) {
        var out = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(out)) {
            for (int rest = bytes; rest > 0; rest -= 1 << 16) {
                deflated.write(new byte[Math.min(rest, 1 << 16)]);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return chunk("IDAT", out.toByteArray());
    }

    private static byte[] grey(int bytes) {
        return png(header(100, 100, 8, 0), data(bytes), chunk("IEND"));
    }

    @Test
    void acceptsAWholePicture() {
        assertThat(PngStructure.defect(grey(10_100))).isEmpty();
        assertThat(PngStructure.defect(Arrays.copyOf(grey(10_100), 5_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_USHORT_GRAY
            })
    void acceptsWhatTheJdkWrites(int type) throws IOException {
        for (var interlaced : new boolean[] {false, true}) {
            var writer = ImageIO.getImageWritersByFormatName("png").next();
            var parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            var out = new ByteArrayOutputStream();
            try (var stream = ImageIO.createImageOutputStream(out)) {
                writer.setOutput(stream);
                writer.write(
                        null, new javax.imageio.IIOImage(new BufferedImage(101, 53, type), null, null), parameters);
            }

            assertThat(PngStructure.defect(out.toByteArray())).isEmpty();
        }
    }

    @Test
    void refusesAFileThatEndsEarly() {
        var whole = grey(10_100);

        for (int length = 33; length < whole.length; length++) {
            assertThat(PngStructure.defect(Arrays.copyOf(whole, length))).contains(Defect.TRUNCATED);
        }
        assertThat(PngStructure.defect(png(header(100, 100, 8, 0)))).contains(Defect.TRUNCATED);
    }

    @Test
    void refusesAWrongChecksum() {
        var damaged = grey(10_100);
        damaged[45] ^= 1;

        assertThat(PngStructure.defect(damaged)).contains(Defect.CHECKSUM);
    }

    @Test
    void refusesMoreOrFewerPixelsThanAnnounced() {
        assertThat(PngStructure.defect(grey(10_099))).contains(Defect.PIXEL_DATA);
        assertThat(PngStructure.defect(grey(10_101))).contains(Defect.PIXEL_DATA);
        assertThat(PngStructure.defect(png(header(100, 100, 8, 0), chunk("IEND"))))
                .contains(Defect.PIXEL_DATA);
        assertThat(PngStructure.defect(png(header(100, 100, 8, 0), chunk("IDAT", new byte[500]), chunk("IEND"))))
                .contains(Defect.PIXEL_DATA);
    }

    @Test
    void inflatesNoMoreThanIsAnnounced() {
        var bomb = grey(1 << 30);

        assertThat(ProcessorTime.of(() -> assertThat(PngStructure.defect(bomb)).contains(Defect.PIXEL_DATA)))
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void refusesAHeaderThatContradictsItself() {
        assertThat(PngStructure.defect(png(header(100, 100, 8, 5), data(10_100), chunk("IEND"))))
                .contains(Defect.HEADER);
        assertThat(PngStructure.defect(png(header(100, 100, 8, 3), data(10_100), chunk("IEND"))))
                .as("no palette")
                .contains(Defect.PIXEL_DATA);
    }
}
