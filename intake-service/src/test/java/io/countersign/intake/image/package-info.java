@NullMarked
package io.countersign.intake.image;

import org.jspecify.annotations.NullMarked;
