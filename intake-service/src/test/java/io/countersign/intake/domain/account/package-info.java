@NullMarked
package io.countersign.intake.domain.account;

import org.jspecify.annotations.NullMarked;
