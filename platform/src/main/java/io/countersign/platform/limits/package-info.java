/** What connections, requests and bodies may occupy, in total and for each caller. */
@NullMarked
package io.countersign.platform.limits;

import org.jspecify.annotations.NullMarked;
