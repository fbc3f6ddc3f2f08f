/** What the rules may ask about other applications. */
@NullMarked
package io.countersign.rules.context;

import org.jspecify.annotations.NullMarked;
