@NullMarked
package io.countersign.operations.deadletters;

import org.jspecify.annotations.NullMarked;
