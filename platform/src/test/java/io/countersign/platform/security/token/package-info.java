@NullMarked
package io.countersign.platform.security.token;

import org.jspecify.annotations.NullMarked;
