/** The notification service: notifies each applicant of each outcome, once. */
@NullMarked
package io.countersign.notification;

import org.jspecify.annotations.NullMarked;
