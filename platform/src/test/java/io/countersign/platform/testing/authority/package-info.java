/** The table of which token may do what, and the requests that prove it. */
@NullMarked
package io.countersign.platform.testing.authority;

import org.jspecify.annotations.NullMarked;
