/** The rebuild mode of a service: its collections are filled again from the topics by the service's own code. */
@NullMarked
package io.countersign.service.rebuild;

import org.jspecify.annotations.NullMarked;
