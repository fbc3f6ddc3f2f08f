/** Who is told what, in which order, and whether it arrived: plain Java, no broker, no store, no clock of its own. */
@NullMarked
package io.countersign.notification.domain;

import org.jspecify.annotations.NullMarked;
