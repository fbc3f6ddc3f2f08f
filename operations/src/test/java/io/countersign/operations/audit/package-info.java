@NullMarked
package io.countersign.operations.audit;

import org.jspecify.annotations.NullMarked;
