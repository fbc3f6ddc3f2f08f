@NullMarked
package io.countersign.intake.domain.view;

import org.jspecify.annotations.NullMarked;
