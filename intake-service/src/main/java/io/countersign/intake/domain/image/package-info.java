/** Pictures as they are uploaded: formats, structure, decoding. */
@NullMarked
package io.countersign.intake.domain.image;

import org.jspecify.annotations.NullMarked;
