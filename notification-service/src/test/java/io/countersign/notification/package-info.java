/** The whole service on a real broker and store. */
@NullMarked
package io.countersign.notification;

import org.jspecify.annotations.NullMarked;
