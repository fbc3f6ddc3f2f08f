/** Tests of the limits. */
@NullMarked
package io.countersign.platform.limits;

import org.jspecify.annotations.NullMarked;
