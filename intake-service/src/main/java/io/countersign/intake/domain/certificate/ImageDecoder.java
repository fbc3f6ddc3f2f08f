package io.countersign.intake.domain.certificate;

import java.util.Optional;

/** Decodes pictures, to find out whether all of them is there. */
@FunctionalInterface
public interface ImageDecoder {

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

    /** Decodes the picture in bounded memory and time; empty if it is whole. */
    Optional<Defect> defect(ImageHeader header, byte[] content);
}
