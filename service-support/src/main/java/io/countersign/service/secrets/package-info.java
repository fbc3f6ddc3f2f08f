/** The re-seal mode: the secrets at rest of a service are sealed again by its current key. */
@NullMarked
package io.countersign.service.secrets;

import org.jspecify.annotations.NullMarked;
