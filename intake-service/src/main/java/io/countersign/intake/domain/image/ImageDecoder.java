package io.countersign.intake.domain.image;

/** Decodes pictures, to find out whether all of them is there and what they show. */
@FunctionalInterface
public interface ImageDecoder {

    /** What became of a picture. */
    sealed interface Decoding {

        record Whole(ImageAppearance appearance) implements Decoding {}

        record Defective(Defect defect) implements Decoding {}
    }

    /** Why a picture can't be shown. */
    enum Defect {
        /** The file ends before the picture does. */
        TRUNCATED,
        /** A checksum of the file is wrong. */
        CHECKSUM,
        /** The file's header contradicts itself. */
        HEADER,
        /** The compressed pixels are malformed, or are not as many as the header announces. */
        PIXEL_DATA
    }

    /** Decodes the picture in bounded memory and time. */
    Decoding decode(ImageHeader header, byte[] content);
}
