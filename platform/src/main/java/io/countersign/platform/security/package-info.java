/** Bearer tokens: who calls, and what the caller may do. */
@NullMarked
package io.countersign.platform.security;

import org.jspecify.annotations.NullMarked;
