/** Dead letters: the records that a service could not process, byte for byte. */
@NullMarked
package io.countersign.operations.deadletters;

import org.jspecify.annotations.NullMarked;
