/** What a rule is, what it looks at, and what it finds. */
@NullMarked
package io.countersign.rules.checks.rule;

import org.jspecify.annotations.NullMarked;
