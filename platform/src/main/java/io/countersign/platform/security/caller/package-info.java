/** Who calls, and the account that a caller acts for. */
@NullMarked
package io.countersign.platform.security.caller;

import org.jspecify.annotations.NullMarked;
