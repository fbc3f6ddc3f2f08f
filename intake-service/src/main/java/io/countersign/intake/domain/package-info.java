/** Taking applications and showing what became of them: plain Java. */
@NullMarked
package io.countersign.intake.domain;

import org.jspecify.annotations.NullMarked;
