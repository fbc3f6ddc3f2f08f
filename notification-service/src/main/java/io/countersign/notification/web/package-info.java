/** Notices and endpoints over HTTP. */
@NullMarked
package io.countersign.notification.web;

import org.jspecify.annotations.NullMarked;
