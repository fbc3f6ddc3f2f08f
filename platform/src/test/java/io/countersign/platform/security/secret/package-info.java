@NullMarked
package io.countersign.platform.security.secret;

import org.jspecify.annotations.NullMarked;
