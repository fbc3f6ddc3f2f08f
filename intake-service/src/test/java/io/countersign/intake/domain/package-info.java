@NullMarked
package io.countersign.intake.domain;

import org.jspecify.annotations.NullMarked;
