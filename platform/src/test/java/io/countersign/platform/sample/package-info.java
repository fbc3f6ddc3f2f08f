/** A small service, to try the platform with. */
@NullMarked
package io.countersign.platform.sample;

import org.jspecify.annotations.NullMarked;
