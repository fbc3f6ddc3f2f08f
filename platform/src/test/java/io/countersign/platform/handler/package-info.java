@NullMarked
package io.countersign.platform.handler;

import org.jspecify.annotations.NullMarked;
