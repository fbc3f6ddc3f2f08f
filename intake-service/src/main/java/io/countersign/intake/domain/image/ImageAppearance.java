package io.countersign.intake.domain.image;

import org.jspecify.annotations.Nullable;

/**
 * What a decoded picture shows.
 *
 * @param pixels the digest of its pixels, upright and in one colour model
 * @param likeness its perceptual hash in hex; absent for a blank picture
 * @param blank whether it is of one colour, or nearly so
 */
public record ImageAppearance(String pixels, @Nullable String likeness, boolean blank) {}
