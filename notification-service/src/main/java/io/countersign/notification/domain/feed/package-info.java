/** The feed of an account, and the notices issued into it. */
@NullMarked
package io.countersign.notification.domain.feed;

import org.jspecify.annotations.NullMarked;
