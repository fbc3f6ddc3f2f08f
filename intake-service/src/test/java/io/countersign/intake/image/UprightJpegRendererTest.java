package io.countersign.intake.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.TestPictures;
import io.countersign.intake.domain.image.ImageHeader;
import io.countersign.intake.domain.image.ImageHeader.Format;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UprightJpegRendererTest {

    private final UprightJpegRenderer renderer = new UprightJpegRenderer(new ImageReaders());

    private BufferedImage rendered(Format format, byte[] picture) {
        var header = new ImageHeader(format, TestPictures.WIDTH, TestPictures.HEIGHT);
        return TestPictures.decoded(renderer.render(header, picture));
    }

    /** The quarters from the upper left one, row by row. */
    private static String quarters(BufferedImage image) {
        var name = new StringBuilder();
        for (int y : List.of(image.getHeight() / 4, image.getHeight() * 3 / 4)) {
            for (int x : List.of(image.getWidth() / 4, image.getWidth() * 3 / 4)) {
                name.append(name(new Color(image.getRGB(x, y))));
            }
        }
        return name.toString();
    }

    private static char name(Color color) {
        boolean red = color.getRed() > 200;
        boolean green = color.getGreen() > 200;
        boolean blue = color.getBlue() > 200;
        if (red && green && blue) {
            return 'W';
        }
        return red ? 'R' : green ? 'G' : blue ? 'B' : '?';
    }

    /** Derived by hand from the definition of the tag in EXIF 2.3. */
    @ParameterizedTest
    @CsvSource({"1, RGBW", "2, GRWB", "3, WBGR", "4, BWRG", "5, RBGW", "6, BRWG", "7, WGBR", "8, GWRB"})
    void turnsEachOrientationUpright(int orientation, String expected) {
        var jpeg = rendered(Format.JPEG, TestPictures.jpeg(orientation));
        var png = rendered(Format.PNG, TestPictures.png(orientation));

        assertThat(quarters(jpeg)).isEqualTo(expected);
        assertThat(quarters(png)).isEqualTo(expected);
        int width = orientation >= 5 ? TestPictures.HEIGHT : TestPictures.WIDTH;
        assertThat(jpeg.getWidth()).isEqualTo(width);
        assertThat(png.getWidth()).isEqualTo(width);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 4711})
    void anOrientationThatDoesNotExistCountsAsUpright(int orientation) {
        assertThat(quarters(rendered(Format.JPEG, TestPictures.jpeg(orientation))))
                .isEqualTo("RGBW");
    }

    @Test
    void removesPlaceAndCamera() {
        var header = new ImageHeader(Format.JPEG, TestPictures.WIDTH, TestPictures.HEIGHT);
        for (int orientation : List.of(1, 6)) {
            var original = TestPictures.jpeg(orientation);
            assertThat(TestPictures.hasMetadata(original)).isTrue();

            assertThat(TestPictures.hasMetadata(renderer.render(header, original)))
                    .isFalse();
        }
        var png = TestPictures.png(1);
        assertThat(TestPictures.hasMetadata(png)).isTrue();
        assertThat(TestPictures.hasMetadata(
                        renderer.render(new ImageHeader(Format.PNG, TestPictures.WIDTH, TestPictures.HEIGHT), png)))
                .isFalse();
    }

    @Test
    void whatIsTransparentBecomesWhite() {
        var transparent = new BufferedImage(TestPictures.WIDTH, TestPictures.HEIGHT, BufferedImage.TYPE_INT_ARGB);

        assertThat(quarters(rendered(Format.PNG, TestPictures.encoded(transparent, "png"))))
                .isEqualTo("WWWW");
    }

    @Test
    void keepsAtMostTwelveAndAHalfMillionPixels() {
        var large = new BufferedImage(10_000, 5_000, BufferedImage.TYPE_BYTE_GRAY);
        var header = new ImageHeader(Format.PNG, large.getWidth(), large.getHeight());

        var picture = TestPictures.decoded(renderer.render(header, TestPictures.encoded(large, "png")));

        assertThat((long) picture.getWidth() * picture.getHeight()).isLessThanOrEqualTo(12_500_000);
        assertThat(picture.getWidth()).isEqualTo(2 * picture.getHeight());
    }

    @Test
    void brokenMetadataDoesNotHideThePicture() {
        var picture = TestPictures.jpeg(6);
        for (int at = 12; at < 40; at++) {
            picture[at] = (byte) 0xff;
        }

        assertThat(quarters(rendered(Format.JPEG, picture))).isEqualTo("RGBW");
    }
}
