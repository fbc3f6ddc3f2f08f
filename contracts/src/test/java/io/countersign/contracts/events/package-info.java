@NullMarked
package io.countersign.contracts.events;

import org.jspecify.annotations.NullMarked;
