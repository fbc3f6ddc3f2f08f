/** Reads the rules' files strictly, naming file and line of every fault. */
@NullMarked
package io.countersign.rules.yaml;

import org.jspecify.annotations.NullMarked;
