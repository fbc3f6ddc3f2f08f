/** The repository's samples, looked at as files. */
@NullMarked
package io.countersign.samples;

import org.jspecify.annotations.NullMarked;
