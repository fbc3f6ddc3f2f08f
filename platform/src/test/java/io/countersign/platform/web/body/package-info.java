@NullMarked
package io.countersign.platform.web.body;

import org.jspecify.annotations.NullMarked;
