@NullMarked
package io.countersign.platform.security.access;

import org.jspecify.annotations.NullMarked;
