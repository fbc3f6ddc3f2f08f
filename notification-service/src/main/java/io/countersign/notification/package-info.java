/** The notification service: tells each applicant each outcome, once. */
@NullMarked
package io.countersign.notification;

import org.jspecify.annotations.NullMarked;
