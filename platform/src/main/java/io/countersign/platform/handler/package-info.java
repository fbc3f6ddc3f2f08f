/** Calls the handler methods of the API without the framework's operators for each argument and result. */
@NullMarked
package io.countersign.platform.handler;

import org.jspecify.annotations.NullMarked;
