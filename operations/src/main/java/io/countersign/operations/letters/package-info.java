/** Dead letters: what a service could not read, byte for byte; listed, shown, and appended again where they came from. */
@NullMarked
package io.countersign.operations.letters;

import org.jspecify.annotations.NullMarked;
