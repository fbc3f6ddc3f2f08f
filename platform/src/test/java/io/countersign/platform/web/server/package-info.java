@NullMarked
package io.countersign.platform.web.server;

import org.jspecify.annotations.NullMarked;
