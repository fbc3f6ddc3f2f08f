@NullMarked
package io.countersign.notification.domain.feed;

import org.jspecify.annotations.NullMarked;
