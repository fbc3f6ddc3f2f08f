/** Problem documents in two languages, and the exceptions that become them. */
@NullMarked
package io.countersign.platform.web.problem;

import org.jspecify.annotations.NullMarked;
