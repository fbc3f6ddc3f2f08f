/** Secrets that are stored sealed, and their keys. */
@NullMarked
package io.countersign.platform.security.secret;

import org.jspecify.annotations.NullMarked;
