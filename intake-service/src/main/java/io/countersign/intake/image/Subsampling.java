package io.countersign.intake.image;

import io.countersign.intake.domain.image.ImageHeader;

/** How much of a picture is read. */
final class Subsampling {

    private Subsampling() {}

    /** Every so many rows and columns are read, so that about {@code maxPixels} remain. */
    static int step(ImageHeader header, long maxPixels) {
        long pixels = (long) header.width() * header.height();
        return (int) Math.ceil(Math.sqrt((double) pixels / maxPixels));
    }
}
