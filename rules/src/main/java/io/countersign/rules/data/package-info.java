/** What a rule set's files say, as types. */
@NullMarked
package io.countersign.rules.data;

import org.jspecify.annotations.NullMarked;
