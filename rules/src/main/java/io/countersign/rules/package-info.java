/** The rule sets as others see them: which one applies, what it asks for, what it says of an application. */
@NullMarked
package io.countersign.rules;

import org.jspecify.annotations.NullMarked;
