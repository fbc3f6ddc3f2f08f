@NullMarked
package io.countersign.intake.store.view;

import org.jspecify.annotations.NullMarked;
