package io.countersign.intake.domain.image;

/** Renders stored pictures for people other than their owner. */
@FunctionalInterface
public interface ImageRenderer {

    /**
     * Decodes the picture in bounded memory, turns it upright and encodes the pixels anew as JPEG, so that nothing of the
     * file but its visible content remains.
     */
    byte[] render(ImageHeader header, byte[] content);
}
