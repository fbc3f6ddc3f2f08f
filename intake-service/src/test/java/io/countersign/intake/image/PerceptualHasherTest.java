package io.countersign.intake.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

/** How well the hash separates copies of one picture from other pictures of the same form, as the documentation states. */
class PerceptualHasherTest {

    private static final int COMPANIES = 200;

    /** Within which review takes two hashes as alike. */
    private static final int MAX_DISTANCE = 7;

    /** Of pairs of licences of different companies. */
    private static final double MAX_FALSE_MATCH_RATE = 0.001;

    private static BigInteger hash(BufferedImage image) {
        return new BigInteger(PerceptualHasher.hash(UprightPixels.of(image, new ExifOrientation(1))), 16);
    }

    private static int distance(BigInteger one, BigInteger other) {
        return one.xor(other).bitCount();
    }

    @Test
    void copiesOfOneFormAreRarelyAlike() {
        var hashes = IntStream.range(0, COMPANIES)
                .mapToObj(company -> hash(LicenceTemplate.filled(company)))
                .toList();
        int pairs = 0;
        int alike = 0;
        for (int one = 0; one < COMPANIES; one++) {
            for (int other = one + 1; other < COMPANIES; other++) {
                pairs++;
                alike += distance(hashes.get(one), hashes.get(other)) <= MAX_DISTANCE ? 1 : 0;
            }
        }

        assertThat((double) alike / pairs).as("%d of %d", alike, pairs).isLessThanOrEqualTo(MAX_FALSE_MATCH_RATE);
    }

    @Test
    void lossyCopiesOfOnePictureAreAlike() {
        var missed = new ArrayList<String>();
        for (int company = 0; company < 8; company++) {
            var original = LicenceTemplate.filled(company);
            for (var copy : copies()) {
                int distance = distance(hash(original), hash(copy.apply(original)));
                if (distance > MAX_DISTANCE) {
                    missed.add(company + ": " + distance);
                }
            }
        }

        assertThat(missed).isEmpty();
    }

    private static List<UnaryOperator<BufferedImage>> copies() {
        return List.of(
                image -> compressed(image, 0.9f),
                image -> compressed(image, 0.5f),
                image -> scaled(image, 0.5),
                image -> compressed(scaled(image, 0.8), 0.75f),
                image -> new RescaleOp(1.1f, 5, null).filter(image, null));
    }

    private static BufferedImage scaled(BufferedImage image, double factor) {
        var scaled = new BufferedImage(
                (int) (image.getWidth() * factor), (int) (image.getHeight() * factor), BufferedImage.TYPE_INT_RGB);
        var graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, scaled.getWidth(), scaled.getHeight(), null);
        graphics.dispose();
        return scaled;
    }

    private static BufferedImage compressed(BufferedImage image, float quality) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), parameters);
            out.flush();
            return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        } finally {
            writer.dispose();
        }
    }
}
