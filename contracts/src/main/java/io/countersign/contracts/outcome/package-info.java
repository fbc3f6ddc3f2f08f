/** How revisions, questions and signatures end, and who decided. */
@NullMarked
package io.countersign.contracts.outcome;

import org.jspecify.annotations.NullMarked;
