@NullMarked
package io.countersign.platform.web.problem;

import org.jspecify.annotations.NullMarked;
