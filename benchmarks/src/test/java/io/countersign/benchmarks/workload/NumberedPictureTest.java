package io.countersign.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class NumberedPictureTest {

    private static int[] pixels(int number) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(NumberedPicture.png(number)));
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    @Test
    void areSquaresOfRandomPixels() throws IOException {
        var pixels = pixels(7);

        assertThat(pixels).hasSize(10_000);
        assertThat(IntStream.of(pixels).filter(pixel -> pixel == 0xFF000000).count())
                .isBetween(4_000L, 6_000L);
    }

    @Test
    void haveThePixelsOfNoOtherNumber() throws IOException {
        assertThat(pixels(1)).isEqualTo(pixels(1)).isNotEqualTo(pixels(2));
    }
}
