@NullMarked
package io.countersign.platform.security.caller;

import org.jspecify.annotations.NullMarked;
